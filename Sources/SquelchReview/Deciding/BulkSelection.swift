public import SquelchCuration

/// Many accounts at once, shown as a list before anything is noted.
public enum BulkSelection: Sendable, Equatable {
    /// All that are silent.
    case dormant
    /// All of a context and those below it.
    case context(String)
    /// All whose ratio is below a level in dB.
    case below(Double)

    /// The places of the accounts without a decision that it holds, in the order of the review.
    public func places(_ state: ReviewState, of analysis: Analysis) -> [Int] {
        state.places.filter { state.standing[$0] == nil && holds(analysis.accounts[$0]) }
    }

    private func holds(_ account: AccountAnalysis) -> Bool {
        switch self {
        case .dormant: account.activity != .active
        case .context(let name): account.contexts.contains { $0 == name || $0.hasPrefix(name + "/") }
        case .below(let level): account.snr.map { $0.decibels < level } ?? false
        }
    }

    /// What is most often wanted of them.
    public var usual: ReviewChoice {
        switch self {
        case .dormant: .tidy
        case .context: .keep
        case .below: .unfollow
        }
    }
}
