public import SquelchTimeline

/// What the user decided, as a table for other programs.
public enum DecisionCSV {
    /// Names of the columns.
    package static let columns = ["number", "account", "action", "until", "because", "decided"]

    /// The table, with a line of headings.
    public static func render(_ decisions: [WrittenDecision]) -> String {
        CSVRow.render(columns) + decisions.map { CSVRow.render(cells($0)) }.joined()
    }

    /// The cells of a row.
    package static func cells(_ written: WrittenDecision) -> [String] {
        let decision = written.decision
        return [
            String(written.number), CSVRow.text(decision.account), decision.action.rawValue,
            decision.until.map(UTCTime.day) ?? "", CSVRow.text(decision.because), UTCTime.iso8601(decision.at),
        ]
    }
}
