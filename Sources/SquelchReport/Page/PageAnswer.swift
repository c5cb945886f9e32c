import SquelchCuration
import SquelchTimeline

/// The opening: how much of the attention is signal.
enum PageAnswer {
    private static let barWidth = 1000.0

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        let totals = analysis.totals
        guard !analysis.accounts.isEmpty else {
            let text = AnalysisAbsence.sentence(analysis) ?? ""
            return ["headline": text, "title": "Squelch: no accounts", "facts": ""]
        }
        let attention = totals.attentionMinutesPerDay
        let share = attention > 0 ? totals.signalMinutesPerDay / attention : 0
        let signal = PageNumbers.spoken(totals.signalMinutesPerDay)
        let noise = PageNumbers.spoken(totals.noiseMinutesPerDay)
        let counts = "\(Counted.text(totals.accounts, "account")), \(Counted.text(totals.posts, "post"))"
        let split = barWidth * share
        var fields: Fields = [
            "facts": counts, "from": UTCTime.day(analysis.window.from), "to": UTCTime.day(analysis.window.to),
            "headline": headline(analysis, share),
            "title": "Squelch: \(PageNumbers.percent(share)) signal", "attention": PageNumbers.spoken(attention),
            "signal": signal, "noise": noise,
            "splitTitle": "Of \(PageNumbers.spoken(attention)) a day, \(signal) are signal and \(noise) are noise.",
            "splitSignal": Drawing.number(max(0, split - 1.5)), "splitStart": Drawing.number(split + 1.5),
            "splitNoise": Drawing.number(max(0, barWidth - split - 1.5)),
            "verdicts": Verdict.allCases.map { verdict -> Fields in
                let count = analysis.accounts.count { $0.verdict == verdict }
                return [
                    "v": verdict.pageClass, "d": verdict.pageMark, "count": Counted.grouped(count),
                    "words": verdict.words,
                ]
            },
        ]
        if let ratio = totals.snr {
            let range = ContextLevel.whole(analysis).map { ", 90\u{A0}% interval \(PageNumbers.interval($0))" } ?? ""
            fields["ratio"] = PageNumbers.decibels(ratio) + "\u{A0}dB" + range
        }
        if insights.halfOfNoise > 0, totals.accounts > 3 {
            let all = Counted.grouped(totals.accounts)
            fields["half"] =
                insights.halfOfNoise == 1
                ? "Half of the noise comes from one of the \(all) accounts."
                : "Half of the noise comes from \(Counted.grouped(insights.halfOfNoise)) of the \(all) accounts."
        }
        return fields
    }

    /// Where the time goes: that is firmer than the level, which a single account of doubt can move.
    private static func headline(_ analysis: Analysis, _ share: Double) -> String {
        guard analysis.totals.attentionMinutesPerDay > 0 else { return "These accounts take no attention now" }
        guard let largest = TimeSentence.largest(analysis) else {
            return "\(PageNumbers.percent(share)) of your attention is signal"
        }
        let all = Counted.grouped(analysis.totals.accounts)
        let takes = largest.count == 1 ? "takes" : "take"
        return "\(largest.words) of \(all) accounts \(takes) \(PageNumbers.percent(largest.part)) of your time"
    }
}
