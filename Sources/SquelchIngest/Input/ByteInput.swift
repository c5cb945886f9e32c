#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SquelchTimeline

/// The bytes of a file or of standard input, unpacked where they are gzip. Read in chunks, never mapped: mapped pages
/// count as memory, and a file that shrinks would kill the process.
final class ByteInput {
    /// Why a file cannot be read.
    enum Failure: Error, Equatable {
        case cannotOpen(String)
        case notAFile
        case cannotRead(String)
        case gzip(String)

        var words: String {
            switch self {
            case .cannotOpen(let reason): "cannot be opened: \(reason)"
            case .notAFile: "is neither a file nor a folder"
            case .cannotRead(let reason): "cannot be read: \(reason)"
            case .gzip(let reason): "gzip: \(reason)"
            }
        }
    }

    private let descriptor: Int32
    private var inflater: GzipInflater?
    private var packed = ByteArena(capacity: 64)
    private var isAtEnd = false
    /// Bytes read from the file, before unpacking.
    private(set) var bytesRead = 0

    private static let chunk = 64 << 10

    /// Opens `path`, or standard input for `-`.
    init(path: String) throws(Failure) {
        if path == "-" {
            descriptor = dup(STDIN_FILENO)
            if descriptor < 0 { throw .cannotOpen(Self.reason(errno)) }
        } else {
            // Non-blocking for the open alone: a named pipe without a writer must not hang the program.
            descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            if descriptor < 0 { throw .cannotOpen(Self.reason(errno)) }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                close(descriptor)
                throw .notAFile
            }
        }
        let peeked: Int
        do throws(Failure) {
            peeked = try readPacked()
        } catch {
            close(descriptor)
            throw error
        }
        if peeked >= 2, packed.base[0] == 0x1F, packed.base[1] == 0x8B { inflater = GzipInflater() }
    }

    deinit { close(descriptor) }

    /// Appends the next bytes to `output`, about 64 KiB; false at the end.
    func read(into output: inout ByteArena) throws(Failure) -> Bool {
        let before = output.count
        while output.count == before {
            if packed.count == 0, !isAtEnd { _ = try readPacked() }
            if packed.count == 0, isAtEnd {
                if let inflater, !inflater.isComplete { throw .gzip("the file ends in the middle of the data") }
                return false
            }
            if let inflater {
                let used = try inflater.inflate(packed.all, into: &output)
                packed.removeFirst(used)
            } else {
                output.append(packed.all)
                packed.removeAll()
            }
        }
        return true
    }

    private func readPacked() throws(Failure) -> Int {
        packed.reserve(Self.chunk)
        while true {
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, packed.base + packed.count, Self.chunk)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, packed.base + packed.count, Self.chunk)
            #else
                let count = Glibc.read(descriptor, packed.base + packed.count, Self.chunk)
            #endif
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(Self.reason(errno))
            }
            packed.advance(by: count)
            bytesRead += count
            if count == 0 { isAtEnd = true }
            return count
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
