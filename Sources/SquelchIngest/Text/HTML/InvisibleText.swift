/// Characters that fill a text and that nobody sees: newsletters pad their first line with hundreds of them.
enum InvisibleText {
    /// Whether there is nothing to see in a text.
    static func isAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Nearly all texts begin with something visible.
        guard let first = bytes.first, first <= 0x20 || first >= 0x80 else { return bytes.isEmpty }
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&rest) {
            if !isFiller(scalar.value) { return false }
        }
        return true
    }

    private static func isFiller(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x20, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E,
            0x2000...0x200F,
            0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFC,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
