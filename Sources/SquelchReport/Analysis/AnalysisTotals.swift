import SquelchCuration
import SquelchTimeline

/// What stands under the table: the sums, the verdicts, and how to read the numbers.
enum AnalysisTotals {
    static func render(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        let totals = analysis.totals
        var lines = [""]
        let period = "\(UTCTime.day(analysis.window.from)) to \(UTCTime.day(analysis.window.to))"
        lines.append(
            profile.paint(
                "\(Counted.text(totals.accounts, "account")), \(Counted.text(totals.posts, "post"))", .heading)
                + " from \(period)")
        let minutes = Numbers.decimal(totals.attentionMinutesPerDay, 1)
        let signal = Numbers.decimal(totals.signalMinutesPerDay, 1)
        let noise = Numbers.decimal(totals.noiseMinutesPerDay, 1)
        let ratio = totals.snr.map { ": \(Numbers.signed($0, 1)) dB" } ?? ""
        lines.append(
            "\(totals.accounts == 1 ? "It takes" : "They take") \(Counted.minutes(minutes)) a day: \(signal) of signal and \(noise) of noise\(ratio)"
        )
        lines.append(verdicts(analysis, profile))
        if let tidy = tidy(analysis) { lines.append(tidy) }
        if !analysis.contexts.isEmpty { lines += contexts(analysis, profile) }
        if let personal = analysis.personal { lines.append(PersonalSentence.text(personal)) }
        if let budget = analysis.budget { lines.append(contentsOf: budgetLines(budget, analysis)) }
        lines.append(
            profile.paint("0 dB: half of the attention is signal; +10 dB: 91 %. Bars: 90 % interval.", .dim))
        return lines.joined(separator: "\n") + "\n" + hints(analysis, profile)
    }

    /// Hints that are shown; `inspect --summary` has all of them.
    private static let mostHints = 3

    /// What would add to it, in lines that fit.
    static func hints(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        guard !analysis.hints.isEmpty else { return "" }
        let lines = analysis.hints.prefix(mostHints).flatMap {
            TextWrap.lines("- " + TerminalText.escape($0), width: max(20, profile.width), indent: "  ")
        }
        return (["", "What would add to it:"] + lines).joined(separator: "\n") + "\n"
    }

    private static func verdicts(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        Verdict.allCases.map { verdict in
            let count = analysis.accounts.count { $0.verdict == verdict }
            return profile.paint("\(verdict.words) \(count)", verdict.style)
        }.joined(separator: " · ")
    }

    /// What costs nothing and clutters the list; nil where there is nothing of it.
    private static func tidy(_ analysis: Analysis) -> String? {
        let dormant = analysis.accounts.count { $0.activity == .dormant }
        let ended = analysis.accounts.count { $0.activity == .ended }
        let doubles = analysis.accounts.count { $0.doubleOf != nil }
        let found = [(dormant, "dormant"), (ended, "ended"), (doubles, "followed twice")].filter { $0.0 > 0 }
        if found.isEmpty { return nil }
        let parts = found.map { "\(Numbers.grouped($0)) \($1)" }.joined(separator: ", ")
        return "To tidy, at no cost: \(parts) (activity and double_of in --format json)"
    }

    /// Contexts that are named.
    private static let namedContexts = 12

    private static func contexts(_ analysis: Analysis, _ profile: TerminalProfile) -> [String] {
        var list = analysis.contexts.prefix(namedContexts).map { one in
            "\(TerminalText.escape(one.context.name)) (\(one.context.kind.rawValue), \(one.accounts))"
        }
        if analysis.contexts.count > list.count { list.append("and \(analysis.contexts.count - list.count) more") }
        var lines = ["Contexts:"]
        for (place, entry) in list.enumerated() {
            let text = place < list.count - 1 ? entry + "," : entry
            let width = DisplayWidth.of(lines[lines.count - 1]) + 1 + DisplayWidth.of(text)
            if width <= profile.width { lines[lines.count - 1] += " " + text } else { lines.append("  " + text) }
        }
        return lines
    }

    /// Accounts of the choice that are named.
    private static let namedAccounts = 12

    private static func budgetLines(_ budget: BudgetPlan, _ analysis: Analysis) -> [String] {
        let names = Dictionary(
            analysis.accounts.map { ($0.account.id, $0.account.name ?? $0.account.id) }, uniquingKeysWith: { $1 })
        let minutes = Numbers.decimal(budget.minutesPerDay, 0)
        let accounts = Counted.text(budget.accounts.count, "account brings", "accounts bring")
        let chosen = "\(accounts) \(Numbers.percent(budget.signalPart)) of the signal"
        let bound = "no choice more than \(Numbers.percent(budget.signalPartBound))"
        let more = "ten minutes more: \(Numbers.percent(budget.signalPartWithTenMore))"
        var list = budget.accounts.prefix(namedAccounts).map { TerminalText.escape(names[$0] ?? $0) }
        if budget.accounts.count > list.count { list.append("and \(budget.accounts.count - list.count) more") }
        return [
            "In \(Counted.minutes(minutes)) a day: \(chosen) (\(bound); \(more))", "  " + list.joined(separator: ", "),
        ]
    }

}
