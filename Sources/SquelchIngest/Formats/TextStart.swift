import SquelchJSON
import SquelchTimeline

/// The beginning of a text, by which it is told what it is.
struct TextStart {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether nothing follows.
    let isWhole: Bool
    /// The first byte that is no white space.
    let first: UInt8?

    init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
        first = bytes.first { !$0.isXMLSpace }
    }

    /// Whether it can only be JSON.
    var isJSON: Bool { first == UInt8(ascii: "{") || first == UInt8(ascii: "[") }

    /// Whether it begins with a vCard.
    var isAddressBook: Bool { bytes.trimmed.starts(withIgnoringCase: "begin:vcard") }

    /// Whether it begins as XML is declared.
    var isDeclared: Bool {
        let start = bytes.trimmed
        return start.starts(with: "<?xml") || start.starts(withIgnoringCase: "<!doctype")
    }

    /// Whether it is no text at all.
    var isBinary: Bool {
        let sample = bytes.prefix(4096)
        let controls = sample.reduce(0) { $0 + ($1 < 0x20 && !$1.isXMLSpace ? 1 : 0) }
        return controls * 20 > sample.count || sample.contains(0)
    }

    /// Whether JSON is JSON Lines: those have a record of ours on the only line, or an object on the first and on the
    /// second. The first may be damaged. Or each line is an array.
    var isLines: Bool {
        var lines = LineSplitter(bytes)
        guard let first = lines.next() else { return false }
        let next = lines.next()
        if let next, next.trimmed.first == UInt8(ascii: "{"), first.trimmed.first == UInt8(ascii: "{") {
            // A document may have a line for each item: its first line then ends where a value has to follow.
            return ![UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":")].contains(first.trimmed.last)
        }
        if let next, first.isWholeArray, next.trimmed.first == UInt8(ascii: "[") { return true }
        guard next == nil || next?.trimmed.isEmpty == true, var parser = try? JSONParser() else { return false }
        guard let root = try? parser.parse(first), root.kind == .object else { return false }
        return RecordLineReader.isOwn(root)
    }
}

/// Cuts bytes at newlines.
struct LineSplitter: Sequence, IteratorProtocol {
    private var rest: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { rest = bytes }

    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count
        defer { rest = UnsafeBufferPointer(rebasing: rest[Swift.min(rest.count, end + 1)...]) }
        return UnsafeBufferPointer(rebasing: rest[0..<end])
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a line looks like an array from its first byte to its last.
    fileprivate var isWholeArray: Bool {
        trimmed.count > 1 && trimmed.first == UInt8(ascii: "[") && trimmed.last == UInt8(ascii: "]")
    }
}
