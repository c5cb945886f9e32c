import SquelchTimeline

/// Whether it is a feed's turn.
public enum FeedTurn: Sendable, Equatable {
    /// It may be asked for.
    case due
    /// It may be asked for from then on.
    case later(Int64)
    /// It is not asked for any more.
    case ended(FeedState.End)

    /// A clock that was set back by more than this left times behind that mean nothing.
    private static let clockSlack: Int64 = 3600

    /// The turn of a feed in this state.
    static func of(_ state: FeedState, now: Int64, pace: FetchPace) -> FeedTurn {
        if let end = state.end { return .ended(end) }
        guard let asked = state.lastAsked else { return .due }
        // The clock was in the future then, or is in the past now: a request more is better than a feed that is silent for years.
        guard asked <= now + clockSlack else { return .due }
        // Half an hour, and what the server itself asked for, stand above the user's wish as well.
        let soonest = max(asked + FetchPace.floor, state.rest?.until ?? 0)
        let usual = min(state.nextDue ?? soonest, asked + longestWait)
        let due = pace.asksNow ? soonest : max(usual, asked + pace.shortest, soonest)
        return due <= now ? .due : .later(due)
    }

    /// A week, what spreads it, and hours and days that are skipped; what lies beyond was not written here.
    private static let longestWait =
        FetchPace.longest + FetchPace.longest / FetchPace.spread + 9 * UTCTime.secondsPerDay
}
