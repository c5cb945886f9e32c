import SquelchTimeline

/// How often feeds are asked for.
///
/// Nothing that is read makes it more often: server and feed can only ask for longer pauses.
public struct FetchPace: Sendable, Equatable {
    /// Seconds that lie at least between two requests for a feed, 3,600 unless the user says otherwise.
    public let shortest: Int64
    /// Whether the user wants all feeds now that were not asked for in the last half hour.
    public let asksNow: Bool

    /// Fewer seconds than these lie between two requests for nobody, whatever the user says: half an hour is what readers
    /// may ask for without being called rude by the people who measure it.
    public static let floor: Int64 = 1800
    /// The usual pause: an hour is what feeds are made for, as hourly is the default of the syndication module.
    public static let usual: Int64 = 3600
    /// No wish of a server or feed counts beyond a week: a mistyped date would silence a feed for years.
    public static let longest: Int64 = 7 * UTCTime.secondsPerDay
    /// The longest pause of our own making.
    static let day = UTCTime.secondsPerDay
    /// A feed that has been quiet is asked for again after this part of its silence: a post is then found no later than an
    /// eighth of the time that it had been waited for, and a feed with a post a day costs eight requests a day.
    static let partOfSilence: Int64 = 8
    /// Part of a pause that is added to it, by the feed's address, so that not all feeds come due at one moment. Only added:
    /// what a server asked for is kept.
    static let spread: Int64 = 10

    /// A pace; `shortest` is raised to ``floor``.
    public init(shortest: Int64 = FetchPace.usual, asksNow: Bool = false) {
        self.shortest = min(max(shortest, Self.floor), Self.longest)
        self.asksNow = asksNow
    }

    /// A pause with what the address adds to it.
    static func spread(_ pause: Int64, _ address: String) -> Int64 {
        pause + pause / spread * lot(of: address) / 1000
    }

    /// A number from 0 to 999 that is always the same for an address.
    static func lot(of address: String) -> Int64 {
        var address = address
        return address.withUTF8 { Int64(ByteHash.hash($0) >> 1 % 1000) }
    }

    /// The pause after a success: what the feed's own rhythm makes sense of, or longer where server or feed say so.
    func pause(after state: FeedState, now: Int64) -> Int64 {
        var own = Self.day
        if state.validators != nil {
            let quiet = max(0, now - (state.lastChanged ?? now))
            own = min(max(state.rhythm ?? 0, quiet) / Self.partOfSilence, Self.day)
        }
        let wishes = [state.freshFor, state.pace.timeToLive, state.pace.updateInterval].compactMap { $0 }
        return min(max(own, shortest, wishes.max() ?? 0), Self.longest)
    }

    /// When the feed may be asked for again after a success: the pause, and what it says not to be asked at.
    func due(after state: FeedState, now: Int64) -> Int64 {
        var due = now + Self.spread(pause(after: state, now: now), state.address)
        guard state.pace.isSkipped(at: due) else { return due }
        // The beginning of the next hour that is not skipped, and a little later for each feed.
        for _ in 0..<(8 * 24) where state.pace.isSkipped(at: due) { due = (due / 3600 + 1) * 3600 }
        return due + Self.lot(of: state.address) * 600 / 1000
    }

    /// The pause after so many failures in a row, none of which says for how long.
    func pause(after problem: FetchProblem, times: Int) -> Int64 {
        switch problem {
        case .status(let status) where (400...499).contains(status) && status != 429 && status != 408: slow(times)
        case .tooLarge, .insecureRedirect, .refusedRedirect, .privateAddress, .tooManyRedirects: slow(times)
        default: max(shortest, min(Self.usual << Int64(min(max(times - 1, 0), 5)), Self.day))
        }
    }

    /// What will hardly mend itself soon: a day, three, a week.
    private func slow(_ times: Int) -> Int64 { times <= 1 ? Self.day : times == 2 ? 3 * Self.day : Self.longest }

    /// From so many answers in a row on that say "not here" a feed is taken to be gone: eleven days after the first.
    static let lastMissing = 4
}
