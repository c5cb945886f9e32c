/// What digits, blanks and marks of other scripts are in ASCII, so that a date has to be read in one way only.
enum DateLetters {
    /// Calls `body` with the text in which digits are ASCII, blanks are spaces and marks of direction are gone.
    static func withPlainDigits(_ text: DateText, _ body: (DateText) -> ParsedDate?) -> ParsedDate? {
        var index = 0
        while index < text.count, text[index] < 0x80 { index &+= 1 }
        guard index < text.count else { return body(text) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            base.update(from: text.base, count: index)
            var length = index
            while index < text.count {
                let (plain, width) = plain(text, at: index)
                if let plain {
                    if plain != 0 {
                        base[length] = plain
                        length &+= 1
                    }
                } else {
                    for place in index..<index &+ width where place < text.count {
                        base[length] = text[place]
                        length &+= 1
                    }
                }
                index &+= width
            }
            return body(DateText(base: base, count: length))
        }
    }

    /// The ASCII character that a sequence stands for, 0 for none at all, nil where it stands for itself; and its length.
    private static func plain(_ text: DateText, at index: Int) -> (plain: UInt8?, width: Int) {
        let byte = text[index]
        if byte < 0xC2 { return (nil, 1) }
        if byte < 0xE0 {
            let scalar = UInt32(byte & 0x1F) << 6 | UInt32(text[index &+ 1] & 0x3F)
            return (plain(scalar), 2)
        }
        if byte < 0xF0 { return (plain(text.scalar(at: index)), 3) }
        return (nil, 4)
    }

    private static func plain(_ scalar: UInt32) -> UInt8? {
        for zero in zeros where scalar &- zero < 10 { return UInt8(0x30 + scalar - zero) }
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
        case 0x61C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: return 0
        case 0x60C, 0xFF0C: return UInt8(ascii: ",")
        case 0x2010...0x2015, 0x2212, 0xFF0D: return UInt8(ascii: "-")
        case 0xFF0F: return UInt8(ascii: "/")
        case 0xFF1A: return UInt8(ascii: ":")
        default: return nil
        }
    }

    /// The zero of scripts that have digits of their own.
    private static let zeros: [UInt32] = [
        0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xFF10,
    ]
}
