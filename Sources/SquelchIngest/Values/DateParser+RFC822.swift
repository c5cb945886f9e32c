extension DateParser {
    /// Reads `Tue, 05 Mar 2024 07:30:00 +0000` and its plain variations; nil leaves the text to the scanner.
    ///
    /// The weekday may be missing, the day may have one digit, and the zone may be GMT, UTC, UT or Z.
    @inline(__always)
    static func rfc822(_ text: DateText) -> ParsedDate? {
        var at = 0
        if text[3] == UInt8(ascii: ","), text[4] == UInt8(ascii: " "), !text.isDigit(0) { at = 5 }
        var day = text.twoDigits(at)
        if day > 99 {
            guard text.isDigit(at), text[at &+ 1] == UInt8(ascii: " ") else { return nil }
            day = Int(text[at] &- 48)
            at &-= 1
        }
        guard text[at &+ 2] == UInt8(ascii: " "), text[at &+ 6] == UInt8(ascii: " "),
            text[at &+ 11] == UInt8(ascii: " "), text[at &+ 14] == UInt8(ascii: ":"),
            text[at &+ 17] == UInt8(ascii: ":"), text[at &+ 20] == UInt8(ascii: " "),
            let offset = plainZone(text, at: at &+ 21)
        else { return nil }
        // Fields that are not digits come out far above every limit.
        return moment(
            year: text.fourDigits(at &+ 7), month: englishMonth(text, at: at &+ 3), day: day,
            hour: text.twoDigits(at &+ 12), minute: text.twoDigits(at &+ 15),
            second: text.twoDigits(at &+ 18),
            offset: offset, zoneMissing: false)
    }

    /// The month of a three-letter English name, or 0.
    @inline(__always)
    private static func englishMonth(_ text: DateText, at index: Int) -> Int {
        let letters =
            UInt32(text[index] | 0x20) << 16 | UInt32(text[index &+ 1] | 0x20) << 8
            | UInt32(text[index &+ 2] | 0x20)
        return switch letters {
        case 0x6A_616E: 1
        case 0x66_6562: 2
        case 0x6D_6172: 3
        case 0x61_7072: 4
        case 0x6D_6179: 5
        case 0x6A_756E: 6
        case 0x6A_756C: 7
        case 0x61_7567: 8
        case 0x73_6570: 9
        case 0x6F_6374: 10
        case 0x6E_6F76: 11
        case 0x64_6563: 12
        default: 0
        }
    }

    /// The offset of `+hhmm`, or of a name of UTC, that reaches to the end of the text.
    @inline(__always)
    private static func plainZone(_ text: DateText, at index: Int) -> Int? {
        let sign = text[index]
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            guard text.count == index &+ 5 else { return nil }
            let hours = text.twoDigits(index &+ 1)
            let minutes = text.twoDigits(index &+ 3)
            guard hours <= 23, minutes <= 59 else { return nil }
            let seconds = hours &* 3600 &+ minutes &* 60
            return sign == UInt8(ascii: "-") ? 0 &- seconds : seconds
        }
        let letters =
            UInt32(text[index]) << 24 | UInt32(text[index &+ 1]) << 16 | UInt32(text[index &+ 2]) << 8
            | UInt32(text[index &+ 3])
        return switch letters {
        case 0x474D_5400, 0x5554_4300, 0x5554_0000, 0x5A00_0000: 0
        default: nil
        }
    }
}
