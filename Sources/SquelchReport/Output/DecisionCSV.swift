import SquelchTimeline

/// What the user decided, as a table for other programs.
public enum DecisionCSV {
    /// One decision.
    public struct Row: Sendable {
        var number: Int64
        var account: String
        var action: String
        var until: Int64?
        var because: String?
        var at: Int64

        /// A decision; times are seconds since 1970.
        public init(number: Int64, account: String, action: String, until: Int64?, because: String?, at: Int64) {
            self.number = number
            self.account = account
            self.action = action
            self.until = until
            self.because = because
            self.at = at
        }
    }

    /// Names of the columns.
    package static let columns = ["number", "account", "action", "until", "because", "decided"]

    /// The table, with a line of headings.
    public static func render(_ rows: [Row]) -> String {
        CSVRow.render(columns) + rows.map { CSVRow.render(cells($0)) }.joined()
    }

    /// The cells of a row.
    package static func cells(_ row: Row) -> [String] {
        [
            String(row.number), CSVRow.text(row.account), row.action, row.until.map(UTCTime.day) ?? "",
            CSVRow.text(row.because), UTCTime.iso8601(row.at),
        ]
    }
}
