import SquelchTimeline

/// Labels of encodings in the headers of mail (RFC 2047), put into words that GMime knows.
///
/// GMime asks iconv, which knows neither browsers' aliases (`x-gbk`) nor what people misspell (`utf_8`, `win-1251`).
enum EncodedWords {
    /// The header block with labels as ``EncodingLabels`` reads them; nil where none has to be changed.
    static func relabelled(_ headers: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8]?
        var taken = 0
        var index = 0
        while index + 1 < headers.count {
            guard headers[index] == UInt8(ascii: "="), headers[index + 1] == UInt8(ascii: "?") else {
                index += 1
                continue
            }
            index += 2
            guard let end = labelEnd(headers, from: index), let name = name(headers[index..<end]) else { continue }
            result = result ?? []
            result?.append(contentsOf: headers[taken..<index])
            result?.append(contentsOf: name.utf8)
            taken = end
            index = end
        }
        result?.append(contentsOf: headers[taken...])
        return result
    }

    /// The question mark behind the label of an encoded word; nil where it is none.
    private static func labelEnd(_ headers: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let label = headers[start...].prefix(longestLabel).prefix { $0 > 0x20 && $0 != UInt8(ascii: "?") }
        let end = label.endIndex
        guard !label.isEmpty, end + 2 < headers.count, headers[end] == UInt8(ascii: "?"),
            headers[end + 2] == UInt8(ascii: "?")
        else { return nil }
        let form = headers[end + 1] | 0x20
        return form == UInt8(ascii: "q") || form == UInt8(ascii: "b") ? end : nil
    }

    /// What the label should be; nil where it may stay, or nobody knows it: GMime looks at the bytes then.
    private static func name(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        // "utf-8*en": the language of the words (RFC 2231).
        let label = String(decoding: label.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        guard case .encoding(let name) = EncodingLabels.meaning(of: label), !name.utf8.elementsEqual(label.utf8) else {
            return nil
        }
        return name
    }

    private static let longestLabel = 64
}
