import SquelchCuration

/// The table of all accounts.
enum PageAccounts {
    /// Accounts up to which every row has its bar and room for long names; of more only those that are shown in full.
    private static let many = 1000

    static func sentence(_ insights: ReportInsights) -> String {
        let detailed = insights.isDetailed.count { $0 }
        let which =
            detailed == insights.isDetailed.count
            ? "Under each account stands why."
            : "The \(detailed) accounts that matter most can be opened; the others have one line."
        return which + " Open it for the parts of the number, what would help, and its best and worst posts."
    }

    /// The rows, as HTML.
    static func rows(_ analysis: Analysis, _ insights: ReportInsights) -> String {
        var rows = ""
        let isLong = analysis.accounts.count > many
        for (place, account) in analysis.accounts.enumerated() {
            var fields = row(account, isShort: isLong && !insights.isDetailed[place])
            if insights.isDetailed[place] {
                fields["anchor"] = String(place)
                fields["details"] = true
                fields.merge(PageDetails.fields(account, insights.subjects[place], analysis)) { $1 }
            }
            rows += PageTemplates.render("row", fields)
        }
        return rows
    }

    private static func row(_ account: AccountAnalysis, isShort: Bool) -> Fields {
        var fields: Fields = [
            "v": account.verdict.pageClass, "name": PageText.name(account.account, width: isShort ? 40 : 60),
            "verdict": account.verdict.words, "snr": account.snr.map { PageNumbers.decibels($0.decibels) } ?? "",
            "rate": PageNumbers.rate(account), "signalMinutes": PageNumbers.minutes(account.signalMinutesPerWeek),
            "noiseMinutes": PageNumbers.minutes(account.noiseMinutesPerWeek),
            "onlyHere": PageNumbers.minutes(account.uniqueSignalMinutesPerWeek),
            "reason": account.reasons.first.map { PageText.line($0.text, width: isShort ? 80 : 160) }
                ?? "as usual among your accounts",
        ]
        if !account.contexts.isEmpty {
            fields["contextList"] = PageText.line(account.contexts.joined(separator: ", "), width: isShort ? 40 : 80)
        }
        guard let snr = account.snr else { return fields }
        fields["interval"] = PageNumbers.interval(snr)
        if !isShort {
            let ends = [snr.low, snr.high].map { Drawing.number(DecibelBar.position($0)) }
            fields["whisker"] = "M\(ends[0]) 8H\(ends[1])"
            let center = Point(x: DecibelBar.position(snr.decibels), y: 8)
            fields["mark"] = Drawing.mark(account.verdict, at: center, radius: 4)
        }
        return fields
    }
}
