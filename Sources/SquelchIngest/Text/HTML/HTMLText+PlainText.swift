import CSquelchKernels
package import SquelchTimeline

extension HTMLText {
    /// Appends text in which references are decoded and `<` is a character like any other, as in titles; white space
    /// and control characters are treated as in ``append(_:to:)``. The bytes must be valid UTF-8.
    @discardableResult
    package static func decodeEntities(
        _ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteArena
    ) -> ByteSlice {
        let offset = out.count
        guard var from = bytes.baseAddress else { return ByteSlice(offset: offset, length: 0) }
        let end = from + bytes.count
        let names = HTMLEntityNames.shared
        out.reserve(bytes.count + HTMLWriter.slack)
        var writer = HTMLWriter(at: out.base + offset)
        while true {
            from = writer.copy(from, end)
            guard from < end else { break }
            switch from.pointee {
            case UInt8(ascii: "<"):
                writer.append(from.pointee)
                from += 1
            case UInt8(ascii: "&"): from = writer.appendReference(at: from, end, names)
            default: from = writer.appendSpecial(at: from, end)
            }
        }
        let length = writer.finish()
        out.advance(by: length)
        return ByteSlice(offset: offset, length: length)
    }

    /// Whether `bytes` hold a tag of HTML, a comment or a reference, and so are more than plain text with a `<` or `&`.
    ///
    /// `a <b and c` is no tag: the element must be known, and end at once or have an attribute with a value.
    package static func looksLikeMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var from = bytes.baseAddress else { return false }
        let end = from + bytes.count
        let elements = HTMLElementTable.shared
        let names = HTMLEntityNames.shared
        while true {
            from = squelch_find_markup(from, end)
            guard from < end else { return false }
            if from.pointee == UInt8(ascii: "<") {
                if isTag(from + 1, end, elements) { return true }
            } else if let reference = HTMLReference(at: from, end, names, inAttribute: false),
                reference.end[-1] == UInt8(ascii: ";")
            {
                return true
            }
            from += 1
        }
    }

    /// Whether a known element's tag, or a comment, begins at `from`, which is after the `<`.
    private static func isTag(
        _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ elements: HTMLElementTable
    ) -> Bool {
        if end - from >= 3, from[0] == UInt8(ascii: "!"), from[1] == UInt8(ascii: "-"),
            from[2] == UInt8(ascii: "-")
        {
            return true
        }
        let start = from < end && from.pointee == UInt8(ascii: "/") ? from + 1 : from
        guard start < end, start.pointee.isASCIILetter else { return false }
        // Not to look further than names are long keeps this linear.
        let limit = min(end, start + 40)
        let nameEnd = squelch_find_name_end_scalar(start, limit, 0)
        guard nameEnd < limit, elements[HTMLName(start, nameEnd, before: end)] != .unknown else {
            return false
        }
        var next = nameEnd
        while next < limit, next.pointee <= 0x20 { next += 1 }
        let attributeEnd = squelch_find_name_end_scalar(next, limit, 1)
        guard attributeEnd < limit else { return false }
        return attributeEnd == next || attributeEnd.pointee == UInt8(ascii: "=")
    }
}
