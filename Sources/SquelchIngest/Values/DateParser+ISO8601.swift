import SquelchTimeline

extension DateParser {
    /// Reads `2024-03-05T07:30:00Z` with any fraction and offset; nil leaves the text to the scanner.
    @inline(__always)
    static func iso8601(_ text: DateText) -> ParsedDate? {
        let separator = text[10]
        guard text[7] == UInt8(ascii: "-"),
            separator | 0x20 == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":")
        else { return nil }
        var at = 19
        if text[at] == UInt8(ascii: ".") {
            at &+= 1
            while text.isDigit(at) { at &+= 1 }
        }
        var offset = 0
        switch text[at] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard text.count == at &+ 1 else { return nil }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard text.count == at &+ 6, text[at &+ 3] == UInt8(ascii: ":") else { return nil }
            let hours = text.twoDigits(at &+ 1)
            let minutes = text.twoDigits(at &+ 4)
            guard hours <= 23, minutes <= 59 else { return nil }
            offset = hours &* 3600 &+ minutes &* 60
            if text[at] == UInt8(ascii: "-") { offset = 0 &- offset }
        default: return nil
        }
        return moment(
            year: text.fourDigits(0), month: text.twoDigits(5), day: text.twoDigits(8),
            hour: text.twoDigits(11), minute: text.twoDigits(14), second: text.twoDigits(17),
            offset: offset, zoneMissing: false)
    }

    /// Reads text that is one number: a year, a packed date, or a count of seconds, milliseconds or
    /// microseconds since 1970. Which one it is follows from the number of digits.
    ///
    /// - Returns: nil where the text is no such number; a wrapped nil where it is, and names no date.
    static func number(_ text: DateText) -> (date: ParsedDate?, Void)? {
        var digits = 0
        while text.isDigit(digits) { digits &+= 1 }
        guard digits >= 4, digits <= 18 else { return digits == text.count ? (nil, ()) : nil }
        if digits < text.count {
            // A fraction of a second is cut off; with any other text it is not a number.
            guard digits == 9 || digits == 10, text[digits] == UInt8(ascii: ".") else { return nil }
            var at = digits &+ 1
            while text.isDigit(at) { at &+= 1 }
            guard at == text.count else { return nil }
        }
        let value = value(of: text, digits: digits)
        return switch digits {
        case 4: (dateOnly(year: value, month: 1, day: 1), ())
        case 6: (dateOnly(year: twoDigitYear(value / 10_000), month: value / 100 % 100, day: value % 100), ())
        case 7: (ordinal(year: value / 1000, day: value % 1000), ())
        case 8: (dateOnly(year: value / 10_000, month: value / 100 % 100, day: value % 100), ())
        case 9, 10: (ParsedDate(seconds: Int64(value)), ())
        case 12: (packed(date: value / 10_000, time: value % 10_000 * 100), ())
        case 13: (ParsedDate(seconds: Int64(value / 1000)), ())
        case 14: (packed(date: value / 1_000_000, time: value % 1_000_000), ())
        case 16: (ParsedDate(seconds: Int64(value / 1_000_000)), ())
        default: (nil, ())
        }
    }

    /// A two-digit year in the century that mail has settled on: 69 to 99 are of the 1900s.
    static func twoDigitYear(_ year: Int) -> Int { year + (year < 69 ? 2000 : 1900) }

    /// A day as such: its midnight in UTC.
    static func dateOnly(year: Int, month: Int, day: Int) -> ParsedDate? {
        guard let days = UTCTime.days(year: year, month: month, day: day) else { return nil }
        return ParsedDate(seconds: days * UTCTime.secondsPerDay, dateOnly: true, zoneMissing: true)
    }

    /// The `day`th day of a year, from 1.
    static func ordinal(year: Int, day: Int) -> ParsedDate? {
        guard day >= 1, day <= (UTCTime.isLeap(year) ? 366 : 365),
            var date = dateOnly(year: year, month: 1, day: 1)
        else { return nil }
        date.seconds += Int64(day - 1) * UTCTime.secondsPerDay
        return date
    }

    /// A day of an ISO 8601 week: week 1 holds 4 January, weekday 1 is Monday.
    static func week(year: Int, week: Int, weekday: Int) -> ParsedDate? {
        guard (1...53).contains(week), (1...7).contains(weekday),
            var date = dateOnly(year: year, month: 1, day: 4)
        else { return nil }
        // 1970-01-01 was a Thursday; 1 January of the year 1, the earliest here, a Monday.
        let sinceMonday = (date.seconds / UTCTime.secondsPerDay + 3 + 7 * 110_000) % 7
        date.seconds += (Int64(7 * (week - 1) + weekday - 1) - sinceMonday) * UTCTime.secondsPerDay
        // Only a year with 53 weeks has a week 53: its Thursday still lies in that year.
        let thursday = date.seconds + Int64(4 - weekday) * UTCTime.secondsPerDay
        return UTCTime.civil(thursday).year == year && UTCTime.range.contains(date.seconds) ? date : nil
    }

    private static func packed(date: Int, time: Int) -> ParsedDate? {
        moment(
            year: date / 10_000, month: date / 100 % 100, day: date % 100,
            hour: time / 10_000, minute: time / 100 % 100, second: time % 100, offset: 0, zoneMissing: true)
    }

    private static func value(of text: DateText, digits: Int) -> Int {
        var value = 0
        for index in 0..<digits { value = value &* 10 &+ Int(text[index] &- 48) }
        return value
    }
}
