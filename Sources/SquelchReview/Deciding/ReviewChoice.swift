public import SquelchCuration
public import SquelchTimeline

/// What a person decides about an account while going through them.
public enum ReviewChoice: Sendable, Equatable {
    /// It stays.
    case keep
    /// It stays, and a part of it is not shown; nil where no filter would help: it is read once in a while.
    case turnDown(TurnDown?)
    /// It goes.
    case unfollow
    /// It is silent, and is put where it does not clutter the list.
    case tidy
}

extension Decision {
    /// A choice about an account as a decision.
    public init(_ choice: ReviewChoice, account: String, at: Int64) {
        self.init(account: account, action: .keep, at: at)
        switch choice {
        case .keep: break
        case .unfollow: action = .unfollow
        case .tidy: action = .tidy
        case .turnDown(let filter):
            action = .turnDown
            because = (filter.map(Advice.Step.filter) ?? .digest).instruction
        }
    }

    /// The choice that it stands for. A filter is known again by its words; where the account has it no longer, by the best
    /// that it has now.
    public func choice(of account: AccountAnalysis) -> ReviewChoice {
        switch action {
        case .keep: return .keep
        case .unfollow: return .unfollow
        case .tidy: return .tidy
        case .snooze: return .turnDown(account.turnDown.first { $0.action == .snooze })
        case .turnDown:
            if because == Advice.Step.digest.instruction { return .turnDown(nil) }
            return .turnDown(account.turnDown.first { $0.instruction == because } ?? account.turnDown.first)
        }
    }
}
