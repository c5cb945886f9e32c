/// What a byte of a ``PostText`` means to the tokenizer.
enum ByteClass {
    static let separator: UInt8 = 0
    /// Letters, digits, `_` and every byte of a letter beyond ASCII.
    static let word: UInt8 = 1
    /// First byte of a Han, Kana or Bopomofo character: three bytes, no spaces between words.
    static let ideograph: UInt8 = 2
    /// `.`, `!`, `?`, `:`, newline: the next word begins a sentence.
    static let stop: UInt8 = 3
    /// `#`, `@`, `$`, `<`, `;`: may begin something.
    static let sign: UInt8 = 4

    /// Class of each byte. The memory lives as long as the program.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        // Written once before anybody reads it.
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: separator, count: 256)
        for byte in UInt8.min...UInt8.max {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...0xE2, 0xEA...0xFF:
                table[Int(byte)] = word
            case 0xE3...0xE9: table[Int(byte)] = ideograph
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
                UInt8(ascii: "\n"):
                table[Int(byte)] = stop
            case UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "<"),
                UInt8(ascii: ";"):
                table[Int(byte)] = sign
            default: break
            }
        }
        return UnsafePointer(table)
    }()

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
}
