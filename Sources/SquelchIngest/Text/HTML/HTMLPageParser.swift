import CLibXML2
import SquelchTimeline

/// The one entry to libxml2's HTML parser: SAX, so that a page of any size needs the memory of one element's text. The
/// text is UTF-8 already, whatever the page says of itself.
///
/// The parser asks for bytes when it wants some. Its other way, to be pushed, keeps the whole page: a chunk that ends
/// inside an attribute's value makes it wait for the end of the tag until the end of the page (measured with 2.9.14).
enum HTMLPageParser {
    /// Parses a page to its end. Events go to `reader`; `pull` gives the next bytes, nil at the end.
    /// - Returns: what kept it from the end, in words; nil where nothing did.
    static func parse(
        _ pull: @escaping () -> UnsafeBufferPointer<UInt8>?, into reader: any PageReader
    ) -> String? {
        guard XMLLibrary.isReady, let parser = htmlNewParserCtxt() else {
            return "there is no memory for an HTML parser"
        }
        defer { htmlFreeParserCtxt(parser) }
        let events = PageEvents(reader, pull)
        let context = Unmanaged.passUnretained(events).toOpaque()
        parser.pointee.sax.pointee = handlers
        parser.pointee.userData = context
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        withExtendedLifetime(events) {
            let read: xmlInputReadCallback = { context, room, count in
                PageEvents.at(context)?.fill(room, Int(count)) ?? 0
            }
            // No tree is built: nothing of ours starts a document.
            if let tree = htmlCtxtReadIO(parser, read, nil, context, nil, "UTF-8", Int32(options)) { xmlFreeDoc(tree) }
        }
        return events.isStuck ? "a tag or comment is never closed; the rest is left out" : nil
    }

    private static var handlers: htmlSAXHandler {
        var sax = htmlSAXHandler()
        sax.startElement = { context, name, attributes in
            guard let name else { return }
            PageEvents.at(context)?.next.open(PageTag(name: name, attributes: attributes))
        }
        sax.endElement = { context, name in
            guard let name else { return }
            PageEvents.at(context)?.next.close(PageTag(name: name, attributes: nil))
        }
        sax.characters = { context, text, length in
            PageEvents.at(context)?.next.text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        sax.ignorableWhitespace = sax.characters
        // Scripts and styles come as CDATA: nobody reads them.
        sax.cdataBlock = { context, _, _ in _ = PageEvents.at(context)?.next }
        return sax
    }
}

/// Carries bytes to C, and events back.
private final class PageEvents {
    private let reader: any PageReader
    private let pull: () -> UnsafeBufferPointer<UInt8>?
    /// Bytes that were pulled, and how many of them the parser has taken.
    private var chunk = ByteArena()
    private var taken = 0
    /// Bytes since the last event.
    private var silent = 0
    /// Whether the parser swallowed too much without an event: it would keep it all.
    private(set) var isStuck = false

    private static let longestTag = 16 << 20

    /// The reader, for the next event.
    var next: any PageReader {
        silent = 0
        return reader
    }

    init(_ reader: any PageReader, _ pull: @escaping () -> UnsafeBufferPointer<UInt8>?) {
        self.reader = reader
        self.pull = pull
    }

    /// Copies the next bytes, `count` at most; 0 at the end.
    func fill(_ room: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int32 {
        guard let room, count > 0, !isStuck else { return 0 }
        if taken == chunk.count {
            guard let bytes = pull() else { return 0 }
            chunk.removeAll()
            chunk.append(bytes)
            taken = 0
        }
        let length = min(count, chunk.count - taken)
        UnsafeMutableRawPointer(room).copyMemory(from: chunk.base + taken, byteCount: length)
        taken += length
        silent += length
        isStuck = silent > Self.longestTag
        return Int32(clamping: length)
    }

    static func at(_ context: UnsafeMutableRawPointer?) -> PageEvents? {
        context.map { Unmanaged<PageEvents>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// What understands the pages of one kind, event by event.
protocol PageReader: AnyObject {
    func open(_ tag: PageTag)
    func close(_ tag: PageTag)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Ends the page; its format, nil where it was not of this kind after all.
    func finish() -> SourceFormat?
}

/// A tag, valid during its event. libxml2 gives names in lower case.
struct PageTag {
    let name: UnsafePointer<UInt8>
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// Its element's name.
    var nameBytes: UnsafeBufferPointer<UInt8> { Self.bytes(name) }

    /// Whether its element is one that has no end tag.
    var isEmptyElement: Bool {
        (["br", "img", "hr", "wbr", "input", "meta", "link"] as [StaticString]).contains { isNamed($0) }
    }

    /// Whether it is of this element.
    func isNamed(_ literal: StaticString) -> Bool { Self.bytes(name).equals(literal) }

    /// An attribute's value, references decoded; empty where it is absent.
    subscript(attribute: StaticString) -> UnsafeBufferPointer<UInt8> {
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        guard var next = attributes else { return nothing }
        while let key = next[0] {
            if Self.bytes(key).equalsIgnoringCase(attribute) { return next[1].map(Self.bytes) ?? nothing }
            next += 2
        }
        return nothing
    }

    /// Whether its `class` holds this name.
    func hasClass(_ name: StaticString) -> Bool {
        let names = self["class"]
        var start = 0
        while start < names.count {
            let end = names[start...].firstIndex { $0.isXMLSpace } ?? names.count
            if UnsafeBufferPointer(rebasing: names[start..<end]).equals(name) { return true }
            start = end + 1
        }
        return false
    }

    private static func bytes(_ text: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        while text[length] != 0 { length += 1 }
        return UnsafeBufferPointer(start: text, count: length)
    }
}
