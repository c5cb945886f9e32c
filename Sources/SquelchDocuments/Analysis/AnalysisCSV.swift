public import SquelchCuration
import SquelchTimeline

/// The accounts as CSV (RFC 4180), safe to open in a spreadsheet.
public enum AnalysisCSV {
    /// A header and a row an account.
    /// - Parameters:
    ///   - analysis: the accounts, in the order of the rows.
    ///   - choice: which accounts have a row.
    ///   - columns: names of those that are wanted, in their order; none takes all.
    public static func render(
        _ analysis: Analysis, choice: AccountChoice = AccountChoice(), columns: [String] = []
    ) -> String {
        let wanted = columns.compactMap { header.firstIndex(of: $0) }
        func row(_ cells: [String]) -> String {
            CSVRow.render(columns.isEmpty ? cells : wanted.map { cells[$0] })
        }
        return row(header) + choice.apply(analysis.accounts).map { row(cells($0)) }.joined()
    }

    private static let header = [
        "id", "name", "platform", "contexts", "posts", "posts_per_day", "attention_share", "snr_db", "snr_low_db",
        "snr_high_db", "share", "signal_minutes_per_week", "noise_minutes_per_week",
        "unique_signal_minutes_per_week", "verdict", "reason", "last_post", "url", "feed",
        "activity", "double_of", "moved_to",
    ]

    private static func cells(_ account: AccountAnalysis) -> [String] {
        func number(_ value: Double?, _ places: Int) -> String { value.map { Numbers.decimal($0, places) } ?? "" }
        return [
            CSVRow.text(account.account.id), CSVRow.text(account.account.name),
            CSVRow.text(account.account.platform?.rawValue),
            CSVRow.text(account.contexts.joined(separator: "; ")), String(account.posts),
            number(account.isRateKnown ? account.postsPerDay : nil, 3),
            number(account.attentionShare, 5), number(account.snr?.decibels, 2), number(account.snr?.lowerEnd, 2),
            number(account.snr?.upperEnd, 2), number(account.share, 4), number(account.signalMinutesPerWeek, 3),
            number(account.noiseMinutesPerWeek, 3), number(account.uniqueSignalMinutesPerWeek, 3),
            account.verdict.rawValue, CSVRow.text(account.reasons.first?.text),
            account.lastPost.map(UTCTime.iso8601) ?? "", CSVRow.text(account.account.url),
            CSVRow.text(account.account.feedURL), account.activity.rawValue, CSVRow.text(account.doubleOf),
            CSVRow.text(account.account.movedTo),
        ]
    }
}
