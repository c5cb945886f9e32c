import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Says which posts' dates could not be used, and what was done with them.
enum DataWarnings {
    static func list(_ accounts: [AccountAnalysis], _ scores: TimelineScores) -> [AnalysisWarning] {
        var warnings: [AnalysisWarning] = []
        if scores.selection.undatedLeftOut > 0 {
            let posts = Numerals.count(scores.selection.undatedLeftOut, "post")
            warnings.append(
                AnalysisWarning(
                    source: nil, message: "\(posts) without a date left out: a period was asked for"))
        }
        if scores.selection.selectedLeftOut > 0 {
            let posts = Numerals.count(scores.selection.selectedLeftOut, "post")
            warnings.append(
                AnalysisWarning(
                    source: nil, message: "\(posts) known only from what you starred or saved: counted for no account"))
        }
        if let warning = languages(accounts) { warnings.append(warning) }
        for account in accounts {
            let counts = scores.accounts[account.index].statistics.counts
            let source = account.account.feedURL ?? account.account.id
            if counts.undated > 0 {
                let posts = Numerals.count(counts.undated, "post")
                warnings.append(
                    AnalysisWarning(source: source, message: "\(posts) without a date: scored as of today"))
            }
            if counts.future > 0 {
                let posts = Numerals.count(counts.future, "post")
                warnings.append(
                    AnalysisWarning(
                        source: source, message: "\(posts) dated in the future: scored as of today"))
            }
        }
        return warnings
    }

    /// Accounts in languages for which there are no lists of words and phrases.
    private static func languages(_ accounts: [AccountAnalysis]) -> AnalysisWarning? {
        let tags = accounts.compactMap { $0.snr == nil ? nil : $0.account.language }.filter { !WordLists.cover($0) }
        guard !tags.isEmpty else { return nil }
        let names = Set(tags.map { $0.lowercased() }).sorted().joined(separator: ", ")
        let subject = "\(Numerals.count(tags.count, "account")) in languages without word lists (\(names))"
        return AnalysisWarning(source: nil, message: "\(subject): scored by structure, repeats and context alone")
    }
}
