/// What a character beyond ASCII is to the tokenizer, told from its UTF-8 bytes.
enum Symbol {
    case letter
    /// Stands for this byte: a quote for a curly quote, a space for a symbol without meaning here.
    case ascii(UInt8)
    /// Invisible, and not a boundary of words.
    case nothing
    /// The zero-width joiner: the next emoji belongs to the one before.
    case joiner
    case emoji
    /// One of the two halves of a flag.
    case flagHalf

    private static let space = Symbol.ascii(UInt8(ascii: " "))

    @inline(__always)
    static func classify(_ p: UnsafePointer<UInt8>, _ length: Int) -> Symbol {
        switch p[0] {
        case 0xC2: latinSign(p[1])
        case 0xC3: p[1] == 0x97 || p[1] == 0xB7 ? space : .letter  // × ÷
        case 0xC4...0xD7, 0xDA...0xDF: .letter
        case 0xD8...0xD9: arabicSign(p)
        case 0xE2: generalPunctuation(p[1], p[2])
        case 0xE3 where p[1] == 0x80: ideographicPunctuation(p[2])
        case 0xEF: form(p[1], p[2])
        case 0xF0 where p[1] == 0x9F: pictograph(p[2], p[3])
        case 0xF0: .letter
        case 0xF1...0xFF: space
        default: .letter
        }
    }

    private static func latinSign(_ second: UInt8) -> Symbol {
        switch second {
        case 0xA2, 0xA3, 0xA5: .ascii(UInt8(ascii: "$"))  // ¢ £ ¥
        case 0xAB, 0xBB: .ascii(UInt8(ascii: "\""))
        case 0xAA, 0xB5, 0xBA: .letter
        case 0xAD: .nothing  // soft hyphen
        default: space
        }
    }

    private static func arabicSign(_ p: UnsafePointer<UInt8>) -> Symbol {
        switch (p[0], p[1]) {
        case (0xD8, 0x9F): .ascii(UInt8(ascii: "?"))
        case (0xD8, 0x8C), (0xD8, 0x9B): space
        case (0xD9, 0xAA...0xAD): space
        default: .letter
        }
    }

    private static func generalPunctuation(_ second: UInt8, _ third: UInt8) -> Symbol {
        switch (second, third) {
        case (0x80, 0x98), (0x80, 0x99): .ascii(UInt8(ascii: "'"))
        case (0x80, 0x9C...0x9F): .ascii(UInt8(ascii: "\""))
        case (0x80, 0xA6): .ascii(UInt8(ascii: "."))  // an ellipsis
        case (0x80, 0xA8), (0x80, 0xA9): .ascii(UInt8(ascii: "\n"))
        case (0x80, 0x8D): .joiner
        case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): .nothing
        case (0x82, 0xA0...0xBF): .ascii(UInt8(ascii: "$"))  // currencies
        case (0x98...0x9E, _), (0xAD, 0x90), (0x8C, 0x9A...0x9B), (0x8F, 0xA9...0xB3): .emoji
        case (0xB0...0xB7, _): .letter
        default: space
        }
    }

    private static func ideographicPunctuation(_ third: UInt8) -> Symbol {
        switch third {
        case 0x82: .ascii(UInt8(ascii: "."))
        case 0x85, 0x86, 0x87: .letter  // 々 〆 〇
        default: space
        }
    }

    /// Full-width and presentation forms.
    private static func form(_ second: UInt8, _ third: UInt8) -> Symbol {
        switch (second, third) {
        case (0xBC, 0x81...0xBF): .ascii(third - 0x60)  // ！ to ＿
        case (0xBD, 0x81...0x9E): .ascii(third - 0x20)  // ａ to ～
        case (0xBB, 0xBF), (0xB8, 0x80...0x8F): .nothing  // byte order mark, variation selectors
        case (0xA4...0xB7, _), (0xB9...0xBB, _), (0xBD, 0xA6...0xBF), (0xBE, _): .letter
        default: space
        }
    }

    private static func pictograph(_ third: UInt8, _ fourth: UInt8) -> Symbol {
        switch (third, fourth) {
        case (0x8F, 0xBB...0xBF): .nothing  // skin tones
        case (0x87, 0xA6...0xBF): .flagHalf
        default: .emoji
        }
    }
}
