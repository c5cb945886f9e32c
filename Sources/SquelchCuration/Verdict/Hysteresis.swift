import SquelchModel

/// Why a verdict does not flicker: it takes stronger evidence to enter a worse state than to stay in it.
///
/// Without the memory of the last analysis an account near a limit would be suggested in one week and not in the next.
enum Hysteresis {
    /// An account that was turned down is kept again once it is probably above the threshold less 1.76 dB (a share of
    /// 0.4 at 0 dB).
    static let keepMargin = 1.76
    static let keepProbability = 0.70
    /// An account whose unfollowing was suggested stays so while it is probably below the threshold less 4.77 dB (a
    /// share of 0.25 at 0 dB).
    static let stayMargin = 4.77
    static let stayProbability = 0.70

    /// The verdict that the numbers alone give (before vetoes), softened by the previous one.
    static func settle(_ fresh: Verdict, previous: Verdict?, _ estimate: ShareEstimate, threshold: Double) -> Verdict {
        switch previous {
        case .turnDown where fresh == .keep:
            let above = 1 - estimate.probability(below: threshold - keepMargin)
            return above >= keepProbability ? .keep : .turnDown
        case .unfollow where fresh != .unfollow:
            if estimate.probability(below: threshold - stayMargin) >= stayProbability { return .unfollow }
            return settle(fresh, previous: .turnDown, estimate, threshold: threshold)
        default:
            return fresh
        }
    }
}
