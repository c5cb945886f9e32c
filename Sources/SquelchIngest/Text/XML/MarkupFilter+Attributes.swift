import SquelchTimeline

extension MarkupFilter {
    /// Writes one attribute, quoted and escaped; drops one without a value or with an impossible name. False where the
    /// input ends before the attribute does.
    mutating func attribute(_ position: inout Pointer, _ end: Pointer, tag: Pointer) -> Bool {
        let nameStart = position
        while position < end, !position.pointee.endsAttributeName { position += 1 }
        let nameEnd = position
        while position < end, position.pointee.isXMLSpace { position += 1 }
        guard position < end else { return false }
        let name = UnsafeBufferPointer(start: nameStart, count: nameEnd - nameStart)
        let isName = name.first?.startsXMLName == true && name.allSatisfy { $0.continuesXMLName }
        guard position.pointee == UInt8(ascii: "=") else {
            note(.attribute, at: tag)
            // A quote without a name would be met again for ever.
            if nameEnd == nameStart { position += 1 }
            return true
        }
        position += 1
        while position < end, position.pointee.isXMLSpace { position += 1 }
        guard position < end else { return false }
        let quote = position.pointee
        guard quote == 0x22 || quote == 0x27 else {
            return unquotedValue(name, isName, &position, end, tag)
        }
        let valueStart = position + 1
        guard let (valueEnd, isClean) = endOfValue(valueStart, end, quote) else {
            if end - valueStart > Limit.tagLength { openHole(at: valueStart, quote: quote, tag: tag) }
            return false
        }
        position = valueEnd + 1
        guard isName else {
            note(.attribute, at: tag)
            return true
        }
        if isClean {
            output.append(UInt8(ascii: " "))
            output.append(name)
            output.append(UInt8(ascii: "="))
            output.append(valueStart - 1, valueEnd - valueStart + 2)
        } else {
            write(name, value: UnsafeBufferPointer(start: valueStart, count: valueEnd - valueStart), tag)
        }
        return true
    }

    private mutating func unquotedValue(
        _ name: UnsafeBufferPointer<UInt8>, _ isName: Bool, _ position: inout Pointer, _ end: Pointer, _ tag: Pointer
    ) -> Bool {
        let start = position
        while position < end, !position.pointee.isXMLSpace, position.pointee != 0x3E, position.pointee != 0x3C {
            position += 1
        }
        guard position < end else { return false }
        note(.attribute, at: tag)
        // `length=0/>`: the slash ends the element, unless it is one of HTML, in which addresses end so.
        if position.pointee == 0x3E, position > start, position[-1] == UInt8(ascii: "/"), !isHTMLTag(tag) {
            position -= 1
        }
        if isName { write(name, value: UnsafeBufferPointer(start: start, count: position - start), tag) }
        return true
    }

    private func isHTMLTag(_ tag: Pointer) -> Bool {
        var end = tag + 1
        while end.pointee.continuesXMLName { end += 1 }
        return HTMLNames.contains(UnsafeBufferPointer(start: tag + 1, count: end - tag - 1))
    }

    /// Where a value ends: at its quote, if what follows can follow a value. People write `text="The "Daily" News"`
    /// and `description="<a href="x">"`; the quotes inside are followed by something else.
    ///
    /// Looks ahead at most one tag length, and gives up leniency after a few failures, so that hostile input cannot
    /// make it look at the same bytes over and over.
    private mutating func endOfValue(
        _ start: Pointer, _ end: Pointer, _ quote: UInt8
    ) -> (end: Pointer, isClean: Bool)? {
        var isClean = true
        var angles = 0
        var firstQuote: Pointer?
        var position = start
        let horizon = min(end, start + Limit.tagLength)
        while position < horizon {
            let byte = position.pointee
            if byte == quote {
                if angles <= 0, Self.canFollowValue(position + 1, end) { return (position, isClean) }
                if lookAheadFailures >= 8 { return (position, false) }
                if firstQuote == nil { firstQuote = position }
                isClean = false
            } else if byte == UInt8(ascii: "<") {
                angles += 1
                isClean = false
            } else if byte == UInt8(ascii: ">") {
                angles -= 1
            } else if byte == UInt8(ascii: "&") || (byte < 0x20 && !byte.isXMLSpace) || byte == 0x0D {
                isClean = false
            }
            position += 1
        }
        guard let firstQuote, end - start >= Limit.tagLength || position < end else { return nil }
        lookAheadFailures += 1
        return (firstQuote, false)
    }

    /// Whether a tag can go on here after a value: its end, or white space and the next attribute.
    private static func canFollowValue(_ position: Pointer, _ end: Pointer) -> Bool {
        var ahead = position
        while ahead < end, ahead.pointee.isXMLSpace { ahead += 1 }
        guard ahead < end else { return true }
        if ahead.pointee == 0x3E || ahead.pointee == 0x2F || ahead.pointee == 0x3F || ahead.pointee == 0x3C {
            return true
        }
        guard ahead > position else { return false }
        while ahead < end, ahead.pointee.continuesXMLName { ahead += 1 }
        while ahead < end, ahead.pointee.isXMLSpace { ahead += 1 }
        return ahead == end || ahead.pointee == UInt8(ascii: "=")
    }

    /// Writes an attribute whose value needs escaping.
    private mutating func write(
        _ name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>, _ tag: Pointer
    ) {
        output.append(UInt8(ascii: " "))
        output.append(name)
        output.append("=\"")
        var index = 0
        while index < value.count {
            let byte = value[index]
            switch byte {
            case UInt8(ascii: "&"): index += writeReference(UnsafeBufferPointer(rebasing: value[index...]), tag)
            case UInt8(ascii: "<"), 0x22, UInt8(ascii: ">"):
                if byte == UInt8(ascii: "<") { note(.strayAngle, at: tag) }
                output.append(escapedScalar: UInt32(byte))
                index += 1
            case 0..<0x20 where !byte.isXMLSpace:
                note(.controlCharacter, at: tag)
                index += 1
            default:
                output.append(byte)
                index += 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Writes what an `&` in a value stands for; returns the bytes that it takes.
    private mutating func writeReference(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: Pointer) -> Int {
        switch CharacterReference.read(bytes, final: true, entities: &entities) {
        case .scalar(let value, let length):
            output.append(escapedScalar: value)
            return length
        case .text(let text, let length):
            for byte in text {
                if byte == 0x22 { output.append(escapedScalar: 0x22) } else { output.append(byte) }
            }
            return length
        case .impossible(let length):
            note(.badReference, at: tag)
            return length
        case .literal(let kind):
            note(kind, at: tag)
            output.append(escapedScalar: 0x26)
            return 1
        case .incomplete: return 1
        }
    }
}

extension ByteArena {
    /// Appends a numeric reference to a scalar.
    mutating func append(escapedScalar value: UInt32) {
        append("&#")
        append(decimal: Int(value))
        append(UInt8(ascii: ";"))
    }
}

extension UInt8 {
    /// White space, `=`, or what ends a tag.
    fileprivate var endsAttributeName: Bool {
        isXMLSpace || self == 0x3D || self == 0x3E || self == 0x2F || self == 0x3C || self == 0x22 || self == 0x27
    }
}
