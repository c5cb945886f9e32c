public import SquelchCuration

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

/// A decision about an account, as it is kept.
public struct ReviewDecision: Sendable, Equatable {
    /// What is to be done, by the names that the archive has for it.
    public enum Action: String, Sendable, CaseIterable {
        /// It stays, whatever is suggested.
        case keep
        /// It goes where one looks less often.
        case turnDown = "turn-down"
        /// It goes.
        case unfollow
        /// It is silent until a day.
        case snooze
        /// It is put among what is silent.
        case tidy
    }

    /// Id of the account.
    public var account: String
    /// What is to be done.
    public var action: Action
    /// Until when, seconds since 1970; nil for good.
    public var until: Int64?
    /// Why, in the user's words; of what is turned down the filter, in words.
    public var because: String?
    /// When it was decided, seconds since 1970.
    public var at: Int64

    /// A decision of known parts.
    public init(account: String, action: Action, until: Int64? = nil, because: String? = nil, at: Int64) {
        self.account = account
        self.action = action
        self.until = until
        self.because = because
        self.at = at
    }

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

    /// Whether it holds at a moment.
    public func holds(at now: Int64) -> Bool { until.map { $0 > now } ?? true }

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

/// A decision as it was written down.
public struct NumberedDecision: Sendable, Equatable {
    /// Its number, which does not change.
    public var number: Int64
    /// The decision.
    public var decision: ReviewDecision

    /// A decision and its number.
    public init(number: Int64, decision: ReviewDecision) {
        self.number = number
        self.decision = decision
    }
}
