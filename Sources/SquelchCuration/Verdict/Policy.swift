import SquelchModel

/// The rules from evidence to verdicts, for all accounts at once.
///
/// Decided on probabilities, never on the point estimate, and with a control of false suggestions over all
/// accounts: of those suggested at most one in ten is expected to be wrong (Bayesian false discovery rate).
/// Without it, five hundred accounts under a rule that errs in a tenth of cases would give fifty wrong
/// suggestions.
public struct Policy: Sendable {
    /// SNR in dB that the user asks for; the limits lie below it.
    public var threshold: Double
    /// Turn down what is probably below `threshold` by this many dB (a third of the attention is signal, at
    /// 0 dB).
    public static let turnDownMargin = 3.0
    /// Unfollow what is almost surely below `threshold` by this many dB (a fifth is signal, at 0 dB).
    public static let unfollowMargin = 6.0
    static let turnDownProbability = 0.80
    static let unfollowProbability = 0.90
    static let turnDownPosts = 10
    static let unfollowPosts = 20
    static let leastPostsPerWeek = 1.0
    /// Six seconds a week: a rare post still has to be noticed, but nobody gains by a rule against it.
    static let leastMinutesPerWeek = 0.1
    static let idleDays = 60.0
    static let falseSuggestions = 0.10
    /// Posts valued within 30 days that keep an account whatever the others are.
    static let valuedToKeep = 2
    /// Part of an account's attention that, as signal only it brings, keeps it from being unfollowed.
    static let muchUniqueSignal = 0.20

    /// The default rules around `threshold` dB.
    public init(threshold: Double = 0) { self.threshold = threshold }

    /// The threshold where the user names none: half the SNR of the following's typical account, within
    /// -3...3 dB; 0 dB below eight accounts.
    ///
    /// The absolute level is uncertain by some 2.5 dB, mostly in common for all accounts; from one
    /// following to another it differs by about as much around 0 dB. Of what a following lies above or
    /// below 0 dB, half is thus taken for error.
    public static func threshold(typical: Double, accounts: Int) -> Double {
        accounts < 8 ? 0 : min(3, max(-3, typical / 2))
    }

    /// A verdict and its vetoes for each account, in their order.
    public func decide(_ accounts: [AccountEvidence]) -> [(verdict: Verdict, vetoes: [Veto])] {
        var result = accounts.map(judge)
        limit(.unfollow, to: .turnDown, margin: Self.unfollowMargin, accounts, &result)
        limit(.turnDown, to: .keep, margin: Self.turnDownMargin, accounts, &result)
        return result
    }

    private func judge(_ account: AccountEvidence) -> (verdict: Verdict, vetoes: [Veto]) {
        guard let estimate = account.estimate else { return (.tooLittleData, []) }
        let fresh = fresh(account, estimate)
        let verdict = Hysteresis.settle(fresh, previous: account.previous, estimate, threshold: threshold)
        if verdict == .keep { return (.keep, []) }
        if account.isProtected { return (.keep, [.protected]) }
        if account.daysSilent >= Self.idleDays { return (.keep, [.idle]) }
        if account.postsPerWeek < Self.leastPostsPerWeek || account.minutesPerWeek < Self.leastMinutesPerWeek {
            return (.keep, [.costsNothing])
        }
        if account.valuedLately.month >= Self.valuedToKeep { return (.keep, [.valued]) }
        if verdict == .turnDown { return (.turnDown, []) }
        if account.isSocial { return (.turnDown, [.relationship]) }
        if account.isMutual { return (.turnDown, [.conversation]) }
        if account.valuedLately.quarter > 0 { return (.turnDown, [.valued]) }
        if account.wasBetterLately { return (.turnDown, [.changed]) }
        if account.uniquePerMinute > Self.muchUniqueSignal { return (.turnDown, [.uniqueSignal]) }
        return (.unfollow, [])
    }

    /// What the numbers alone say.
    private func fresh(_ account: AccountEvidence, _ estimate: ShareEstimate) -> Verdict {
        let below = estimate.probability(below: threshold - Self.turnDownMargin)
        guard below >= Self.turnDownProbability, account.posts >= Self.turnDownPosts else { return .keep }
        let farBelow = estimate.probability(below: threshold - Self.unfollowMargin)
        guard farBelow >= Self.unfollowProbability, account.posts >= Self.unfollowPosts else { return .turnDown }
        return .unfollow
    }

    /// Takes the longest list of surest suggestions (of `verdict` or more) whose mean chance of being wrong
    /// is within the bound; the others of `verdict` become `milder`.
    private func limit(
        _ verdict: Verdict, to milder: Verdict, margin: Double, _ accounts: [AccountEvidence],
        _ result: inout [(verdict: Verdict, vetoes: [Veto])]
    ) {
        var candidates: [(index: Int, wrong: Double)] = []
        for index in accounts.indices where [verdict, .unfollow].contains(result[index].verdict) {
            // What was suggested before was under control then; it leaves by the rule for leaving.
            let before = accounts[index].previous
            if before == verdict || before == .unfollow { continue }
            guard let estimate = accounts[index].estimate else { continue }
            candidates.append((index, 1 - estimate.probability(below: threshold - margin)))
        }
        // Accounts that are equally doubtful stand or fall together: their order must not matter.
        candidates.sort { $0.wrong < $1.wrong }
        var sum = 0.0
        var start = 0
        var isFull = false
        while start < candidates.count {
            var end = start
            while end < candidates.count, candidates[end].wrong == candidates[start].wrong { end += 1 }
            sum += candidates[start].wrong * Double(end - start)
            isFull = isFull || sum / Double(end) > Self.falseSuggestions
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
