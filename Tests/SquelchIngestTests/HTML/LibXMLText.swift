import CLibXML2

/// The text and the anchors of HTML as libxml2's parser sees it: its tree events, with its own idea of where tags end and nest.
final class LibXMLText {
    private var bytes: [UInt8] = []
    private var anchors: [String] = []
    /// Open elements whose content is not shown, each with where its text and its anchors began.
    private var hidden: [(name: String, start: Int, anchors: Int)] = []

    /// libxml2 must be set up before threads use it.
    private static let isReady: Void = xmlInitParser()

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
        "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5",
        "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "marquee", "menu",
        "nav",
        "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody",
        "tfoot", "thead", "tr", "ul", "xmp", "td", "th",
    ]
    private static let hiding: Set<String> = [
        "audio", "canvas", "iframe", "noembed", "noframes", "noscript", "object", "script", "style",
        "template",
        "title", "video",
    ]

    /// The text of `html`, one space for each run of white space and each boundary of blocks, and its anchors.
    static func read(_ html: [UInt8]) -> (text: String, anchors: [String]) {
        _ = isReady
        let reader = LibXMLText()
        reader.read(html)
        return (normalized(String(decoding: reader.bytes, as: UTF8.self)), reader.anchors)
    }

    /// Words with one space between them; without the characters that text never holds.
    static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isSpaced = true
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0xA0, 0x2028, 0x2029:
                if !isSpaced { result.append(" ") }
                isSpaced = true
            case 0..<0x20, 0x7F...0x9F, 0xAD, 0x200B, 0xFEFF: break
            default:
                result.append(scalar)
                isSpaced = false
            }
        }
        if isSpaced, !result.isEmpty { result.removeLast() }
        return String(result)
    }

    private func read(_ html: [UInt8]) {
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in LibXMLText.of(context)?.start(name, attributes)
        }
        handler.endElement = { context, name in LibXMLText.of(context)?.end(name) }
        handler.characters = { context, text, count in LibXMLText.of(context)?.characters(text, count) }
        handler.ignorableWhitespace = { context, text, count in
            LibXMLText.of(context)?.characters(text, count)
        }
        handler.cdataBlock = { context, text, count in LibXMLText.of(context)?.characters(text, count) }
        let user = Unmanaged.passUnretained(self).toOpaque()
        html.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
            else {
                return
            }
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
                | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            htmlCtxtUseOptions(context, Int32(options))
            if let start { htmlParseChunk(context, start, Int32(html.count), 0) }
            htmlParseChunk(context, nil, 0, 1)
            htmlFreeParserCtxt(context)
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> LibXMLText? {
        context.map { Unmanaged<LibXMLText>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        let name = string(name)
        if Self.hiding.contains(name) { hidden.append((name, bytes.count, anchors.count)) }
        if Self.blocks.contains(name) { bytes.append(0x20) }
        guard name == "a" || name == "area", var attribute = attributes else { return }
        while let key = attribute[0] {
            if string(key) == "href" {
                let value = Self.normalized(string(attribute[1]))
                if !value.isEmpty { anchors.append(value) }
            }
            attribute += 2
        }
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        let name = string(name)
        if Self.blocks.contains(name) { bytes.append(0x20) }
        guard let index = hidden.lastIndex(where: { $0.name == name }) else { return }
        bytes.removeLast(bytes.count - hidden[index].start)
        anchors.removeLast(anchors.count - hidden[index].anchors)
        hidden.removeSubrange(index...)
    }

    private func string(_ name: UnsafePointer<xmlChar>?) -> String { name.map { String(cString: $0) } ?? "" }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
    }
}
