import SquelchModel
import SquelchTimeline

/// The single changes that would flip a verdict.
enum VerdictFlips {
    /// Farthest change of the SNR that is looked for, in dB, and its steps.
    private static let reach = 30.0
    private static let step = 0.1

    /// The changes as sentences without a full stop, the least first.
    static func list(_ account: AccountAnalysis, _ evidence: AccountEvidence, threshold: Double) -> [String] {
        guard let estimate = evidence.estimate else {
            return ["\(Counted.text(max(1, 5 - account.posts), "post")) more, and it has a number"]
        }
        let policy = Policy(threshold: threshold)
        switch account.verdict {
        case .tooLittleData: return []
        case .keep: return lower(account, policy, evidence, estimate)
        case .turnDown, .unfollow: return raise(account, policy, evidence, estimate)
        }
    }

    private static func lower(
        _ account: AccountAnalysis, _ policy: Policy, _ evidence: AccountEvidence, _ estimate: ShareEstimate
    ) -> [String] {
        let numbers = policy.fresh(evidence, estimate)
        let codes = account.vetoes.map(\.code)
        if numbers != .keep, let veto = account.reasons.first(where: { codes.contains($0.code) }) {
            return ["the numbers alone would \(numbers == .unfollow ? "unfollow" : "turn down"), but \(veto.text)"]
        }
        guard let change = shift({ policy.fresh(evidence, estimate, change: -$0) != .keep }) else { return [] }
        if change == 0 { return ["it stands on the edge: the next noisy posts turn it down"] }
        return ["it would be turned down with an SNR lower by \(Numerals.oneDecimal(change)) dB"]
    }

    private static func raise(
        _ account: AccountAnalysis, _ policy: Policy, _ evidence: AccountEvidence, _ estimate: ShareEstimate
    ) -> [String] {
        let verdict = account.verdict
        let milder = verdict == .unfollow ? "turn down" : "keep"
        var flips: [String] = []
        let change = shift { change in
            let fresh = policy.fresh(evidence, estimate, change: change)
            return verdict == .unfollow ? fresh != .unfollow : fresh == .keep
        }
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
