import SquelchTimeline

/// A date as a feed or an export gave it.
package struct ParsedDate: Equatable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; for a date without a time, the midnight that begins it in UTC.
    package var seconds: Int64
    /// The text named a day, a month or a year, and no time.
    package var dateOnly: Bool
    /// The text named no zone, or one that is not known, and was read as UTC.
    package var zoneMissing: Bool
    /// What a date of three numbers says of the order of day and month.
    package var order = Order.other

    /// Whether the day or the month comes first.
    package enum Order: Equatable, Sendable {
        /// Neither, or it says nothing of other dates.
        case other
        case dayFirst, monthFirst
        /// Either; it was read with the month first, and this is the moment with the day first.
        case open(Int64)
    }

    package init(seconds: Int64, dateOnly: Bool = false, zoneMissing: Bool = false) {
        self.seconds = seconds
        self.dateOnly = dateOnly
        self.zoneMissing = zoneMissing
    }
}

/// Reads the dates that feeds, lists of follows and exports contain, from bytes and without allocation.
///
/// Two fixed layouts, which are nearly all dates in the wild, are read by position. All else goes to
/// ``DateScanner``, which reads tokens in any sensible order. A date that cannot exist gives nil, never a
/// neighbour.
package enum DateParser {
    /// Longer text is not a date.
    static let maximumLength = 256

    /// The moment that `bytes` (UTF-8 or ASCII) name, or nil where they name none in the years 1 to 9999.
    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedDate? {
        guard let base = bytes.baseAddress else { return nil }
        var start = 0
        var end = bytes.count
        while start < end, base[start] <= 0x20 { start &+= 1 }
        while end > start, base[end &- 1] <= 0x20 { end &-= 1 }
        let length = end &- start
        guard length >= 4, length <= maximumLength else { return nil }
        let text = DateText(base: base + start, count: length)
        if length >= 19 {
            if let date = text.isDigit(0) && text[4] == UInt8(ascii: "-") ? iso8601(text) : rfc822(text) {
                return date
            }
        }
        if let number = number(text) { return number.date }
        return DateLetters.withPlainDigits(text) { text in
            var scanner = DateScanner(text)
            return scanner.scan()
        }
    }

    /// Puts fields together. Hour 24 is hour 0 of the next day, second 60 the next minute's first.
    ///
    /// - Parameter offset: seconds east of UTC.
    @inline(__always)
    static func moment(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, offset: Int, zoneMissing: Bool
    ) -> ParsedDate? {
        guard let days = UTCTime.days(year: year, month: month, day: day),
            hour <= 24, minute <= 59, second <= 60
        else { return nil }
        let seconds = days &* 86_400 &+ Int64(hour &* 3600 &+ minute &* 60 &+ second &- offset)
        guard UTCTime.range.contains(seconds) else { return nil }
        return ParsedDate(seconds: seconds, zoneMissing: zoneMissing)
    }
}

/// Bytes with reads that cannot leave them: beyond the end there are zeros.
struct DateText {
    let base: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    subscript(index: Int) -> UInt8 { index < count ? base[index] : 0 }

    @inline(__always)
    func isDigit(_ index: Int) -> Bool { self[index] &- 48 <= 9 }

    /// The number that two digits at `index` spell; over 99 where they are not two digits.
    @inline(__always)
    func twoDigits(_ index: Int) -> Int {
        let tens = self[index] &- 48
        let units = self[index &+ 1] &- 48
        return tens <= 9 && units <= 9 ? Int(tens) &* 10 &+ Int(units) : 1_000_000
    }

    /// The number that four digits at `index` spell; over 9999 where they are not four digits.
    @inline(__always)
    func fourDigits(_ index: Int) -> Int { twoDigits(index) &* 100 &+ twoDigits(index &+ 2) }
}
