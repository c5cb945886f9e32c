import CLibXML2
import SquelchTimeline

/// The one entry to libxml2's HTML parser: SAX, pushed in chunks, so that a page of any size needs the memory of one
/// element's text. The text is UTF-8 already, whatever the page says of itself.
struct HTMLPushParser: ~Copyable {
    private let parser: htmlParserCtxtPtr
    private let events: PageEvents

    /// Events go to `reader`, which must outlive the parser. Nil where libxml2 has no memory.
    init?(reader: any PageReader) {
        guard XMLLibrary.isReady else { return nil }
        let receiver = PageEvents(reader)
        var sax = htmlSAXHandler()
        sax.startElement = { context, name, attributes in
            guard let name else { return }
            PageEvents.at(context)?.reader.open(PageTag(name: name, attributes: attributes))
        }
        sax.endElement = { context, name in
            guard let name else { return }
            PageEvents.at(context)?.reader.close(PageTag(name: name, attributes: nil))
        }
        sax.characters = { context, text, length in
            PageEvents.at(context)?.reader.text(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        sax.ignorableWhitespace = sax.characters
        // Scripts and styles come as CDATA: nobody reads them.
        sax.cdataBlock = { _, _, _ in }
        let context = Unmanaged.passUnretained(receiver).toOpaque()
        guard let created = htmlCreatePushParserCtxt(&sax, context, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            return nil
        }
        events = receiver
        parser = created
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(parser, Int32(options))
    }

    deinit { htmlFreeParserCtxt(parser) }

    /// Parses the next bytes; events arrive before this returns.
    borrowing func push(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytes.withMemoryRebound(to: CChar.self) { chunk in
            _ = htmlParseChunk(parser, chunk.baseAddress, Int32(clamping: chunk.count), 0)
        }
    }

    /// Tells the parser that no more bytes will come.
    borrowing func finish() { _ = htmlParseChunk(parser, nil, 0, 1) }

    /// The line that the parser has reached, counted from 1.
    var line: Int { parser.pointee.input.map { Int($0.pointee.line) } ?? 0 }
}

/// Carries events from C to a reader.
private final class PageEvents {
    let reader: any PageReader

    init(_ reader: any PageReader) { self.reader = reader }

    static func at(_ context: UnsafeMutableRawPointer?) -> PageEvents? {
        context.map { Unmanaged<PageEvents>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// What understands the pages of one kind, event by event.
protocol PageReader: AnyObject {
    func open(_ tag: PageTag)
    func close(_ tag: PageTag)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Ends the page; the format's name, nil where it was not of this kind after all.
    func finish() -> String?
}

/// A tag, valid during its event. libxml2 gives names in lower case.
struct PageTag {
    let name: UnsafePointer<UInt8>
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

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
            let end = names[start...].firstIndex(of: UInt8(ascii: " ")) ?? names.count
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
