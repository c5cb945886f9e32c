import SquelchTimeline

extension DateScanner {
    /// Tells the numbers apart, and puts the date together.
    func date() -> ParsedDate? {
        guard var date = day() else { return nil }
        guard hour >= 0 else { return date }
        var hour = hour
        if hour == 12, halfOfDay == 1 { hour = 0 }
        if hour < 12, halfOfDay == 2 { hour += 12 }
        let east = offset ?? (isKorean ? 9 * 3600 : 0)
        date.seconds += Int64(hour * 3600 + minute * 60 + second - east)
        date.dateOnly = false
        date.zoneMissing = offset == nil
        return UTCTime.range.contains(date.seconds) ? date : nil
    }

    private func day() -> ParsedDate? {
        let (first, second, third) = numbers
        if isWeek {
            guard digits.0 == 4 else { return nil }
            if numberCount == 2, digits.1 == 3 {
                return DateParser.week(year: first, week: second / 10, weekday: second % 10)
            }
            return DateParser.week(year: first, week: second, weekday: numberCount == 3 ? third : 1)
        }
        return month > 0 ? dayByName(first, second) : dayByNumbers(first, second, third)
    }

    /// The month has a name: the number that can be a year is it, else the later one.
    private func dayByName(_ first: Int, _ second: Int) -> ParsedDate? {
        switch numberCount {
        case 1:
            guard digits.0 == 4, hour < 0 else { return nil }
            return DateParser.dateOnly(year: first, month: month, day: 1)
        case 2, 3:
            if digits.0 >= 3 || first > 31 {
                return DateParser.dateOnly(year: year(first, digits.0), month: month, day: second)
            }
            return DateParser.dateOnly(year: year(second, digits.1), month: month, day: first)
        default: return nil
        }
    }

    /// Three numbers are year, month, day if the first can only be a year; else month, day, year, with month
    /// and day exchanged where the first can be no month.
    private func dayByNumbers(_ first: Int, _ second: Int, _ third: Int) -> ParsedDate? {
        guard !hasForeignWord else { return nil }
        switch numberCount {
        case 2:
            guard digits.0 == 4 else { return nil }
            if digits.1 == 3 { return DateParser.ordinal(year: first, day: second) }
            return DateParser.dateOnly(year: first, month: second, day: 1)
        case 3:
            if digits.0 >= 3 || first > 31 {
                return DateParser.dateOnly(year: year(first, digits.0), month: second, day: third)
            }
            let (month, day) = first > 12 ? (second, first) : (first, second)
            return DateParser.dateOnly(year: year(third, digits.2), month: month, day: day)
        default: return nil
        }
    }

    /// Two digits are of the centuries around 2000; three count from 1900, as programs wrote that took them
    /// so.
    private func year(_ value: Int, _ length: Int) -> Int {
        switch length {
        case 1, 2: DateParser.twoDigitYear(value)
        case 3: value + 1900
        default: value
        }
    }
}
