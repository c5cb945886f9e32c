import SquelchCuration
import SquelchTimeline

/// What to do first, where the noise comes from, and the choice within a budget.
enum PageSteps {
    /// Steps of each kind that are listed.
    private static let most = 5

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        let all = insights.advice
        let listed = all.filter { !$0.isUnfollow }.prefix(most) + all.filter(\.isUnfollow).prefix(most)
        var fields: Fields = [
            "stepsSentence": sentence(analysis, insights), "hasSteps": !listed.isEmpty,
            "steps": listed.map { step($0, insights) }, "noiseSentence": noise(analysis, insights),
            "noisiest": bars(analysis, insights),
        ]
        if all.count > listed.count {
            let rest = Counted.text(all.count - listed.count, "more suggestion")
            fields["moreSteps"] = "\(rest) in the table of accounts."
        }
        if let budget = analysis.budget { fields.merge(self.budget(budget, analysis)) { $1 } }
        return fields
    }

    private static func sentence(_ analysis: Analysis, _ insights: ReportInsights) -> String {
        guard !insights.advice.isEmpty else {
            let nearest = analysis.nearest.map { miss in
                "\(PageText.name(analysis.accounts[miss.place].account)) (\(miss.missing))"
            }
            let words = "No account is so surely noise that something should be done about it."
            return nearest.isEmpty ? words : "\(words) Nearest to it: \(nearest.joined(separator: "; "))."
        }
        let saved = PageNumbers.minutes(insights.savedPerDay)
        let all = PageNumbers.spoken(analysis.totals.attentionMinutesPerDay)
        let lost =
            insights.lostPerDay > 0 ? ", at the price of \(PageNumbers.spoken(insights.lostPerDay)) of signal" : ""
        let count = insights.advice.count
        let what = count == 1 ? "This suggestion" : "All \(Counted.grouped(count)) suggestions together"
        return "\(what) would save \(saved) of \(all) a day\(lost). Begin with turning down: it is easily undone."
    }

    private static func step(_ advice: Advice, _ insights: ReportInsights) -> Fields {
        let account = advice.account
        var fields: Fields = [
            "v": account.verdict.pageClass, "name": PageText.name(account.account),
            "verb": advice.isUnfollow ? "Unfollow" : "Turn down",
        ]
        fields["anchor"] = PageText.anchor(insights.places[account.index], insights)
        var effects: [String] = []
        if let saved = advice.savedPerWeek { effects.append("saves \(PageNumbers.spoken(saved / 7)) a day") }
        switch advice.step {
        case .unfollow:
            if let share = account.share { effects.append("\(PageNumbers.percent(share)) of it is signal") }
        case .digest:
            fields["by"] = "no single filter helps, so read it once a week, in a folder of its own"
            effects.append("it takes \(PageNumbers.spoken(account.noiseMinutesPerWeek / 7)) of noise a day")
        case .shelve, .double, .readdress, .succeeded: fields["by"] = PageText.line(advice.instruction, width: 120)
        case .filter(let filter):
            fields["by"] = PageText.line(filter.instruction, width: 120)
            if let snr = account.snr {
                let after = PageNumbers.decibels(filter.snrAfter)
                effects.append("SNR from \(PageNumbers.decibels(snr.decibels)) to \(after)\u{A0}dB")
            }
        }
        fields["effect"] = effects.joined(separator: "; ")
        return fields
    }

    private static func noise(_ analysis: Analysis, _ insights: ReportInsights) -> String {
        let total = analysis.totals.noiseMinutesPerDay * 7
        guard total > 0, !insights.noisiest.isEmpty else { return "There is next to none." }
        let part = insights.noisiest.reduce(0) { $0 + analysis.accounts[$1].noiseMinutesPerWeek } / total
        let accounts =
            insights.noisiest.count == 1 ? "This account makes" : "These \(insights.noisiest.count) accounts make"
        return
            "\(accounts) \(PageNumbers.percent(part)) of it. Much noise can come with much signal: the bars show both."
    }

    private static func bars(_ analysis: Analysis, _ insights: ReportInsights) -> [Fields] {
        let most = insights.noisiest.map { analysis.accounts[$0].attentionPerWeek }.max() ?? 1
        return insights.noisiest.map { place in
            let account = analysis.accounts[place]
            var fields: Fields = [
                "name": PageText.name(account.account),
                "minutes": "\(PageNumbers.minutes(account.noiseMinutesPerWeek / 7)) min. a day",
                "noiseWidth": Drawing.number(400 * account.noiseMinutesPerWeek / most),
                "signalWidth": Drawing.number(400 * account.signalMinutesPerWeek / most),
            ]
            fields["anchor"] = PageText.anchor(place, insights)
            return fields
        }
    }

    /// Accounts of the choice that are named.
    private static let namedAccounts = 40

    private static func budget(_ budget: BudgetPlan, _ analysis: Analysis) -> Fields {
        let names = Dictionary(
            analysis.accounts.map { ($0.account.id, PageText.name($0.account)) },
            uniquingKeysWith: { first, _ in first })
        let named = budget.accounts.prefix(namedAccounts)
        let rest = budget.accounts.count - named.count
        let chosen = Counted.text(budget.accounts.count, "account")
        return [
            "budget": true, "budgetTitle": "In \(PageNumbers.spoken(budget.minutesPerDay)) a day",
            "budgetSentence": "\(chosen) bring \(PageNumbers.percent(budget.signalPart)) of the signal in "
                + "\(PageNumbers.spoken(budget.usedMinutesPerDay)) a day, the best value for a minute first. No choice brings more than "
                + "\(PageNumbers.percent(budget.signalPartBound)); ten minutes more would bring "
                + "\(PageNumbers.percent(budget.signalPartWithTenMore)).",
            "budgetAccounts": named.enumerated().map { index, id -> Fields in
                ["name": names[id] ?? PageText.line(id, width: 80), "comma": index < named.count - 1 ? "," : ""]
            },
            "budgetMore": rest > 0 ? "and \(Counted.grouped(rest)) more" : "",
        ]
    }
}
