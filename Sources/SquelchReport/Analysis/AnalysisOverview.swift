public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// The answer on one screen: where the time goes, what to do about it first, and where to go on.
public enum AnalysisOverview {
    /// Suggestions that are shown.
    private static let mostSteps = 3
    /// Below this width the reason gets a line of its own.
    private static let oneLine = 132
    /// Below this width columns would cut names and amounts: steps are sentences.
    private static let tableWidth = 56

    /// The answer in about ten lines that fit the terminal.
    /// - Parameters:
    ///   - analysis: what is answered from.
    ///   - profile: width and abilities of the terminal.
    ///   - paths: the files as a command line has them, for what to type next.
    public static func render(_ analysis: Analysis, _ profile: TerminalProfile, paths: String) -> String {
        guard AnalysisAbsence.sentence(analysis) == nil else { return AnalysisTable.render(analysis, profile) }
        let advice = Advice.list(analysis).sorted(by: Advice.takesMoreTimeAway)
        var text = TimeSentence.lines(analysis, profile).joined(separator: "\n") + "\n"
        text += advice.isEmpty ? nearest(analysis, profile) : steps(advice, profile)
        var lines = wrap(facts(analysis).joined(separator: " "), profile)
        if let budget = analysis.budget {
            lines += AnalysisTotals.budgetLines(budget, analysis).flatMap { wrap($0, profile) }
        }
        lines += wrap(ways(advice.count - mostSteps, paths), profile).map { profile.paint($0, .dim) }
        return text + lines.joined(separator: "\n") + "\n"
    }

    private static func wrap(_ text: String, _ profile: TerminalProfile) -> [String] {
        text.isEmpty ? [] : TextWrap.lines(text, width: max(20, profile.width), indent: "  ")
    }

    // MARK: - What to do

    private static func steps(_ all: [Advice], _ profile: TerminalProfile) -> String {
        guard profile.width >= tableWidth else {
            let sentences = all.prefix(mostSteps).map { advice -> (String, String?) in
                let name = advice.account.account.name ?? advice.account.account.id
                return (
                    "\(name): \(advice.instruction) (\(advice.yearly))",
                    reason(advice.account, width: profile.width - 3)
                )
            }
            return list("What to do first, saved a year", sentences, profile)
        }
        let hasReasons = profile.width >= oneLine
        var table = TextTable(columns("What to do first", "Saves a year", hasReasons))
        for (number, advice) in all.prefix(mostSteps).enumerated() {
            let account = advice.account
            let style: TerminalStyle = advice.isUnfollow ? .unfollow : .turnDown
            let reason = reason(account, width: profile.width - 3)
            var row = [
                TextTable.Cell(String(number + 1), .dim), TextTable.Cell(account.account.name ?? account.account.id),
                TextTable.Cell(advice.instruction, style), TextTable.Cell(advice.yearly),
            ]
            if hasReasons { row.append(TextTable.Cell(reason ?? "", .dim)) }
            table.add(row)
            if !hasReasons, let reason { table.addNote(" " + reason) }
        }
        return table.render(profile)
    }

    /// The first reason for the advice that fits one line, as none is ever cut, if it is half as heavy as the first of all;
    /// else that one, in as many lines as it takes.
    private static func reason(_ account: AccountAnalysis, width: Int) -> String? {
        // What speaks for an account is no reason to turn it down.
        let reasons = account.reasons.filter { account.verdict == .keep || ($0.decibels ?? 0) <= 0 }
        guard let first = reasons.first else { return nil }
        let heavy = reasons.filter { 2 * abs($0.decibels ?? 0) >= abs(first.decibels ?? 0) }
        return (heavy.first { DisplayWidth.of($0.text) <= width } ?? first).text
    }

    /// What comes nearest to a suggestion, and what it lacks.
    private static func nearest(_ analysis: Analysis, _ profile: TerminalProfile) -> String {
        guard !analysis.nearest.isEmpty else { return "There is no noise to speak of.\n" }
        guard profile.width >= tableWidth else {
            let sentences = analysis.nearest.prefix(mostSteps).map { miss -> (String, String?) in
                let account = analysis.accounts[miss.place]
                let noise = YearlyTime.text(minutesPerWeek: account.noiseMinutesPerWeek)
                return ("\(account.account.name ?? account.account.id) (\(noise) of noise a year)", miss.missing)
            }
            return list("Nothing is noise for sure. Nearest to it", sentences, profile)
        }
        let hasReasons = profile.width >= oneLine
        var table = TextTable(columns("Nothing is noise for sure. Nearest to it", "Noise a year", hasReasons))
        for (number, miss) in analysis.nearest.prefix(mostSteps).enumerated() {
            let account = analysis.accounts[miss.place]
            let noise = YearlyTime.text(minutesPerWeek: account.noiseMinutesPerWeek)
            table.add([
                TextTable.Cell(String(number + 1), .dim), TextTable.Cell(account.account.name ?? account.account.id),
                TextTable.Cell(""), TextTable.Cell(noise), TextTable.Cell(hasReasons ? miss.missing : "", .dim),
            ])
            if !hasReasons { table.addNote(" " + miss.missing) }
        }
        return table.render(profile)
    }

    /// Numbered sentences, each with its reason below.
    private static func list(
        _ title: String, _ sentences: [(text: String, reason: String?)], _ profile: TerminalProfile
    ) -> String {
        var lines = wrap(title, profile).map { profile.paint($0, .heading) }
        for (number, sentence) in sentences.enumerated() {
            lines += wrap("\(number + 1) \(sentence.text)", profile)
            if let reason = sentence.reason {
                lines += TextWrap.lines(reason, width: max(20, profile.width - 2)).map {
                    profile.paint("  " + $0, .dim)
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func columns(_ title: String, _ saves: String, _ hasReasons: Bool) -> [TextTable.Column] {
        var columns = [
            TextTable.Column("", isRight: true), TextTable.Column(title, least: 16, stretch: 2, wraps: true),
            TextTable.Column("", least: 16, stretch: 3, wraps: true), TextTable.Column(saves, isRight: true),
        ]
        if hasReasons { columns.append(TextTable.Column("Why", least: 20, stretch: 3, wraps: true)) }
        return columns
    }

    // MARK: - What else there is to know

    private static func facts(_ analysis: Analysis) -> [String] {
        var facts: [String] = []
        if let level = ContextLevel.whole(analysis) {
            let range = "\(Numbers.signed(level.low, 1)) to \(Numbers.signed(level.high, 1))"
            facts.append("Level \(Numbers.signed(level.decibels, 1)) dB (90 %: \(range)).")
        }
        if let since = analysis.since.flatMap(SinceWords.text) { facts.append(since) }
        let outdated = analysis.accounts.filter(\.wantsNewDecision)
        if !outdated.isEmpty {
            let names = outdated.prefix(2).map { SafeLine.escape($0.account.name ?? $0.account.id) }
            let rest = outdated.count > names.count ? " and \(Counted.grouped(outdated.count - names.count)) more" : ""
            facts.append("Changed since you decided: \(names.joined(separator: ", "))\(rest).")
        }
        if let tidy = AnalysisTotals.tidy(analysis) { facts.append("To tidy: \(tidy).") }
        let unsure = analysis.accounts.count { $0.verdict == .tooLittleData }
        if unsure > 0 { facts.append("Unsure: \(Counted.text(unsure, "account")).") }
        if let personal = analysis.personal { facts.append(PersonalSentence.text(personal)) }
        return facts
    }

    /// Where to go on.
    private static func ways(_ more: Int, _ paths: String) -> String {
        // The archive is what is read where no path is given.
        let input = paths.isEmpty ? "" : " " + paths
        let plan = "squelch plan\(input)" + (more > 0 ? " (\(Counted.grouped(more)) more)" : "")
        return "Go on: --all; squelch explain NAME\(input); \(plan)."
    }
}

extension Advice {
    /// Minutes a week that it takes out of the days: what it saves; of a digest, which saves nothing, the noise in it.
    private var minutesAway: Double { savedPerWeek ?? account.noiseMinutesPerWeek }

    /// What takes most time out of the days goes first, by the time that is shown.
    fileprivate static func takesMoreTimeAway(_ left: Advice, _ right: Advice) -> Bool {
        let minutes = (left.minutesAway, right.minutesAway)
        return minutes.0 != minutes.1 ? minutes.0 > minutes.1 : left.account.account.id < right.account.account.id
    }

    /// What it takes out of a year's days.
    fileprivate var yearly: String {
        YearlyTime.text(minutesPerWeek: minutesAway) + (savedPerWeek == nil ? " of noise" : "")
    }
}
