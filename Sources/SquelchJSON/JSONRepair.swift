import CSimdjsonShim
import SquelchTimeline

/// What had to be changed for a text to be read; each is worth a warning.
public struct JSONRepairs: OptionSet, Sendable {
    /// One bit a repair.
    public let rawValue: UInt8

    /// The repairs with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Raw control characters in strings were escaped; the text reads as it was meant.
    public static let controlCharacters = JSONRepairs(rawValue: 1)
    /// Bytes that are no UTF-8 were replaced by U+FFFD.
    public static let invalidUTF8 = JSONRepairs(rawValue: 2)
    /// Halves of surrogate pairs were replaced by U+FFFD, and backslashes that escape nothing were kept as
    /// such.
    public static let escapes = JSONRepairs(rawValue: 4)
    /// Numbers that neither 64 bits nor a double can hold were turned into strings of their digits.
    public static let numbers = JSONRepairs(rawValue: 8)
    /// The text was cut back to its last whole item and closed; what came after is lost.
    public static let truncated = JSONRepairs(rawValue: 16)
}

/// The pass that makes sloppy JSON readable. It runs only after the parser has refused a text, and gives
/// another text to the parser: what is JSON and what not is never decided here.
enum JSONRepair {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// Writes `text` into `out` with its strings and numbers mended.
    /// - Parameter parser: is asked which numbers it refuses; its last document is lost.
    static func sanitize(_ text: Bytes, into out: inout ByteArena, parser: OpaquePointer) -> JSONRepairs {
        out.removeAll()
        out.reserve(text.count + 64)
        var repairs: JSONRepairs = []
        let isUTF8 = JSONText.isValidUTF8(text)
        var isInString = false
        var at = 0
        while at < text.count {
            let byte = text[at]
            switch byte {
            case UInt8(ascii: "\""):
                isInString.toggle()
                out.append(byte)
                at += 1
            case UInt8(ascii: "\\") where isInString:
                at += escape(text, at, &out, &repairs)
            case 0..<0x20 where isInString:
                out.append("\\u00")
                out.append(byte < 16 ? 0x30 : 0x31)
                out.append(hexDigits.utf8Start[Int(byte & 15)])
                repairs.insert(.controlCharacters)
                at += 1
            case 0x80... where !isUTF8:
                let (length, isValid) = JSONText.sequence(in: text, at: at)
                if isValid {
                    out.append(Bytes(rebasing: text[at..<at + length]))
                } else {
                    out.append("\u{FFFD}")
                }
                if !isValid { repairs.insert(.invalidUTF8) }
                at += length
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                at += isInString ? copy(text, at, &out) : number(text, at, &out, &repairs, parser)
            default:
                at += copy(text, at, &out)
            }
        }
        return repairs
    }

    private static let hexDigits: StaticString = "0123456789abcdef"

    private static func copy(_ text: Bytes, _ at: Int, _ out: inout ByteArena) -> Int {
        out.append(text[at])
        return 1
    }

    /// Copies or mends the escape at `at`; gives the number of bytes that it took.
    private static func escape(
        _ text: Bytes, _ at: Int, _ out: inout ByteArena, _ repairs: inout JSONRepairs
    ) -> Int {
        let kind = at + 1 < text.count ? text[at + 1] : 0
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            out.append(Bytes(rebasing: text[at..<at + 2]))
            return 2
        default: break
        }
        if let unit = codeUnit(text, at) {
            if unit & 0xF800 != 0xD800 {
                out.append(Bytes(rebasing: text[at..<at + 6]))
                return 6
            }
            if unit < 0xDC00, let low = codeUnit(text, at + 6), low & 0xFC00 == 0xDC00 {
                out.append(Bytes(rebasing: text[at..<at + 12]))
                return 12
            }
            out.append("\\ufffd")
            repairs.insert(.escapes)
            return 6
        }
        out.append("\\\\")
        repairs.insert(.escapes)
        return 1
    }

    /// The UTF-16 code unit that \uXXXX at `at` stands for.
    private static func codeUnit(_ text: Bytes, _ at: Int) -> UInt32? {
        guard at + 6 <= text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt32 = 0
        for byte in text[at + 2..<at + 6] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                unit = unit << 4 | UInt32((byte | 0x20) - 0x57)
            default: return nil
            }
        }
        return unit
    }

    /// Copies the number at `at`, in quotes if it is well-formed and yet refused; gives its length.
    private static func number(
        _ text: Bytes, _ at: Int, _ out: inout ByteArena, _ repairs: inout JSONRepairs,
        _ parser: OpaquePointer
    ) -> Int {
        var end = at + 1
        while end < text.count, isNumberByte(text[end]) { end += 1 }
        let token = Bytes(rebasing: text[at..<end])
        if isSuspicious(token), isWellFormed(token), let start = token.baseAddress {
            var value = squelch_json_value()
            if squelch_json_parse(parser, start, token.count, 0, &value) == SQUELCH_JSON_NUMBER {
                out.append(UInt8(ascii: "\""))
                out.append(token)
                out.append(UInt8(ascii: "\""))
                repairs.insert(.numbers)
                return token.count
            }
        }
        out.append(token)
        return token.count
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// Whether a number might be too large: 64 bits hold any 18 digits, and a double any exponent of two.
    private static func isSuspicious(_ token: Bytes) -> Bool {
        token.count > 18 || (token.count > 4 && token.contains { $0 | 0x20 == UInt8(ascii: "e") })
    }

    /// Whether `token` is a number by RFC 8259, section 6.
    private static func isWellFormed(_ token: Bytes) -> Bool {
        var at = 0
        func digits() -> Int {
            let start = at
            while at < token.count, token[at] &- 0x30 < 10 { at += 1 }
            return at - start
        }
        func skip(_ byte: UInt8) -> Bool {
            guard at < token.count, token[at] | 0x20 == byte | 0x20 else { return false }
            at += 1
            return true
        }
        if token[0] == UInt8(ascii: "-") { at = 1 }
        let first = at
        let whole = digits()
        if whole == 0 || (whole > 1 && token[first] == UInt8(ascii: "0")) { return false }
        if at < token.count, token[at] == UInt8(ascii: ".") {
            at += 1
            if digits() == 0 { return false }
        }
        if skip(UInt8(ascii: "e")) {
            if at < token.count, token[at] == UInt8(ascii: "+") || token[at] == UInt8(ascii: "-") { at += 1 }
            if digits() == 0 { return false }
        }
        return at == token.count
    }

    /// Where the first raw control character inside a string stands, or where the string begins that never
    /// ends.
    static func firstBadString(in text: Bytes) -> Int? {
        var opened: Int?
        var at = 0
        while at < text.count {
            switch text[at] {
            case UInt8(ascii: "\""): opened = opened == nil ? at : nil
            case UInt8(ascii: "\\") where opened != nil: at += 1
            case 0..<0x20 where opened != nil: return at
            default: break
            }
            at += 1
        }
        return opened
    }
}
