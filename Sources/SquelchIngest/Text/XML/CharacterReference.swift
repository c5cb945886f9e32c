import CLibXML2

/// What stands at an `&`.
enum CharacterReference {
    /// More bytes are needed to decide.
    case incomplete
    /// A character, and the bytes that its reference takes.
    case scalar(UInt32, length: Int)
    /// The text of an entity that the document declares.
    case text([UInt8], length: Int)
    /// A reference to what is no character; it is dropped.
    case impossible(length: Int)
    /// No reference: the `&` is text, and the repair to note.
    case literal(Repairs.Kind)

    /// Longest name that is looked at.
    private static let longestName = 32

    /// Reads the reference that `bytes` begin with; `bytes[0]` is `&`.
    @inline(__always)
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, final: Bool, entities: inout DocumentEntities
    ) -> CharacterReference {
        // The five that make up nearly all of escaped HTML, without a look-up.
        if bytes.count >= 6 {
            switch (bytes[1], bytes[2], bytes[3]) {
            case (0x6C, 0x74, 0x3B): return .scalar(0x3C, length: 4)  // lt
            case (0x67, 0x74, 0x3B): return .scalar(0x3E, length: 4)  // gt
            case (0x61, 0x6D, 0x70) where bytes[4] == 0x3B: return .scalar(0x26, length: 5)  // amp
            case (0x71, 0x75, 0x6F) where bytes[4] == 0x74 && bytes[5] == 0x3B: return .scalar(0x22, length: 6)
            default: break
            }
        }
        return readSlowly(bytes, final: final, entities: &entities)
    }

    @inline(never)
    private static func readSlowly(
        _ bytes: UnsafeBufferPointer<UInt8>, final: Bool, entities: inout DocumentEntities
    ) -> CharacterReference {
        guard bytes.count > 1 else { return final ? .literal(.bareAmpersand) : .incomplete }
        if bytes[1] == UInt8(ascii: "#") { return number(bytes, final: final) }
        var end = 1
        while end < bytes.count, end <= longestName, bytes[end].continuesXMLName { end += 1 }
        if end == bytes.count, !final, end <= longestName { return .incomplete }
        guard end > 1, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return .literal(.bareAmpersand) }
        let name = UnsafeBufferPointer(rebasing: bytes[1..<end])
        if let text = entities.expand(name) { return .text(text, length: end + 1) }
        guard let value = namedScalar(name) else { return .literal(.unknownEntity) }
        return .scalar(value, length: end + 1)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, final: Bool) -> CharacterReference {
        var end = 2
        let isHex = end < bytes.count && bytes[end] | 0x20 == UInt8(ascii: "x")
        if isHex { end += 1 }
        let firstDigit = end
        var value: UInt32 = 0
        while end < bytes.count, end < longestName, let digit = bytes[end].digit(hexadecimal: isHex) {
            value = value > 0x10FFFF ? value : value * (isHex ? 16 : 10) + digit
            end += 1
        }
        if end == bytes.count, !final, end < longestName { return .incomplete }
        guard end > firstDigit else { return .literal(.bareAmpersand) }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
        let scalar = Windows1252.scalar(ofReference: value)
        guard isXMLCharacter(scalar) else { return .impossible(length: end) }
        return .scalar(scalar, length: end)
    }

    /// XML 1.0, production 2.
    private static func isXMLCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The predefined entities and those of HTML 4, from libxml2's table; its names have at most eight letters.
    private static func namedScalar(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard name.count <= 8 else { return nil }
        if name.equals("apos") { return 0x27 }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 9) { buffer -> UInt32? in
            for index in 0..<9 { buffer[index] = index < name.count ? name[index] : 0 }
            guard let entity = htmlEntityLookup(buffer.baseAddress) else { return nil }
            return entity.pointee.value
        }
    }
}

extension UInt8 {
    /// Value of a decimal or hexadecimal digit.
    @inline(__always)
    func digit(hexadecimal: Bool) -> UInt32? {
        if self &- 0x30 < 10 { return UInt32(self &- 0x30) }
        let letter = (self | 0x20) &- 0x61
        return hexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
    }
}
