public import SquelchCuration

/// A division of a sum, for spreadsheets.
public enum SupportCSV {
    /// A header and a row an author.
    public static func render(_ plan: SupportPlan) -> String {
        var output = CSVRow.render(["id", "name", "amount", "currency", "signal_minutes_per_week", "link"])
        for share in plan.shares {
            output += CSVRow.render([
                CSVRow.text(share.id), CSVRow.text(share.name), plan.currency.text(share.amount), plan.currency.code,
                Numbers.decimal(share.signalMinutesPerWeek, 3), CSVRow.text(share.links.first),
            ])
        }
        return output
    }
}
