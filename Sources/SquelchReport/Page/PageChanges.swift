import SquelchCuration
import SquelchDocuments
import SquelchModel
import SquelchTimeline

/// The accounts that post differently since some day, as small multiples.
enum PageChanges {
    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        [
            "changeSentence": sentence(analysis, insights), "hasChanges": !insights.changes.isEmpty,
            "changes": insights.changes.map { change($0, analysis, insights) },
        ]
    }

    private static func sentence(_ analysis: Analysis, _ insights: ReportInsights) -> String {
        let all = analysis.accounts.count { $0.change != nil }
        guard all > 0 else { return "No account clearly posts better or worse than it did before." }
        let worse = analysis.accounts.count { ($0.change.map { $0.after < $0.before }) ?? false }
        let (down, up) = (Counted.grouped(worse), Counted.grouped(all - worse))
        let counts =
            worse == 0
            ? "\(up) became better, none worse."
            : worse == all ? "\(down) became worse, none better." : "\(down) became worse, \(up) better."
        let shown = all > insights.changes.count ? " The \(insights.changes.count) that changed most:" : ""
        return counts + shown
    }

    private static func change(
        _ one: ReportInsights.Change, _ analysis: Analysis, _ insights: ReportInsights
    ) -> Fields {
        let line = ChangeChart(one)
        let (before, after) = (one.change.before, one.change.after)
        let isWorse = after < before
        let shares = [before, after].map { PageNumbers.percent(Decibels.share(at: $0)) }
        let size = Numbers.decimal(abs(after - before), 1)
        let text =
            "\(size)\u{A0}dB \(isWorse ? "worse" : "better") since \(UTCTime.day(one.change.since)): "
            + "\(shares[0]) signal before, \(shares[1]) since"
        var fields: Fields = [
            "name": PageText.name(analysis.accounts[one.place].account, width: 60), "sparkText": text,
            "sparkTitle": "Share of signal over time: \(text)", "direction": isWorse ? "worse" : "better",
            "change": Drawing.number(line.change), "before": Drawing.number(line.before),
            "after": Drawing.number(line.after), "steps": Drawing.line(line.points),
        ]
        fields["anchor"] = PageText.anchor(one.place, insights)
        return fields
    }
}
