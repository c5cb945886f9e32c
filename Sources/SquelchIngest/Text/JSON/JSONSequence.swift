/// Several JSON documents in one file, one after another: pages that were saved by appending.
enum JSONSequence {
    /// Where each document lies; nil where there is one only, or where it cannot be told.
    ///
    /// Brackets outside of strings are counted, nothing is parsed; the parser then decides about each part.
    static func parts(of text: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
        var parts: [Range<Int>] = []
        var depth = 0
        var start = 0
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\""):
                index += 1
                while index < text.count, text[index] != UInt8(ascii: "\"") {
                    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if depth == 0 { start = index }
                depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth < 0 { return nil }
                if depth == 0 {
                    parts.append(start..<index + 1)
                    if parts.count == 1, isBlank(text, from: index + 1) { return nil }
                }
            default: break
            }
            index += 1
        }
        if depth > 0 { parts.append(start..<text.count) }
        return parts.count > 1 ? parts : nil
    }

    private static func isBlank(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        text[start...].allSatisfy { $0.isXMLSpace }
    }
}
