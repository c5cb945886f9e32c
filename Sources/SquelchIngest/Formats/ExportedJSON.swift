import SquelchJSON
import SquelchTimeline

/// JSON documents that services give out: which one it is shows in its keys.
enum ExportedJSON {
    /// Reads the document if it is one of these; returns the format, nil where it is none.
    static func read(_ root: JSONValue, _ output: RecordOutput) -> SourceFormat? {
        let export = RecordWriter(output)
        switch root.kind {
        case .object: return readObject(root, export)
        case .array:
            guard let first = root.items.first(where: { $0.kind == .object }),
                // Squelch's own records are not for guessing.
                !RecordLineReader.isOwn(first)
            else { return nil }
            return readArray(root, first, export)
        default: return nil
        }
    }

    private static func readObject(_ root: JSONValue, _ output: RecordWriter) -> SourceFormat? {
        if ReaderStream.isStream(root) {
            var reader = ReaderStream(output)
            return reader.read(root["items"], id: root["id"]?.string, author: root["author"])
        }
        if let entries = root["entries"],
            entries.firstItem?["feed"] != nil || (root["total"] != nil && entries.count == 0)
        {
            var reader = MinifluxReader(output)
            return reader.read(entries)
        }
        return NewsBlurReader(output: output).read(root)
            ?? BookmarkTrees(output: output).read(root)
            ?? BookmarkLists(output: output).readReadability(root)
            ?? FacebookJSON(output: output).read(root)
    }

    private static func readArray(_ root: JSONValue, _ first: JSONValue, _ output: RecordWriter) -> SourceFormat? {
        if ReaderStream.isItem(first) {
            var reader = ReaderStream(output)
            return reader.read(root, id: nil, author: nil)
        }
        if first["feed_id"] != nil, first["feed"]?.kind == .object {
            var reader = MinifluxReader(output)
            return reader.read(root)
        }
        return YouTubeJSON(output: output).read(root, first)
            ?? BookmarkLists(output: output).read(root, first)
            ?? FacebookJSON(output: output).read(rows: root, first)
    }
}

extension JSONValue {
    /// The first item of an array.
    var firstItem: JSONValue? { items.first { _ in true } }
}

extension JSONValue? {
    /// The bytes of a string; none for anything else.
    var bytes: UnsafeBufferPointer<UInt8> { self?.string ?? UnsafeBufferPointer(start: nil, count: 0) }

    /// The items of an array that may not be there.
    var elements: JSONElements { JSONElements(items: self?.items) }

    /// Seconds since 1970 out of a count, as a number or in digits.
    var epoch: Int64? {
        guard let self else { return nil }
        if let count = self.int64 { return EpochTime.seconds(count) }
        if let number = self.double, number.magnitude < 1e18 { return EpochTime.seconds(Int64(number)) }
        return self.string.flatMap { EpochTime.seconds($0) }
    }

    /// Whether it is true, 1 or `yes`.
    var isTrue: Bool {
        self?.bool ?? (self?.int64 == 1 || bytes == "1" || bytes == "yes" || bytes == "true")
    }
}

/// A pass over the items of an array that may not be there.
struct JSONElements: Sequence, IteratorProtocol {
    var items: JSONValue.Items?

    mutating func next() -> JSONValue? { items?.next() }
}
