/// What the user has decided about an account.
public struct Decision: Sendable, Equatable {
    /// What is to be done.
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
    /// Why, in the user's words; of what a review turns down the filter, in words.
    public var because: String?
    /// When it was decided, seconds since 1970.
    public var at: Int64

    /// A decision.
    public init(account: String, action: Action, until: Int64? = nil, because: String? = nil, at: Int64) {
        self.account = account
        self.action = action
        self.until = until
        self.because = because
        self.at = at
    }

    /// Whether it holds at a moment.
    public func holds(at now: Int64) -> Bool { until.map { $0 > now } ?? true }
}

/// A decision as it was written down.
public struct WrittenDecision: Sendable, Equatable {
    /// Its number, which does not change.
    public var number: Int64
    /// The decision.
    public var decision: Decision
    /// When it was undone; nil where it was not.
    public var undone: Int64?

    /// A decision and its number.
    public init(number: Int64, decision: Decision, undone: Int64? = nil) {
        self.number = number
        self.decision = decision
        self.undone = undone
    }
}
