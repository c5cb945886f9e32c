import SquelchIngest
import SquelchTimeline

/// The text of `html`.
func plainText(_ html: String) -> String { plainText(Array(html.utf8)) }

/// The text of `html`, from a reader and an arena of its own.
func plainText(_ html: [UInt8]) -> String {
    var reader = HTMLText()
    return text(of: html, &reader)
}

/// The text of `html`, with the state that `reader` has.
func text(of html: [UInt8], _ reader: inout HTMLText) -> String {
    var arena = ByteArena(capacity: 16)
    let slice = html.withUnsafeBufferPointer { reader.append($0, to: &arena) }
    return String(decoding: arena.bytes(slice), as: UTF8.self)
}

/// The links of `html` of one kind, or of all.
func links(_ html: String, _ kind: HTMLText.LinkKind? = nil) -> [String] {
    var reader = HTMLText()
    _ = text(of: Array(html.utf8), &reader)
    return (0..<reader.linkCount).filter { kind == nil || reader.linkKind($0) == kind }
        .map { String(decoding: reader.link($0), as: UTF8.self) }
}

/// The text of something that is no markup but has references.
func decoded(_ text: String) -> String {
    var arena = ByteArena(capacity: 16)
    let slice = Array(text.utf8).withUnsafeBufferPointer { HTMLText.decodeEntities($0, to: &arena) }
    return String(decoding: arena.bytes(slice), as: UTF8.self)
}
