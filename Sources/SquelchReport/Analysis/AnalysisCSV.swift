public import SquelchCuration
import SquelchTimeline

/// The accounts as CSV (RFC 4180), safe to open in a spreadsheet.
///
/// Written here because the packages that write CSV leave line ends unquoted or start up all of Foundation.
public enum AnalysisCSV {
    /// A header and a row an account.
    public static func render(_ analysis: Analysis) -> String {
        var output = row([
            "id", "name", "platform", "contexts", "posts", "posts_per_day", "attention_share", "snr_db", "snr_low_db",
            "snr_high_db", "share", "signal_minutes_per_week", "noise_minutes_per_week",
            "unique_signal_minutes_per_week", "verdict", "reason", "last_post", "url", "feed",
        ])
        for account in analysis.accounts { output += row(cells(account)) }
        return output
    }

    private static func cells(_ account: AccountAnalysis) -> [String] {
        func number(_ value: Double?, _ places: Int) -> String { value.map { Numbers.decimal($0, places) } ?? "" }
        return [
            text(account.account.id), text(account.account.name), text(account.account.platform),
            text(account.contexts.joined(separator: "; ")), String(account.posts), number(account.postsPerDay, 3),
            number(account.attentionShare, 5), number(account.snr?.decibels, 2), number(account.snr?.low, 2),
            number(account.snr?.high, 2), number(account.share, 4), number(account.signalMinutesPerWeek, 3),
            number(account.noiseMinutesPerWeek, 3), number(account.uniqueSignalMinutesPerWeek, 3),
            account.verdict.rawValue, text(account.reasons.first?.text),
            account.lastPost.map(UTCTime.iso8601) ?? "", text(account.account.url), text(account.account.feedURL),
        ]
    }

    private static func row(_ cells: [String]) -> String { cells.map(quote).joined(separator: ",") + "\r\n" }

    /// Text from anywhere: in one line, and prefixed where a spreadsheet would take it for a formula.
    private static func text(_ text: String?) -> String {
        guard let text else { return "" }
        let line = TerminalText.escape(text)
        let first = line.unicodeScalars.first { !$0.properties.isWhitespace && $0.value != 0x200B }
        guard let first, "=+-@|＝＋－＠".unicodeScalars.contains(first) else { return line }
        return "'" + line
    }

    private static func quote(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
