import SquelchCuration
import SquelchTimeline

/// The table of all accounts.
enum PageAccounts {
    /// Accounts up to which every row has its bar and room for long names; of more only those that are shown in full.
    private static let many = 1000
    /// Rows that a worker makes at a time.
    private static let portion = 64

    static func sentence(_ insights: ReportInsights) -> String {
        let detailed = insights.isDetailed.count { $0 }
        let which =
            detailed == insights.isDetailed.count
            ? "Under each account stands why."
            : "The \(detailed) accounts that matter most can be opened; the others have one line."
        return which + " Open it for the parts of the number, what would help, and its best and worst posts."
    }

    /// The rows, as HTML.
    static func rows(_ analysis: Analysis, _ insights: ReportInsights, _ workers: Workers) -> String {
        let isLong = analysis.accounts.count > many
        return workers.mapRanges(of: analysis.accounts.count, size: portion) { range in
            var rows = ""
            for place in range {
                let account = analysis.accounts[place]
                let isDetailed = insights.isDetailed[place]
                // A template without sections takes a third of the time.
                if isLong, !isDetailed {
                    rows += PageTemplates.render("line", line(account, isShort: true))
                    continue
                }
                var fields = line(account, isShort: false)
                fields.merge(bar(account)) { $1 }
                fields["details"] = isDetailed
                if isDetailed {
                    fields["anchor"] = String(place)
                    let details = PageDetails.fields(account, insights.subjects[place], measured: insights.measured)
                    fields.merge(details) { $1 }
                }
                rows += PageTemplates.render("row", fields)
            }
            return rows
        }.joined()
    }

    /// What stands in every row.
    private static func line(_ account: AccountAnalysis, isShort: Bool) -> Fields {
        let contexts = account.contexts.sorted().joined(separator: ", ")
        return [
            "v": account.verdict.pageClass, "name": PageText.name(account.account, width: isShort ? 40 : 60),
            "contextText": PageText.line(contexts, width: isShort ? 40 : 80), "verdict": account.verdict.words,
            "snr": account.snr.map { PageNumbers.decibels($0.decibels) } ?? "",
            "intervalText": account.snr.map(PageNumbers.interval) ?? "", "rate": PageNumbers.rate(account),
            "signalMinutes": PageNumbers.minutes(account.signalMinutesPerWeek),
            "noiseMinutes": PageNumbers.minutes(account.noiseMinutesPerWeek),
            "onlyHere": PageNumbers.minutes(account.uniqueSignalMinutesPerWeek),
            "reason": account.reasons.first.map { PageText.line($0.text, width: isShort ? 64 : 160) }
                ?? "as usual among your accounts",
        ]
    }

    private static func bar(_ account: AccountAnalysis) -> Fields {
        guard let snr = account.snr else { return ["hasBar": false] }
        let ends = [snr.low, snr.high].map { Drawing.number(DecibelBar.position($0)) }
        let center = Point(x: DecibelBar.position(snr.decibels), y: 8)
        return [
            "hasBar": true, "whisker": "M\(ends[0]) 8H\(ends[1])",
            "mark": Drawing.mark(account.verdict, at: center, radius: 4),
        ]
    }
}
