import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Says which posts' dates could not be used, and what was done with them.
enum DataWarnings {
    static func list(_ accounts: [AccountAnalysis], _ scores: FollowingScores) -> [AnalysisWarning] {
        var warnings: [AnalysisWarning] = []
        if scores.undatedLeftOut > 0 {
            let posts = Counted.text(scores.undatedLeftOut, "post")
            warnings.append(
                AnalysisWarning(
                    source: nil, message: "\(posts) without a date left out: a period was asked for"))
        }
        if scores.selectedLeftOut > 0 {
            let posts = Counted.text(scores.selectedLeftOut, "post")
            warnings.append(
                AnalysisWarning(
                    source: nil, message: "\(posts) known only from what you starred or saved: counted for no account"))
        }
        if let warning = languages(accounts) { warnings.append(warning) }
        for account in accounts {
            let counts = scores.accounts[account.index].statistics.counts
            let source = account.account.feedURL ?? account.account.id
            if counts.undated > 0 {
                let posts = Counted.text(counts.undated, "post")
                warnings.append(
                    AnalysisWarning(source: source, message: "\(posts) without a date: weighed as its typical post"))
            }
            if counts.future > 0 {
                let posts = Counted.text(counts.future, "post")
                warnings.append(
                    AnalysisWarning(
                        source: source, message: "\(posts) dated in the future: weighed as its typical post"))
            }
        }
        return warnings + unknownRates(accounts) + oldFiles(accounts, scores)
    }

    /// Accounts whose posts all bear the time at which they were fetched.
    private static func unknownRates(_ accounts: [AccountAnalysis]) -> [AnalysisWarning] {
        accounts.filter { !$0.isRateKnown }.map { account in
            let posts = Counted.text(account.posts, "post")
            return AnalysisWarning(
                source: account.account.feedURL ?? account.account.id,
                message: "\(posts) dated at one moment: how often it posts is not known, and counts as nothing")
        }
    }

    /// Accounts that were read long before the others: what they posted since is not known.
    private static func oldFiles(_ accounts: [AccountAnalysis], _ scores: FollowingScores) -> [AnalysisWarning] {
        let old = accounts.filter { scores.accounts[$0.index].rate.daysUnread != nil }
            .sorted { $0.account.id < $1.account.id }
        guard !old.isEmpty else { return [] }
        let names = old.prefix(mostNames).map { account in
            let until = max(account.account.readUntil ?? .min, account.lastPost ?? .min)
            return "\(account.account.name ?? account.account.id) (until \(UTCTime.day(until)))"
        }.joined(separator: ", ")
        let rest = old.count > mostNames ? " and \(old.count - mostNames) more" : ""
        let subject = Counted.text(old.count, "account")
        let message = "\(subject) read long before the others; save their files again to know of now: \(names)\(rest)"
        return [AnalysisWarning(source: nil, message: message)]
    }

    /// Names that a warning tells.
    private static let mostNames = 8

    /// Accounts in languages for which there are no lists of words and phrases.
    private static func languages(_ accounts: [AccountAnalysis]) -> AnalysisWarning? {
        let tags = accounts.compactMap { $0.snr == nil ? nil : $0.account.language }.filter { !WordLists.cover($0) }
        guard !tags.isEmpty else { return nil }
        let names = Set(tags.map { $0.lowercased() }).sorted().joined(separator: ", ")
        let subject = "\(Counted.text(tags.count, "account")) in languages without word lists (\(names))"
        return AnalysisWarning(source: nil, message: "\(subject): scored by structure, repeats and context alone")
    }
}
