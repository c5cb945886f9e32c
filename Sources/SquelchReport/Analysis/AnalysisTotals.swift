import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// What stands under the table: the sums, the verdicts, and how to read the numbers.
enum AnalysisTotals {
    static func render(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        let totals = analysis.totals
        let head = "\(Counted.text(totals.accounts, "account")), \(Counted.text(totals.posts, "post"))"
        let period = "from \(UTCTime.day(analysis.window.from)) to \(UTCTime.day(analysis.window.to))"
        var lines = ["", flow([(head, .heading), (period, .plain)], between: " ", profile)]
        let minutes = Numbers.decimal(totals.attentionMinutesPerDay, 1)
        let signal = Numbers.decimal(totals.signalMinutesPerDay, 1)
        let noise = Numbers.decimal(totals.noiseMinutesPerDay, 1)
        let ratio = totals.snr.map { ": \(Numbers.signed($0, 1)) dB" } ?? ""
        let take = totals.accounts == 1 ? "It takes" : "They take"
        var sentences = ["\(take) \(Counted.minutes(minutes)) a day: \(signal) of signal and \(noise) of noise\(ratio)"]
        lines += wrap(sentences, profile)
        lines.append(verdicts(analysis, profile))
        sentences = tidy(analysis).map { ["To tidy, at no cost: " + $0] } ?? []
        lines += wrap(sentences, profile)
        if !analysis.contexts.isEmpty { lines += contexts(analysis, profile) }
        sentences = analysis.personal.map { [PersonalSentence.text($0)] } ?? []
        if let budget = analysis.budget { sentences += budgetLines(budget, analysis) }
        lines += wrap(sentences, profile)
        let key = "0 dB: half of the attention is signal; +10 dB: 91 %. Bars: 90 % interval."
        lines += wrap([key], profile).map { profile.paint($0, .dim) }
        return lines.joined(separator: "\n") + "\n" + hints(analysis, profile)
    }

    private static func wrap(_ sentences: [String], _ profile: TerminalProfile) -> [String] {
        sentences.flatMap { TextWrap.lines($0, width: max(20, profile.width), indent: "  ") }
    }

    /// Parts in their styles in lines that fit: a line ends between two of them.
    private static func flow(
        _ parts: [(text: String, style: TerminalStyle)], between gap: String, _ profile: TerminalProfile
    ) -> String {
        var lines = [(text: "", width: 0)]
        for (text, style) in parts {
            let (line, width) = (lines[lines.count - 1], DisplayWidth.of(text))
            let painted = profile.paint(text, style)
            if line.width == 0 {
                lines[lines.count - 1] = (painted, width)
            } else if line.width + gap.count + width <= profile.width {
                lines[lines.count - 1] = (line.text + gap + painted, line.width + gap.count + width)
            } else {
                lines.append((painted, width))
            }
        }
        return lines.map(\.text).joined(separator: "\n")
    }

    /// Hints that are shown; `inspect --summary` has all of them.
    private static let mostHints = 3

    /// What would add to it, in lines that fit.
    static func hints(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        guard !analysis.hints.isEmpty else { return "" }
        let lines = analysis.hints.prefix(mostHints).flatMap {
            TextWrap.lines("- " + SafeLine.escape($0), width: max(20, profile.width), indent: "  ")
        }
        return (["", "What would add to it:"] + lines).joined(separator: "\n") + "\n"
    }

    private static func verdicts(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        let parts = Verdict.allCases.map { verdict in
            ("\(verdict.words) \(analysis.accounts.count { $0.verdict == verdict })", verdict.style)
        }
        return flow(parts, between: " · ", profile)
    }

    /// What costs nothing and clutters the list; nil where there is nothing of it.
    static func tidy(_ analysis: Analysis) -> String? {
        let dormant = analysis.accounts.count { $0.activity == .dormant }
        let moved = analysis.accounts.count(where: \.hasMoved)
        let ended = analysis.accounts.count { $0.activity == .ended }
        let doubles = analysis.accounts.count { $0.doubleOf != nil }
        let found = [(dormant, "dormant"), (ended, "ended"), (moved, "moved"), (doubles, "followed twice")].filter {
            $0.0 > 0
        }
        if found.isEmpty { return nil }
        return found.map { "\(Counted.grouped($0)) \($1)" }.joined(separator: ", ")
    }

    /// Contexts that are named.
    private static let namedContexts = 12

    private static func contexts(_ analysis: Analysis, _ profile: TerminalProfile) -> [String] {
        var list = analysis.contexts.prefix(namedContexts).map { one in
            "\(SafeLine.escape(one.context.name)) (\(one.context.kind.rawValue), \(one.accounts))"
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

    static func budgetLines(_ budget: BudgetPlan, _ analysis: Analysis) -> [String] {
        let names = Dictionary(
            analysis.accounts.map { ($0.account.id, $0.account.name ?? $0.account.id) }, uniquingKeysWith: { $1 })
        let minutes = Numbers.decimal(budget.minutesPerDay, 0)
        let length = "\(Counted.minutes(minutes)) a day"
        guard !budget.accounts.isEmpty else {
            return ["In \(length): no account that is to be kept with more signal than noise fits"]
        }
        let accounts = Counted.text(budget.accounts.count, "account brings", "accounts bring")
        let chosen = "\(accounts) \(Numbers.percent(budget.signalPart)) of the signal"
        let bound = "no choice more than \(Numbers.percent(budget.signalPartBound))"
        let more = "ten minutes more: \(Numbers.percent(budget.signalPartWithTenMore))"
        var list = budget.accounts.prefix(namedAccounts).map { SafeLine.escape(names[$0] ?? $0) }
        if budget.accounts.count > list.count { list.append("and \(budget.accounts.count - list.count) more") }
        return ["In \(length): \(chosen) (\(bound); \(more))", "  " + list.joined(separator: ", ")]
    }

}
