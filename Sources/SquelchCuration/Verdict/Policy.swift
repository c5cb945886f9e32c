import SquelchModel

/// The rules from evidence to verdicts, for all accounts at once.
///
/// Decided on probabilities, never on the point estimate: what most readers would do with an account of this share and
/// rate (`VerdictCurve`). A control over all accounts holds how many suggestions are expected to be wrong (Bayesian
/// false discovery rate). What an account costs and how sure the number is order the advice; they are no veto.
public struct Policy: Sendable {
    /// Decibels by which the limits are moved: 0 asks for what readers ask, more is stricter.
    public var threshold: Double
    /// Unfollow what most readers would unfollow with this probability.
    static let unfollowProbability = 0.38
    /// Keep what most readers would keep with this probability: advice against an account needs more than a doubt.
    static let keepProbability = 0.37
    /// Fewest posts for a suggestion to unfollow.
    static let unfollowPosts = 10
    /// Part of the suggestions to unfollow, and of all suggestions, that most readers would rather keep, at most.
    static let wrongUnfollows = 0.05
    static let wrongSuggestions = 0.20
    /// Posts valued within 30 days that keep an account whatever the others are.
    static let valuedToKeep = 2
    /// Part of an account's attention that, as signal only it brings, keeps it from being unfollowed.
    static let muchUniqueSignal = 0.30

    /// The default rules, moved by `threshold` dB.
    public init(threshold: Double = 0) { self.threshold = threshold }

    /// A verdict and its vetoes for each account, in their order.
    public func decide(_ accounts: [AccountEvidence]) -> [(verdict: Verdict, vetoes: [Veto])] {
        var result = accounts.map(judge)
        limit(.unfollow, to: .turnDown, wrong: Self.wrongUnfollows, accounts, &result)
        limit(.turnDown, to: .keep, wrong: Self.wrongSuggestions, accounts, &result)
        return result
    }

    /// Probabilities that most readers would unfollow an account, and that they would keep it, were its SNR `change` dB
    /// higher.
    func chances(_ account: AccountEvidence, _ estimate: ShareEstimate, change: Double = 0)
        -> (unfollow: Double, keep: Double)
    {
        let share = Decibels.share(at: estimate.decibels + change - threshold)
        let rate = account.postsPerWeek / 7
        return (
            VerdictCurve.unfollow(share: share, postsPerDay: rate), VerdictCurve.keep(share: share, postsPerDay: rate)
        )
    }

    private func judge(_ account: AccountEvidence) -> (verdict: Verdict, vetoes: [Veto]) {
        guard let estimate = account.estimate else { return (.tooLittleData, []) }
        let chances = chances(account, estimate)
        let fresh = fresh(account, estimate)
        let verdict = Hysteresis.settle(
            fresh, previous: account.previous, unfollow: chances.unfollow, keep: chances.keep)
        if verdict == .keep { return (.keep, []) }
        if account.isProtected { return (.keep, [.protected]) }
        if account.valuedLately.month >= Self.valuedToKeep { return (.keep, [.valued]) }
        if verdict == .turnDown { return (.turnDown, []) }
        if account.isSocial { return (.turnDown, [.relationship]) }
        if account.isMutual { return (.turnDown, [.conversation]) }
        if account.valuedLately.quarter > 0 { return (.turnDown, [.valued]) }
        if account.wasBetterLately { return (.turnDown, [.changed]) }
        if account.uniquePerMinute > Self.muchUniqueSignal { return (.turnDown, [.uniqueSignal]) }
        return (.unfollow, [])
    }

    /// What the numbers alone say, were the SNR `change` dB higher.
    func fresh(_ account: AccountEvidence, _ estimate: ShareEstimate, change: Double = 0) -> Verdict {
        let chances = chances(account, estimate, change: change)
        if chances.unfollow >= Self.unfollowProbability, account.posts >= Self.unfollowPosts { return .unfollow }
        return chances.keep >= Self.keepProbability ? .keep : .turnDown
    }

    /// Takes the longest list of surest suggestions (of `verdict` or more) of which on the mean no larger part would be
    /// kept by most readers than `bound`; the others of `verdict` become `milder`.
    private func limit(
        _ verdict: Verdict, to milder: Verdict, wrong bound: Double, _ accounts: [AccountEvidence],
        _ result: inout [(verdict: Verdict, vetoes: [Veto])]
    ) {
        var candidates: [(index: Int, wrong: Double)] = []
        var settled = 0
        var sum = 0.0
        for index in accounts.indices where [verdict, .unfollow].contains(result[index].verdict) {
            guard let estimate = accounts[index].estimate else { continue }
            let wrong = chances(accounts[index], estimate).keep
            // What was suggested before leaves by the rule for leaving; its doubt counts, or the same data would let more
            // through each time.
            if let before = accounts[index].previous, before == verdict || before == .unfollow {
                settled += 1
                sum += wrong
            } else {
                candidates.append((index, wrong))
            }
        }
        // Accounts that are equally doubtful stand or fall together: their order must not matter.
        candidates.sort { $0.wrong < $1.wrong }
        var start = 0
        var isFull = false
        while start < candidates.count {
            var end = start
            while end < candidates.count, candidates[end].wrong == candidates[start].wrong { end += 1 }
            sum += candidates[start].wrong * Double(end - start)
            // One account alone is judged by itself: a mean of one controls nothing.
            let count = settled + end
            isFull = isFull || sum / Double(count) > bound && count > 1
            if isFull {
                for candidate in candidates[start..<end] where result[candidate.index].verdict == verdict {
                    result[candidate.index].verdict = milder
                    result[candidate.index].vetoes.append(.chance)
                }
            }
            start = end
        }
    }
}
