/// Why a verdict does not flicker: it takes stronger evidence to enter a worse state than to stay in it.
///
/// Without the memory of the last analysis an account near a limit would be suggested in one week and not in the next.
enum Hysteresis {
    /// An account that was turned down is kept again once most readers would keep it with this probability.
    static let keepAgain = 0.45
    /// An account whose unfollowing was suggested stays so down to this probability.
    static let stayUnfollowed = 0.25

    /// The verdict that the numbers alone give (before vetoes), softened by the previous one.
    static func settle(_ fresh: Verdict, previous: Verdict?, unfollow: Double, keep: Double) -> Verdict {
        switch previous {
        case .turnDown where fresh == .keep: return keep >= keepAgain ? .keep : .turnDown
        case .unfollow where fresh != .unfollow:
            if unfollow >= stayUnfollowed { return .unfollow }
            return settle(fresh, previous: .turnDown, unfollow: unfollow, keep: keep)
        default: return fresh
        }
    }
}
