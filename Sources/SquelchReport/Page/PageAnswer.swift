import SquelchCuration
import SquelchTimeline

/// The opening: how much of the attention is signal.
enum PageAnswer {
    private static let barWidth = 1000.0

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        let totals = analysis.totals
        guard !analysis.accounts.isEmpty else {
            let text = "No account has posts in this period"
            return ["headline": text, "title": "Squelch: no accounts", "facts": ""]
        }
        let attention = totals.attentionMinutesPerDay
        let share = attention > 0 ? totals.signalMinutesPerDay / attention : 0
        let signal = PageNumbers.spoken(totals.signalMinutesPerDay)
        let noise = PageNumbers.spoken(totals.noiseMinutesPerDay)
        let period = "\(UTCTime.day(analysis.window.from)) to \(UTCTime.day(analysis.window.to))"
        let counts = "\(PageNumbers.count(totals.accounts, "account")), \(PageNumbers.count(totals.posts, "post"))"
        let split = barWidth * share
        var fields: Fields = [
            "facts": "\(counts), \(period)",
            "headline": attention > 0
                ? "\(PageNumbers.percent(share)) of your attention is signal" : "These accounts take no attention",
            "title": "Squelch: \(PageNumbers.percent(share)) signal", "attention": PageNumbers.spoken(attention),
            "signal": signal, "noise": noise,
            "splitTitle": "Of \(PageNumbers.spoken(attention)) a day, \(signal) are signal and \(noise) are noise.",
            "splitSignal": Drawing.number(max(0, split - 1.5)), "splitStart": Drawing.number(split + 1.5),
            "splitNoise": Drawing.number(max(0, barWidth - split - 1.5)),
            "verdicts": Verdict.allCases.map { verdict -> Fields in
                let count = analysis.accounts.count { $0.verdict == verdict }
                return [
                    "v": verdict.pageClass, "d": verdict.pageMark, "count": Numbers.grouped(count),
                    "words": verdict.words,
                ]
            },
        ]
        if let ratio = totals.snr { fields["ratio"] = PageNumbers.decibels(ratio) + "\u{A0}dB" }
        if insights.halfOfNoise > 0, totals.accounts > 3 {
            let all = Numbers.grouped(totals.accounts)
            fields["half"] =
                insights.halfOfNoise == 1
                ? "Half of the noise comes from one of the \(all) accounts."
                : "Half of the noise comes from \(Numbers.grouped(insights.halfOfNoise)) of the \(all) accounts."
        }
        return fields
    }
}
