import SquelchModel

/// The single changes that would flip a verdict.
enum VerdictFlips {
    /// Farthest change of the SNR that is looked for, in dB, and its steps.
    private static let reach = 30.0
    private static let step = 0.1

    /// The changes as sentences without a full stop, the least first.
    static func list(_ account: AccountAnalysis, _ estimate: ShareEstimate?, threshold: Double) -> [String] {
        guard let estimate else {
            return ["\(Numerals.count(max(1, 5 - account.posts), "post")) more, and it has a number"]
        }
        switch account.verdict {
        case .tooLittleData: return []
        case .keep: return lower(account, estimate, threshold)
        case .turnDown, .unfollow: return raise(account, estimate, threshold)
        }
    }

    private static func lower(_ account: AccountAnalysis, _ estimate: ShareEstimate, _ threshold: Double) -> [String] {
        let limit = threshold - Policy.turnDownMargin
        if let veto = account.reasons.first(where: { $0.decibels == nil && vetoes.contains($0.code) }),
            estimate.probability(below: limit) >= Policy.turnDownProbability
        {
            return ["the numbers alone would turn it down, but \(veto.text)"]
        }
        if account.posts < Policy.turnDownPosts {
            return ["\(account.posts) posts: a suggestion takes \(Policy.turnDownPosts)"]
        }
        guard let change = shift({ estimate.probability(below: limit + $0) >= Policy.turnDownProbability }) else {
            return []
        }
        if change == 0 { return ["it stands on the edge: the next noisy posts turn it down"] }
        return ["it would be turned down with an SNR lower by \(Numerals.oneDecimal(change)) dB"]
    }

    private static let vetoes: Set<Reason.Code> = [
        .protected, .idle, .costsNothing, .valued, .relationship, .conversation, .chance, .uniqueSignal, .changed,
    ]

    private static func raise(_ account: AccountAnalysis, _ estimate: ShareEstimate, _ threshold: Double) -> [String] {
        let isUnfollow = account.verdict == .unfollow
        let milder = isUnfollow ? "turn down" : "keep"
        let limit = threshold - (isUnfollow ? Policy.unfollowMargin : Policy.turnDownMargin)
        let probability = isUnfollow ? Policy.unfollowProbability : Policy.turnDownProbability
        var flips: [String] = []
        let change = shift { estimate.probability(below: limit - $0) < probability }
        if let change, change > 0 {
            for filter in account.turnDown where filter.snrAfter - estimate.decibels >= change {
                flips.append("if you \(filter.instruction), what is left makes it \(milder)")
                break
            }
            flips.append("an SNR higher by \(Numerals.oneDecimal(change)) dB makes it \(milder)")
        } else if change == 0 {
            flips.append("it stands on the edge: the last analysis decides, and a few good posts make it \(milder)")
        }
        flips.append("\(Policy.valuedToKeep) of its posts starred, saved or liked within 30 days make it keep")
        return flips
    }

    /// The least change in dB at which `isFlipped` holds; nil where none within reach does.
    private static func shift(_ isFlipped: (Double) -> Bool) -> Double? {
        for index in 0...Int(reach / step) where isFlipped(Double(index) * step) { return Double(index) * step }
        return nil
    }
}
