import SquelchTimeline

/// What the user has decided about an account: it goes before every suggestion.
public struct StandingDecision: Sendable, Equatable, Codable {
    /// The verdict that it comes to.
    public var verdict: Verdict
    /// When it was decided, seconds since 1970.
    public var at: Int64
    /// Why, in the user's words.
    public var because: String?

    /// A decision.
    public init(verdict: Verdict, at: Int64, because: String? = nil) {
        self.verdict = verdict
        self.at = at
        self.because = because
    }

    /// Whether the account posts differently since: what was decided of it may be of another account by now.
    /// - Parameter change: since when it does, seconds since 1970; nil where it is steady.
    func isOutdated(by change: Int64?) -> Bool { change.map { $0 > at } ?? false }

    /// The decision as the reason for its verdict, with the suggestion where that is another one.
    func reason(instead suggested: Verdict, since change: Int64?) -> Reason {
        var text = "you decided so on \(UTCTime.day(at))"
        if let because, !because.isEmpty { text += ": \(because)" }
        if suggested != verdict, suggested != .tooLittleData { text += " (the numbers say: \(suggested.plain))" }
        if isOutdated(by: change) { text += "; it has changed since, decide again" }
        return Reason(code: .decided, text: text)
    }
}

extension Verdict {
    /// In plain words.
    fileprivate var plain: String {
        switch self {
        case .keep: "keep"
        case .turnDown: "turn down"
        case .unfollow: "unfollow"
        case .tooLittleData: "too few posts"
        }
    }
}
