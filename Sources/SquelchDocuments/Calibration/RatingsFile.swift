public import SquelchSystem
import SquelchJSON
import SquelchTimeline

/// A file of ratings, as attention records in JSON Lines, to which every answer is added at once: an interrupted sitting
/// goes on where it ended. What stands in the file stays as it is.
public final class RatingsFile {
    /// Answers to "is it worth its time?".
    public enum Answer: String, Sendable {
        /// Yes.
        case yes = "rate-up"
        /// No.
        case no = "rate-down"
        /// Neither: remembered so that it is not asked again, and teaches nothing.
        case skip
    }

    private let path: String
    private let descriptor: Int32
    /// Lengths of the file before each answer of this sitting.
    private var lengths: [off_t] = []

    /// Opens the file at `path`, or makes one that only its owner can read.
    public init(path: String) throws(OutputFile.Failure) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        let length = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0
        if length > 0, pread(descriptor, &last, 1, length - 1) == 1, last != UInt8(ascii: "\n") {
            try append(Array("\n".utf8))
        }
    }

    deinit { close(descriptor) }

    /// Adds an answer.
    public func append(_ answer: Answer, post: String?, url: String?, at time: Int64) throws(OutputFile.Failure) {
        guard var json = try? JSONWriter() else { return }
        json.beginObject()
        json.field("kind", "attention")
        json.field("post", post)
        json.field("url", post == nil ? url : nil)
        json.field("action", answer.rawValue)
        json.time("at", time)
        json.key("bulk")
        json.bool(false)
        json.endObject()
        json.newline()
        var line: [UInt8] = []
        json.withBytes { line = Array($0) }
        lengths.append(lseek(descriptor, 0, SEEK_END))
        try append(line)
    }

    /// Takes the last answer of this sitting back; false where there is none.
    public func undo() throws(OutputFile.Failure) -> Bool {
        guard let length = lengths.popLast() else { return false }
        guard ftruncate(descriptor, length) == 0 else { throw failure() }
        return true
    }

    private func append(_ bytes: [UInt8]) throws(OutputFile.Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure()
            }
            rest = rest.dropFirst(count)
        }
    }

    private func failure() -> OutputFile.Failure { .device(path: path, reason: String(cString: strerror(errno))) }
}
