import SquelchModel
import SquelchTimeline

/// Words what happened to an account, and that it has two sides.
enum ChangeReasons {
    static func list(_ change: AccountChange?, _ blend: BlendedProfile?, _ contexts: [String]) -> [Reason] {
        var reasons: [Reason] = []
        if let change {
            let day = UTCTime.day(change.since)
            let size = Numerals.oneDecimal(abs(change.after - change.before))
            let text = "about \(size) dB \(change.after < change.before ? "worse" : "better") since \(day)"
            reasons.append(Reason(code: .changed, text: text))
        }
        if let blend {
            let place = contexts.isEmpty ? "its context" : contexts.joined(separator: ", ")
            let rest = blend.subject.map { "about something else, such as \($0)" } ?? "about something else"
            let text =
                "two sides: \(Numerals.percent(blend.fits)) of it fits \(place), "
                + "\(Numerals.percent(blend.strays)) is \(rest)"
            reasons.append(Reason(code: .blended, text: text))
        }
        return reasons
    }
}

/// When to wait instead of setting a filter.
enum Snooze {
    /// Fall in dB from which an account was clearly better before.
    private static let leastFall = 3.0

    /// A pause for an account that is suggested to be turned down or cut off since it changed for the worse: it may find
    /// back to what it was.
    static func advice(_ account: AccountAnalysis) -> [TurnDown] {
        guard account.verdict == .turnDown || account.verdict == .unfollow, let change = account.change,
            change.before - change.after >= leastFall, let now = account.snr?.decibels
        else { return [] }
        let before = min(Decibels.limit, now + change.before - change.after)
        return [TurnDown(action: .snooze, value: "30d", snrAfter: before)]
    }
}
