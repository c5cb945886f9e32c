import SquelchJSON
import SquelchTimeline

/// Long files of JSON Lines are cut where a line ends: what one worker reads at a time.
extension Source {
    /// Whether nothing of the file comes before it.
    public var isFirst: Bool { piece.map { $0.bytes.lowerBound == 0 } ?? true }
    /// Whether there is more of the file than this.
    public var isPart: Bool { piece != nil }
    /// How many pieces of this size the file has, rounded up.
    public var ofAbout: Int { piece.map { $0.of / max(1, $0.bytes.count) + 1 } ?? 1 }

    private var piece: (bytes: Range<Int>, of: Int)? {
        if case .piece(_, let bytes, let size) = content { (bytes, size) } else { nil }
    }

    /// `sources` with long files in pieces, in their order. Cut are files of which each line stands for itself, at places
    /// that depend on nothing but the file: results are the same for any number of workers.
    public static func pieces(of sources: [Source], options: IngestOptions) -> [Source] {
        sources.flatMap { $0.pieces(options.pieceBytes) }
    }

    /// Files that are known to be too short for two pieces are not opened.
    private func pieces(_ least: Int) -> [Source] {
        guard case .file(let path) = content, size ?? .max >= 2 * least, let file = try? FileInput(path: path),
            file.size >= 2 * least, let kind = Self.kind(of: file)
        else { return [self] }
        let least = kind.rawValue * least
        var pieces: [Source] = []
        var start = 0
        func cut(to end: Int) {
            let content = Content.piece(path: path, bytes: start..<end, of: file.size)
            pieces.append(Source(name: name, origin: origin, content: content, size: end - start))
            start = end
        }
        while file.size - start >= 2 * least, let end = Self.lineEnd(in: file, from: start + least), end < file.size {
            cut(to: end)
        }
        if pieces.isEmpty { return [self] }
        cut(to: file.size)
        return pieces
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
        let start = TextStart(UnsafeBufferPointer(rebasing: prefix.all[skip...]), isWhole: false)
        var lines = LineSplitter(start.bytes)
        guard start.first == UInt8(ascii: "{"), FormatTable.text(of: start)?.name == FormatTable.jsonLines,
            let first = lines.next(), var parser = try? JSONParser(), let value = try? parser.parse(first),
            value["kind"] == nil, let account = value["account"]
        else { return nil }
        if account.kind != .object { return .simple }
        return value["content"] != nil || value["reblog"] != nil ? .statuses : nil
    }
}
