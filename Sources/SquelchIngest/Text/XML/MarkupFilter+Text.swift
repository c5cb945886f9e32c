import CSquelchKernels
import SquelchTimeline

extension MarkupFilter {
    /// Collects decoded text up to the next markup.
    mutating func text(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        passWhiteSpace(&position, end)
        while position < end {
            let run = squelch_find_xml_stop(position, end - position)
            if run > 0 {
                stash.append(position, run)
                position += run
                if position == end { return }
            }
            switch position.pointee {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                guard reference(&position, end, final) else { return }
            default:
                guard control(&position, end, final) else { return }
            }
        }
    }

    /// Hands white space between two tags on as it is: most of a feed's text runs are just that.
    private mutating func passWhiteSpace(_ position: inout Pointer, _ end: Pointer) {
        guard stash.openLength == 0 else { return }
        var ahead = position
        while ahead < end, ahead.pointee.isXMLSpace { ahead += 1 }
        guard ahead > position, ahead < end, ahead.pointee == UInt8(ascii: "<") else { return }
        output.append(position, ahead - position)
        position = ahead
    }

    /// Collects the content of a CDATA section up to its end.
    mutating func cdata(_ position: inout Pointer, _ end: Pointer, _ final: Bool) {
        while position < end {
            let run = squelch_find_cdata_stop(position, end - position)
            stash.append(position, run)
            position += run
            guard position < end else { return }
            guard position.pointee == UInt8(ascii: "]") else {
                guard control(&position, end, final) else { return }
                continue
            }
            guard end - position >= 3 || final else { return }
            if UnsafeBufferPointer(start: position, count: end - position).starts(with: "]]>") {
                position += 3
                state = .content
                return
            }
            stash.append(UInt8(ascii: "]"))
            position += 1
        }
    }

    /// Line ends become newlines, other control characters go. False where the next byte is needed to decide.
    private mutating func control(_ position: inout Pointer, _ end: Pointer, _ final: Bool) -> Bool {
        if position.pointee == UInt8(ascii: "\r") {
            guard position + 1 < end || final else { return false }
            let pair = position + 1 < end && position[1] == UInt8(ascii: "\n")
            if !pair { stash.append(UInt8(ascii: "\n")) }
        } else {
            note(.controlCharacter, at: position)
        }
        position += 1
        return true
    }

    /// Decodes the reference at a `&` into the open text. False where more bytes are needed to decide.
    private mutating func reference(_ position: inout Pointer, _ end: Pointer, _ final: Bool) -> Bool {
        let rest = UnsafeBufferPointer(start: position, count: end - position)
        switch CharacterReference.read(rest, final: final, entities: &entities) {
        case .incomplete: return false
        case .scalar(let value, let length):
            if value < 0x80 { stash.append(UInt8(truncatingIfNeeded: value)) } else { stash.append(scalar: value) }
            position += length
        case .text(let bytes, let length):
            bytes.withUnsafeBufferPointer { buffer in
                if let base = buffer.baseAddress { stash.append(base, buffer.count) }
            }
            position += length
        case .impossible(let length):
            note(.badReference, at: position)
            position += length
        case .literal(let kind):
            note(kind, at: position)
            stash.append(UInt8(ascii: "&"))
            position += 1
        }
        return true
    }
}
