import SquelchDocuments
import SquelchTimeline

/// Time that adds up over a year: a minute a week says little, an hour a year what it is.
enum YearlyTime {
    private static let weeks = 365.25 / 7

    /// Minutes a week as what they come to in a year: `7 hours`.
    static func text(minutesPerWeek minutes: Double) -> String {
        let year = minutes * weeks
        if year < 1 { return "under a minute" }
        if year < 90 { return Counted.text(Int(year.rounded()), "minute") }
        let hours = year / 60
        return Numbers.decimal(hours, hours < 9.95 ? 1 : 0) + " hours"
    }
}
