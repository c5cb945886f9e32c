import CSquelchKernels
import SquelchTimeline

extension MarkupFilter {
    /// Writes a start tag whose attributes are quoted and escaped. Leaves `position` where it is if the tag's end has
    /// not come yet.
    mutating func startTag(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        var ahead = position + 1
        while ahead < end, ahead.pointee.continuesXMLName { ahead += 1 }
        let name = UnsafeBufferPointer(start: position + 1, count: ahead - position - 1)
        guard ahead < end else { return incompleteTag(&position, end, final) }
        guard ahead.pointee.isXMLSpace || ahead.pointee == 0x3E || ahead.pointee == 0x2F else {
            return strayAngle(&position)
        }
        closeForgotten(name, position)
        let mark = output.count
        output.append(UInt8(ascii: "<"))
        output.append(name)
        var attributes = 0
        while true {
            while ahead < end, ahead.pointee.isXMLSpace { ahead += 1 }
            guard ahead < end else { break }
            switch ahead.pointee {
            case UInt8(ascii: ">"):
                finishStartTag(name, position, ahead + 1, mark, isEmpty: false)
                position = ahead + 1
                return
            case UInt8(ascii: "/"):
                guard ahead + 1 < end else { break }
                ahead += 1
                guard ahead.pointee == UInt8(ascii: ">") else { continue }
                finishStartTag(name, position, ahead + 1, mark, isEmpty: true)
                position = ahead + 1
                return
            case UInt8(ascii: "<"):
                note(.attribute, at: position)
                finishStartTag(name, position, ahead, mark, isEmpty: false)
                position = ahead
                return
            default:
                attributes += 1
                if attributes > Limit.attributes {
                    note(.manyAttributes, at: position)
                    return leaveOutRest(of: name, &position, ahead, mark)
                }
                if attribute(&ahead, end, tag: position) { continue }
            }
            break
        }
        if hole == nil, end - position > Limit.tagLength {
            note(.longAttribute, at: position)
            return leaveOutRest(of: name, &position, min(ahead, end), mark)
        }
        output.truncate(to: mark)
        if hole == nil { incompleteTag(&position, end, final) }
    }

    /// Ends a tag before attributes of it that are too many or too long: they cost themselves, not the rest of the file.
    private mutating func leaveOutRest(
        of name: UnsafeBufferPointer<UInt8>, _ position: inout Pointer, _ ahead: Pointer, _ mark: Int
    ) {
        finishStartTag(name, position, ahead, mark, isEmpty: false)
        position = ahead
        (state, openQuote) = (.restOfTag, 0)
    }

    /// Skips the rest of a tag up to its end.
    mutating func skipRestOfTag(_ position: inout Pointer, _ end: Pointer) {
        while position < end {
            let byte = position.pointee
            if openQuote != 0 {
                if byte == openQuote { openQuote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                openQuote = byte
            } else if byte == UInt8(ascii: "/") {
                guard position + 1 < end else { return }
                if position[1] == UInt8(ascii: ">") {
                    position += 2
                    state = .content
                    return emitEndTag()
                }
            } else if byte == UInt8(ascii: ">") {
                position += 1
                state = .content
                return
            }
            if byte == UInt8(ascii: "\n") { output.append(byte) }
            position += 1
        }
    }

    /// A tag whose end is not in sight: more bytes may bring it, up to a limit, beyond which it is none; at the end of the
    /// file it is dropped.
    private mutating func incompleteTag(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        if end - position > Limit.tagLength {
            strayAngle(&position)
        } else if final {
            note(.truncated, at: position)
            position = end
        }
    }

    private mutating func finishStartTag(
        _ name: UnsafeBufferPointer<UInt8>, _ from: Pointer, _ to: Pointer, _ mark: Int, isEmpty: Bool
    ) {
        // Newlines between attributes were not copied; the parser counts lines by them.
        let missing =
            squelch_count_newlines(from, to - from)
            &- squelch_count_newlines(output.base + mark, output.count - mark)
        for _ in 0..<max(0, missing) { output.append(UInt8(ascii: "\n")) }
        if isEmpty {
            output.append("/>")
            if open.depth == 0 { state = .epilog }
        } else {
            output.append(UInt8(ascii: ">"))
            open.push(name)
            state = .content
            if open.depth > Limit.depth {
                failure = "line \(lineNumber(from)): elements are nested deeper than \(Limit.depth)"
            }
        }
    }

    /// An `item` inside an `item` means that the first one's end tag was forgotten.
    private mutating func closeForgotten(_ name: UnsafeBufferPointer<UInt8>, _ position: Pointer) {
        guard name.count == 4 || name.count == 5, name.equals("item") || name.equals("entry"),
            let level = open.level(of: name)
        else { return }
        note(.unclosedElement, count: level + 1, at: position)
        for _ in 0...level { emitEndTag() }
    }

    /// Writes the end tags that an end tag implies, or none.
    mutating func endTag(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        let nameStart = position + 2
        var ahead = nameStart
        while ahead < end, ahead.pointee.continuesXMLName { ahead += 1 }
        let name = UnsafeBufferPointer(start: nameStart, count: ahead - nameStart)
        while ahead < end, ahead.pointee != UInt8(ascii: ">"), ahead.pointee != UInt8(ascii: "<") { ahead += 1 }
        guard ahead < end || final else { return incompleteTag(&position, end, final) }
        defer { position = ahead < end && ahead.pointee == UInt8(ascii: ">") ? ahead + 1 : ahead }
        guard open.depth > 0 else { return }
        if open.name().hasSameBytes(as: name) { return emitEndTag() }
        if let level = open.level(of: name) {
            note(.unclosedElement, count: level, at: position)
            for _ in 0...level { emitEndTag() }
        } else if open.innermostIsLeaf, !HTMLNames.contains(name) {
            note(.misspeltEndTag, at: position)
            emitEndTag()
        } else {
            note(.strayEndTag, at: position)
        }
    }

    /// Reads a document type declaration for its simple entities and leaves it out.
    mutating func doctype(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        var ahead = position + 2
        var brackets = 0
        var quote: UInt8 = 0
        while ahead < end {
            let byte = ahead.pointee
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                brackets += 1
            } else if byte == UInt8(ascii: "]") {
                brackets -= 1
            } else if byte == UInt8(ascii: ">"), brackets <= 0 {
                break
            }
            ahead += 1
        }
        if ahead == end, !final {
            if end - position > Limit.doctypeLength { failure = "the document type declaration is longer than 1 MB" }
            return
        }
        entities.declare(UnsafeBufferPointer(start: position, count: ahead - position))
        for _ in 0..<squelch_count_newlines(position, ahead - position) { output.append(UInt8(ascii: "\n")) }
        position = min(end, ahead + 1)
    }
}

/// Names of HTML elements that turn up unescaped in feeds, and whose stray end tags mean nothing.
enum HTMLNames {
    private static let names: [StaticString] = [
        "p", "br", "b", "i", "a", "em", "strong", "div", "span", "font", "img", "ul", "ol", "li", "table", "tr", "td",
        "th", "tbody", "thead", "center", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "u", "s",
        "small", "big", "sub", "sup", "hr", "object", "embed", "param", "iframe", "script", "style", "figure",
        "figcaption", "dl", "dt", "dd", "section", "article", "video", "audio", "source", "form", "input", "noscript",
    ]

    /// Whether `name` is one of them, in any case.
    static func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        names.contains { name.equalsIgnoringCase($0) }
    }
}
