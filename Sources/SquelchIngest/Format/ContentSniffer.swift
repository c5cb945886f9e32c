import SquelchJSON
import SquelchTimeline

/// What a file holds, told by its first bytes; its name says nothing.
enum ContentKind: Equatable {
    case xml
    case jsonLines
    case jsonDocument
    /// JSON behind `window.NAME =`, as X writes it.
    case assignment
    case csv(CSVLayout)
    case page(PageKind)
    /// vCard.
    case addressBook
    /// Nothing that is read, and why.
    case unreadable(String)

    /// Decides from the beginning of a text. `isWhole` says that nothing follows.
    static func sniff(_ prefix: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> ContentKind {
        guard let first = prefix.first(where: { !$0.isXMLSpace }) else {
            return .unreadable(isWhole ? "the file is empty" : "the file begins with nothing but white space")
        }
        if UnreadExport.isChat(prefix) {
            return .unreadable("a chat of WhatsApp, which is not read: left out")
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return sniffJSON(prefix) }
        if XVariable(prefix.trimmed) != nil { return .assignment }
        if isAddressBook(prefix) { return .addressBook }
        if let page = PageKind.sniff(prefix) { return .page(page) }
        if first != UInt8(ascii: "<"), let layout = CSVLayout.detect(prefix) { return .csv(layout) }
        if let root = rootElement(prefix) { return root }
        if isBinary(prefix) { return .unreadable("a binary file of a kind that is not read: left out") }
        if let columns = CSVLayout.unknownColumns(prefix) {
            return .unreadable("a table of a kind that is not read (\(columns)): left out")
        }
        return .unreadable("neither XML nor JSON: left out")
    }

    /// Whether a text begins with a vCard.
    static func isAddressBook(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        prefix.trimmed.starts(withIgnoringCase: "begin:vcard")
    }

    /// XML with a root that is known or that might be; a web page is told apart, for it is what servers send instead.
    private static func rootElement(_ prefix: UnsafeBufferPointer<UInt8>) -> ContentKind? {
        let found = DocumentStart.find(in: prefix)
        switch found {
        case .root: return .xml
        case .page: return .unreadable("a web page (HTML), not a feed: left out")
        case .markup, .none:
            // The root may lie beyond a long document type declaration.
            let start = prefix.trimmed
            let isDeclared = start.starts(with: "<?xml") || start.starts(withIgnoringCase: "<!doctype")
            return (found == .markup || isDeclared) && !isBinary(prefix) ? .xml : nil
        }
    }

    private static func isBinary(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        let sample = prefix.prefix(4096)
        let controls = sample.reduce(0) { $0 + ($1 < 0x20 && !$1.isXMLSpace ? 1 : 0) }
        return controls * 20 > sample.count || sample.contains(0)
    }

    /// JSON Lines have a record of ours on the only line, or an object on the first and on the second. The first may be
    /// damaged. Or each line is an array.
    private static func sniffJSON(_ prefix: UnsafeBufferPointer<UInt8>) -> ContentKind {
        var lines = LineSplitter(prefix)
        guard let first = lines.next() else { return .jsonDocument }
        let next = lines.next()
        if let next, next.trimmed.first == UInt8(ascii: "{"), first.trimmed.first == UInt8(ascii: "{") {
            // A document may have a line for each item: its first line then ends where a value has to follow.
            let isOpen = [UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":")].contains(first.trimmed.last)
            return isOpen ? .jsonDocument : .jsonLines
        }
        if let next, first.isWholeArray, next.trimmed.first == UInt8(ascii: "[") { return .jsonLines }
        guard next == nil || next?.trimmed.isEmpty == true, var parser = try? JSONParser() else { return .jsonDocument }
        guard let root = try? parser.parse(first), root.kind == .object else { return .jsonDocument }
        return RecordLineReader.isOwn(root) ? .jsonLines : .jsonDocument
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

    /// Whether it begins with a lower-case ASCII literal, whatever the case here.
    func starts(withIgnoringCase literal: StaticString) -> Bool {
        count >= literal.utf8CodeUnitCount
            && UnsafeBufferPointer(rebasing: self[0..<literal.utf8CodeUnitCount]).equalsIgnoringCase(literal)
    }
}
