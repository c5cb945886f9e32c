public import SquelchTimeline

/// A file of the program's own making, read at once: an earlier analysis, a model.
public enum WholeFile {
    /// Why it could not be read, in plain words.
    public struct Failure: Error, Equatable {
        /// The reason, without the path.
        public var words: String

        /// A failure for a reason.
        public init(words: String) { self.words = words }
    }

    /// The bytes of the file at `path` (`-` is standard input), unpacked where they are gzip, with `padding` readable bytes behind them.
    /// - Throws: where the file cannot be read or has more than `limit` bytes.
    public static func read(path: String, limit: Int, padding: Int = 0) throws(Failure) -> ByteArena {
        var bytes = ByteArena(capacity: 1 << 16)
        do throws(ByteInput.Failure) {
            let input = try ByteInput(Source.isStandardInput(path) ? FileInput() : FileInput(path: path))
            while bytes.count <= limit, try input.read(into: &bytes) {}
        } catch {
            throw Failure(words: error.words)
        }
        if bytes.count > limit { throw Failure(words: "is larger than \(limit >> 20) MiB") }
        bytes.reserve(padding)
        return bytes
    }
}
