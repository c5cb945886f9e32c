import SquelchJSON
import SquelchTimeline

/// A source, or a piece of a long file of JSON Lines that ends where a line does: what one worker reads at a time.
public struct SourcePiece: Sendable, Equatable {
    /// Path of the source.
    public let path: String
    /// Where it lies in the file, in bytes; nil for all of it.
    let bytes: Range<Int>?

    /// How many pieces of this size the source has, rounded up.
    public let ofAbout: Int

    /// Whether nothing of the source comes before it.
    public var isFirst: Bool { bytes.map { $0.lowerBound == 0 } ?? true }
    /// Whether there is more of the source than this.
    public var isPart: Bool { bytes != nil }

    /// All of a source.
    public init(_ path: String) { self.init(path, bytes: nil) }

    private init(_ path: String, bytes: Range<Int>?, of size: Int = 0) {
        self.path = path
        self.bytes = bytes
        ofAbout = bytes.map { size / max(1, $0.count) + 1 } ?? 1
    }

    /// The pieces of `files`, in their order. Cut are files of which each line stands for itself, at places that depend on
    /// nothing but the file: results are the same for any number of workers.
    public static func pieces(of files: [String], options: IngestOptions) -> [SourcePiece] {
        files.flatMap { pieces(of: $0, size: options.pieceBytes) }
    }

    private static func pieces(of path: String, size: Int) -> [SourcePiece] {
        guard path != "-", let file = try? FileInput(path: path), file.size >= 2 * size, let kind = kind(of: file)
        else { return [SourcePiece(path)] }
        let size = kind.rawValue * size
        var pieces: [SourcePiece] = []
        var start = 0
        while file.size - start >= 2 * size, let end = lineEnd(in: file, from: start + size), end < file.size {
            pieces.append(SourcePiece(path, bytes: start..<end, of: file.size))
            start = end
        }
        return pieces.isEmpty
            ? [SourcePiece(path)] : pieces + [SourcePiece(path, bytes: start..<file.size, of: file.size)]
    }

    /// The place behind the first newline at or after `place - 1`.
    private static func lineEnd(in file: FileInput, from place: Int) -> Int? {
        guard file.seek(place - 1, from: 0) != nil else { return nil }
        var bytes = ByteArena(capacity: 1 << 16)
        var at = place - 1
        while (try? file.read(into: &bytes)) == true {
            if let found = bytes.all.firstIndex(of: UInt8(ascii: "\n")) { return at + found + 1 }
            at += bytes.count
            bytes.removeAll()
        }
        return nil
    }

    /// Lines that stand for themselves; how much larger one is than a simple one, since what a worker holds of a piece goes
    /// by its posts.
    private enum Kind: Int {
        /// The user's own simple ones.
        case simple = 1
        /// Statuses of Mastodon.
        case statuses = 3
    }

    /// The lines that a file begins with; nil for others. Records of ours do not stand for themselves, as posts belong to
    /// the feed before them, and neither do pages of answers.
    private static func kind(of file: FileInput) -> Kind? {
        var prefix = ByteArena(capacity: 1 << 17)
        guard (try? file.read(into: &prefix)) == true, case .utf8(let skip) = TextEncoding.detect(prefix.all) else {
            return nil
        }
        let text = UnsafeBufferPointer(rebasing: prefix.all[skip...])
        var lines = LineSplitter(text)
        guard text.trimmed.first == UInt8(ascii: "{"), case .jsonLines = ContentKind.sniff(text, isWhole: false),
            let first = lines.next(), var parser = try? JSONParser(), let value = try? parser.parse(first),
            value["kind"] == nil, let account = value["account"]
        else { return nil }
        if account.kind != .object { return .simple }
        return value["content"] != nil || value["reblog"] != nil ? .statuses : nil
    }
}
