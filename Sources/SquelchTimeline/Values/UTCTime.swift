/// Calendar arithmetic in UTC, in the proleptic Gregorian calendar, for the years 1 to 9999.
///
/// Times are whole seconds since 1970-01-01T00:00:00Z. Nothing here allocates, apart from ``iso8601(_:)``.
public enum UTCTime {
    /// The seconds of the years 1 to 9999, the range that four digits can show.
    public static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
    /// Seconds in a day; UTC as computers keep it has no leap seconds.
    public static let secondsPerDay: Int64 = 86_400

    /// A moment, broken down into the fields of the calendar and the clock.
    public struct Civil: Equatable, Sendable {
        /// Year, 1 to 9999.
        public var year: Int
        /// Month, 1 to 12.
        public var month: Int
        /// Day of the month, 1 to 31.
        public var day: Int
        /// Hour, 0 to 23.
        public var hour: Int
        /// Minute, 0 to 59.
        public var minute: Int
        /// Second, 0 to 59.
        public var second: Int

        /// A moment from its fields, which are not checked.
        public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
            self.year = year
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
        }
    }

    /// Whether `year` has a 29 February.
    @inline(__always)
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Days in a month, or 0 where `month` is not 1 to 12.
    @inline(__always)
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: 0
        }
    }

    /// Days from 1970-01-01 to a date, or nil where there is no such date in the years 1 to 9999.
    @inline(__always)
    public static func days(year: Int, month: Int, day: Int) -> Int64? {
        guard year >= 1, year <= 9999, day >= 1, day <= days(inMonth: month, of: year) else { return nil }
        // The year is taken to begin in March: the leap day falls at its end, and the lengths of
        // the months before any month are then a straight line, (153 m + 2) / 5, rounded down.
        let shifted = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        return Int64(shifted * 365 + leapDays + dayOfYear - daysFromMarchOfYear0To1970)
    }

    /// The fields of the calendar and the clock at `seconds`, clamped to ``range``.
    public static func civil(_ seconds: Int64) -> Civil {
        // Counted from 0000-03-01, every number is positive and division rounds down.
        let clamped = Int(min(max(seconds, range.lowerBound), range.upperBound))
        let sinceMarch = clamped + daysFromMarchOfYear0To1970 * 86_400
        let (dayNumber, clock) = sinceMarch.quotientAndRemainder(dividingBy: 86_400)
        let (era, dayOfEra) = dayNumber.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return Civil(
            year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1,
            hour: clock / 3600, minute: clock / 60 % 60, second: clock % 60)
    }

    /// The seconds at a moment, or nil where there is no such date or time in the years 1 to 9999.
    public static func seconds(_ civil: Civil) -> Int64? {
        guard let days = days(year: civil.year, month: civil.month, day: civil.day),
            (0...23).contains(civil.hour), (0...59).contains(civil.minute), (0...59).contains(civil.second)
        else { return nil }
        return days * secondsPerDay + Int64(civil.hour * 3600 + civil.minute * 60 + civil.second)
    }

    /// Appends 20 bytes such as `2026-01-02T03:04:05Z`; `seconds` are clamped to ``range``.
    public static func append(iso8601 seconds: Int64, to arena: inout ByteArena) {
        arena.reserve(iso8601Length)
        write(civil(seconds), to: arena.base + arena.count)
        arena.advance(by: iso8601Length)
    }

    /// Text such as `2026-01-02T03:04:05Z`; `seconds` are clamped to ``range``.
    public static func iso8601(_ seconds: Int64) -> String {
        String(unsafeUninitializedCapacity: iso8601Length) { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            write(civil(seconds), to: start)
            return iso8601Length
        }
    }

    /// The day alone, such as `2026-01-02`.
    public static func day(_ seconds: Int64) -> String { String(iso8601(seconds).prefix(10)) }

    private static let iso8601Length = 20
    private static let daysFromMarchOfYear0To1970 = 719_468

    private static func write(_ time: Civil, to out: UnsafeMutablePointer<UInt8>) {
        writeTwoDigits(time.year / 100, to: out)
        writeTwoDigits(time.year % 100, to: out + 2)
        out[4] = UInt8(ascii: "-")
        writeTwoDigits(time.month, to: out + 5)
        out[7] = UInt8(ascii: "-")
        writeTwoDigits(time.day, to: out + 8)
        out[10] = UInt8(ascii: "T")
        writeTwoDigits(time.hour, to: out + 11)
        out[13] = UInt8(ascii: ":")
        writeTwoDigits(time.minute, to: out + 14)
        out[16] = UInt8(ascii: ":")
        writeTwoDigits(time.second, to: out + 17)
        out[19] = UInt8(ascii: "Z")
    }

    @inline(__always)
    private static func writeTwoDigits(_ value: Int, to out: UnsafeMutablePointer<UInt8>) {
        out[0] = UInt8(truncatingIfNeeded: 48 &+ value / 10)
        out[1] = UInt8(truncatingIfNeeded: 48 &+ value % 10)
    }
}
