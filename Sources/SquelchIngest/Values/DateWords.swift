/// A word of a date, folded so that case and accents do not matter: eight letters, one byte each.
///
/// Latin letters fold to a...z, Greek ones to 0x80 on, Cyrillic ones to 0xA0 on. Letters beyond the eighth
/// only count.
struct DateWord: Equatable {
    var key: UInt64 = 0
    var letters = 0
    /// The last letter, which may lie beyond the eighth.
    var last: UInt8 = 0

    /// Reads the letters from `index` on, and moves it beyond them.
    init(_ text: DateText, at index: inout Int) {
        while index < text.count {
            let (letter, width) = Self.fold(text, at: index)
            guard width > 0 else { return }
            index &+= width
            guard letter != 0 else { continue }
            letters &+= 1
            last = letter
            if letters <= 8 { key = key << 8 | UInt64(letter) }
        }
    }

    /// Calls `body` with each word of a table's row and the number of the group, set apart by spaces, that it
    /// is in.
    static func each(in row: StaticString, _ body: (DateWord, Int) -> Void) {
        let text = DateText(base: row.utf8Start, count: row.utf8CodeUnitCount)
        var index = 0
        var group = 0
        while index < text.count {
            let word = DateWord(text, at: &index)
            if word.letters > 0 { body(word, group) }
            if text[index] == UInt8(ascii: " ") { group += 1 }
            index += 1
        }
    }

    /// The letter at `index`, folded, and its length in bytes. Width 0: no letter; letter 0: a mark to leave
    /// out.
    private static func fold(_ text: DateText, at index: Int) -> (letter: UInt8, width: Int) {
        let byte = text[index]
        if byte < 0x80 {
            let lower = byte | 0x20
            return lower &- 97 < 26 ? (lower, 1) : (0, 0)
        }
        let next = text[index &+ 1]
        if byte == 0xE1 { return vietnamese(text.scalar(at: index)) }
        guard byte >= 0xC3, byte < 0xD4, next & 0xC0 == 0x80 else { return (0, 0) }
        let scalar = Int(byte & 0x1F) << 6 | Int(next & 0x3F)
        switch scalar {
        case 0xC0...0x17F: return (latin.utf8Start[scalar - 0xC0], 2)
        case 0x18F, 0x259: return (UInt8(ascii: "e"), 2)
        case 0x1A0, 0x1A1: return (UInt8(ascii: "o"), 2)
        case 0x1AF, 0x1B0: return (UInt8(ascii: "u"), 2)
        case 0x218, 0x219: return (UInt8(ascii: "s"), 2)
        case 0x21A, 0x21B: return (UInt8(ascii: "t"), 2)
        case 0x300...0x36F: return (0, 2)
        case 0x386...0x3CE: return (greek(scalar), 2)
        case 0x400...0x45F: return (cyrillic(scalar), 2)
        // Capital and small letters of Kazakh and others take turns.
        case 0x490...0x4EF: return (UInt8(truncatingIfNeeded: 0xD0 + (scalar - 0x490) / 2), 2)
        default: return (0, 0)
        }
    }

    /// U+00C0 to U+017F without their accents; the multiplication and division signs pass for an x.
    private static let latin: StaticString = """
        aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
        lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """

    /// U+1EA0 to U+1EF9 without their accents.
    private static func vietnamese(_ scalar: UInt32) -> (letter: UInt8, width: Int) {
        switch scalar {
        case 0x1EA0...0x1EB7: (UInt8(ascii: "a"), 3)
        case 0x1EB8...0x1EC7: (UInt8(ascii: "e"), 3)
        case 0x1EC8...0x1ECB: (UInt8(ascii: "i"), 3)
        case 0x1ECC...0x1EE3: (UInt8(ascii: "o"), 3)
        case 0x1EE4...0x1EF1: (UInt8(ascii: "u"), 3)
        case 0x1EF2...0x1EF9: (UInt8(ascii: "y"), 3)
        default: (0, 0)
        }
    }

    /// "tháng", "thg": the number after it is a month.
    var isVietnameseMonth: Bool { key == 0x74_6861_6E67 && letters == 5 || key == 0x74_6867 && letters == 3 }

    private static func greek(_ scalar: Int) -> UInt8 {
        let plain =
            switch scalar {
            case 0x386, 0x3AC: 0x3B1
            case 0x388, 0x3AD: 0x3B5
            case 0x389, 0x3AE: 0x3B7
            case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: 0x3B9
            case 0x38C, 0x3CC: 0x3BF
            case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: 0x3C5
            case 0x38F, 0x3CE: 0x3C9
            case 0x3C2: 0x3C3
            case 0x391...0x3A9: scalar + 0x20
            default: scalar
            }
        return UInt8(truncatingIfNeeded: 0x80 + max(0, plain - 0x3B1))
    }

    private static func cyrillic(_ scalar: Int) -> UInt8 {
        let lower = scalar < 0x410 ? scalar + 0x50 : scalar < 0x430 ? scalar + 0x20 : scalar
        // U+0451 is a Russian e with two dots; the rest beyond U+044F are letters of other alphabets.
        let plain = lower == 0x451 ? 0x435 : lower
        return UInt8(truncatingIfNeeded: 0xA0 + plain - 0x430)
    }
}
