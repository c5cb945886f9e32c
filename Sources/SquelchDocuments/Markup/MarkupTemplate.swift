import Mustache

/// A template of HTML or XML, whose values are escaped one scalar at a time.
///
/// The library's own escaping goes by characters: a quote with a combining mark on it is another character to Swift, and
/// a quote to a browser.
package struct MarkupTemplate: Sendable {
    private let template: MustacheTemplate?

    /// The template in `source`, one of those that are built in.
    package init(_ source: [UInt8]) {
        MarkupEscaping.register()
        template = try? MustacheTemplate(string: MarkupEscaping.pragma + String(decoding: source, as: UTF8.self))
    }

    /// The text with the values in their places; every key that a section uses should be there, since a missing one is
    /// looked for further out.
    package func render(_ values: [String: Any]) -> String { template?.render(values) ?? "" }
}

/// Escapes for text and quoted attributes of HTML and of XML 1.0 alike.
package struct MarkupEscaping: MustacheContentType {
    package static let pragma = "{{% CONTENT_TYPE:SQUELCH-MARKUP}}\n"

    /// Makes the escaping known to templates, once.
    package static func register() { _ = registered }

    private static let registered: Bool = {
        MustacheContentTypes.register(MarkupEscaping(), named: "SQUELCH-MARKUP")
        return true
    }()

    /// Whether an ASCII byte stands for itself: most texts have no other.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20...0x7E: byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0x22 && byte != 0x27
        default: false
        }
    }

    package func escapeText(_ text: String) -> String { Self.escape(text) }

    /// `text` as the content of an element or of a quoted attribute.
    ///
    /// What XML cannot hold is dropped, and bidirectional controls are shown, since they make text read as another one.
    package static func escape(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var result = ""
        result.unicodeScalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x27: result += "&#39;"
            case 0x09, 0x0A: result.unicodeScalars.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE...0xFFFF: break
            case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
                result += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
