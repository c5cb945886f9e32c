import SquelchReport
public import SquelchTimeline

/// Decisions in words.
public enum DecisionWords {
    /// What holds about an account: `turned down: hide what it reposts`.
    public static func standing(_ decision: Decision) -> String {
        let because = decision.because.map { ": " + PageText.line($0, width: 160) } ?? ""
        let until = decision.until.map { " until \(UTCTime.day($0))" } ?? ""
        return done(decision.action) + until + because
    }

    /// What was done by a key, for whoever cannot see it: `kept Kite Weekly`.
    public static func said(_ decision: Decision, name: String) -> String {
        let because = decision.action == .turnDown ? decision.because.map { ": " + PageText.line($0, width: 160) } : nil
        return "\(capital(done(decision.action))) \(name)\(because ?? "")."
    }

    static func done(_ action: Decision.Action) -> String {
        switch action {
        case .keep: "kept"
        case .turnDown: "turned down"
        case .unfollow: "to unfollow"
        case .snooze: "snoozed"
        case .tidy: "to tidy away"
        }
    }

    static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
