import SquelchSystem
import SquelchTimeline

/// The bytes of a file or of standard input as they are. Read in chunks, never mapped: mapped pages count as memory, and
/// a file that shrinks would kill the process.
final class FileInput: ByteReading {
    private let descriptor: Int32
    /// Whether any place of it can be read: a file, not a pipe.
    let isSeekable: Bool
    /// Length of a file.
    let size: Int
    private(set) var bytesRead = 0

    private static let chunk = 64 << 10
    /// How many bytes may still be read of a piece of the file.
    private var left = Int.max

    /// Standard input.
    init() throws(ByteInput.Failure) {
        descriptor = dup(STDIN_FILENO)
        isSeekable = false
        size = 0
        if descriptor < 0 { throw .cannotOpen(Self.reason(errno)) }
    }

    /// Opens the file at `path`.
    init(path: String) throws(ByteInput.Failure) {
        // Non-blocking for the open alone: a named pipe without a writer must not hang the program.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 { throw .cannotOpen(Self.reason(errno)) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile
        }
        isSeekable = true
        size = Int(status.st_size)
    }

    /// Opens a piece of the file at `path`.
    convenience init(path: String, bytes: Range<Int>) throws(ByteInput.Failure) {
        try self.init(path: path)
        guard seek(bytes.lowerBound, from: SEEK_SET) != nil else { throw .cannotRead(Self.reason(errno)) }
        left = bytes.count
    }

    deinit { close(descriptor) }

    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        let wanted = min(Self.chunk, left)
        if wanted == 0 { return false }
        output.reserve(wanted)
        while true {
            let count = readBytes(descriptor, output.base + output.count, wanted)
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(Self.reason(errno))
            }
            output.advance(by: count)
            bytesRead += count
            left -= count
            return count > 0
        }
    }

    /// Goes to a place of the file; returns it, or nil where there is none.
    func seek(_ offset: Int, from whence: Int32) -> Int? {
        let place = lseek(descriptor, off_t(offset), whence)
        return place < 0 ? nil : Int(place)
    }

    /// Steps over up to `count` bytes, not beyond the end; returns how many.
    func skip(_ count: Int) -> Int {
        guard isSeekable, let here = seek(0, from: SEEK_CUR) else { return 0 }
        let step = max(0, min(count, size - here))
        return seek(step, from: SEEK_CUR) == nil ? 0 : step
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
