import SquelchTimeline

extension DateScanner {
    /// Tells the numbers apart, and puts the date together.
    func date() -> ParsedDate? {
        guard var date = day() else { return nil }
        guard hour >= 0 else { return date }
        var hour = hour
        if hour == 12, halfOfDay == 1 { hour = 0 }
        if hour < 12, halfOfDay == 2 { hour += 12 }
        // Half of a day that is written in an unknown word makes a date of the wrong half.
        if hasStrangeWord, halfOfDay == 0, (1...12).contains(hour) { return nil }
        let east = offset ?? place?.offset(atLocal: date.seconds + Int64(hour * 3600)) ?? (isKorean ? 9 * 3600 : 0)
        let time = Int64(hour * 3600 + minute * 60 + second - east)
        date.seconds += time
        if case .open(let other) = date.order { date.order = .open(other + time) }
        date.dateOnly = false
        date.zoneMissing = offset == nil && place == nil
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

    /// Three numbers are year, month, day if the first can only be a year; else the year is the last.
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
            return dayOrMonthFirst(first, second, year(third, digits.2))
        default: return nil
        }
    }

    /// The day comes first where there are dots, whoever writes them. Elsewhere either does: a number that can be no month
    /// tells, or the weekday.
    private func dayOrMonthFirst(_ first: Int, _ second: Int, _ year: Int) -> ParsedDate? {
        let byDay = second <= 12 ? DateParser.dateOnly(year: year, month: second, day: first) : nil
        let byMonth = first <= 12 ? DateParser.dateOnly(year: year, month: first, day: second) : nil
        guard var dayFirst = byDay else {
            var date = byMonth
            if !hasDots { date?.order = .monthFirst }
            return date
        }
        guard var monthFirst = byMonth else {
            if !hasDots { dayFirst.order = .dayFirst }
            return dayFirst
        }
        if first == second { return dayFirst }
        let (isDay, isMonth) = (DateWeekdays.hold(dayFirst, weekdays), DateWeekdays.hold(monthFirst, weekdays))
        if isDay != isMonth {
            var date = isDay ? dayFirst : monthFirst
            if !hasDots { date.order = isDay ? .dayFirst : .monthFirst }
            return date
        }
        // No language with a script of its own writes the month first.
        if hasDots || hasScript { return dayFirst }
        monthFirst.order = .open(dayFirst.seconds)
        return monthFirst
    }

    /// Two digits are of the centuries around 2000; three count from 1900, as programs wrote that took them
    /// so.
    private func year(_ value: Int, _ length: Int) -> Int {
        switch length {
        case 1, 2: DateParser.twoDigitYear(value)
        case 3: value + 1900
        // Years of other calendars would be years of other centuries here.
        case 4 where isThai && value > 2400: value - 543
        case 4 where hasScript && !(1900...2100).contains(value): 0
        default: value
        }
    }
}
