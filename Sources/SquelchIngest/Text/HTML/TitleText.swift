import CSquelchKernels
import SquelchTimeline

/// Titles and other names that may be HTML or not: RSS does not say, and people write "Vec<T>" and "When a <script> blocks
/// the page" as readily as `<b>bold</b>`.
///
/// A tag is taken for markup only where it does what tags do: it encloses something, has an attribute with a value, or
/// breaks a line without blanks around it. Any other one is words.
enum TitleText {
    /// Appends a title as people read it.
    static func append(
        _ title: UnsafeBufferPointer<UInt8>, to out: inout ByteArena, _ text: inout HTMLText
    ) -> ByteSlice {
        guard title.contains(UInt8(ascii: "<")) else { return text.append(title, to: &out) }
        var marked = ByteArena(capacity: title.count + 64)
        var open: [HTMLName] = []
        var index = 0
        while index < title.count {
            let byte = title[index]
            index += 1
            guard byte == UInt8(ascii: "<") else {
                marked.append(byte)
                continue
            }
            guard let end = endOfMarkup(title, index, &open) else {
                marked.append("&lt;")
                continue
            }
            marked.append(UnsafeBufferPointer(rebasing: title[(index - 1)..<end]))
            index = end
        }
        return text.append(marked.all, to: &out)
    }

    /// Elements that stand alone, or need no end tag.
    private static let lone: [StaticString] = ["br", "hr", "img", "wbr", "p", "li"]

    /// Where the markup ends whose `<` is before `start`; nil where it is words.
    private static func endOfMarkup(
        _ title: UnsafeBufferPointer<UInt8>, _ start: Int, _ open: inout [HTMLName]
    ) -> Int? {
        let rest = UnsafeBufferPointer(rebasing: title[start...])
        if rest.starts(with: "!--") { return rest.firstIndex(of: "-->", within: rest.count).map { start + $0 + 3 } }
        let isEndTag = rest.first == UInt8(ascii: "/")
        let nameStart = start + (isEndTag ? 1 : 0)
        var nameEnd = nameStart
        while nameEnd < title.count, title[nameEnd].continuesXMLName { nameEnd += 1 }
        guard nameEnd > nameStart, title[nameStart].isASCIILetter,
            let close = title[nameEnd...].firstIndex(of: UInt8(ascii: ">")),
            let name = name(title, nameStart..<nameEnd)
        else { return nil }
        let word = UnsafeBufferPointer(rebasing: title[nameStart..<nameEnd])
        let end = close + 1
        let standsAlone =
            (start < 2 || title[start - 2].isXMLSpace) && (end == title.count || title[end].isXMLSpace)
        let kind = HTMLElementTable.shared[name]
        if isEndTag {
            if let place = open.lastIndex(of: name) {
                open.remove(at: place)
                return end
            }
            return kind == .unknown || standsAlone ? nil : end
        }
        // Word processors leave `<o:p>`.
        if kind == .unknown { return word.contains(UInt8(ascii: ":")) ? end : nil }
        let between = UnsafeBufferPointer(rebasing: title[nameEnd..<close])
        let hidesContent = kind == .raw || kind.hidesContent
        if hasEndTag(title, from: end, word), !(hidesContent && standsAlone) {
            open.append(name)
            return end
        }
        if hidesContent { return nil }
        if between.contains(UInt8(ascii: "=")) || between.last == UInt8(ascii: "/") { return end }
        return !standsAlone && lone.contains(where: { word.equalsIgnoringCase($0) }) ? end : nil
    }

    private static func name(_ title: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> HTMLName? {
        title.baseAddress.map {
            HTMLName($0 + range.lowerBound, $0 + range.upperBound, before: $0 + title.count)
        }
    }

    private static func hasEndTag(
        _ title: UnsafeBufferPointer<UInt8>, from start: Int, _ name: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var index = start
        while let next = title[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = next + 1
            let end = next + 2 + name.count
            guard end < title.count, title[next + 1] == UInt8(ascii: "/"), !title[end].continuesXMLName else {
                continue
            }
            let other = title[(next + 2)..<end]
            if zip(other, name).allSatisfy({ $0.asciiLowercased == $1.asciiLowercased }) { return true }
        }
        return false
    }
}
