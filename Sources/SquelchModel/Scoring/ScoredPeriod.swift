import SquelchTimeline

/// First stage of scoring: which posts count, and how old each is to its reader.
struct ScoredPeriod: Sendable {
    /// The moment from which ages are counted.
    let clock: ReferenceClock
    /// The same for each account: slower where it posts rarely.
    let clocks: [ReferenceClock]
    /// The posts that count.
    let selection: PostSelection
    /// First moment of the period; nil where it is open.
    let since: Int64?
    /// The clock on the wall.
    let now: Int64

    /// - Parameter newest: the newest of the times that can be relied upon, where not all posts are in the timeline.
    init(_ timeline: Timeline, _ options: ScoringOptions, newest: Int64? = nil) {
        let clock = ReferenceClock(
            times: newest.map { [$0] } ?? Self.reliableTimes(timeline, now: options.now), now: options.now,
            until: options.until,
            halfLifeDays: options.halfLifeDays)
        self.clock = clock
        now = options.now
        since = options.since ?? options.sinceLength.map { clock.reference - $0 }
        let selection = PostSelection(timeline, since: since, until: options.until)
        self.selection = selection
        clocks = timeline.accounts.indices.map { account in
            clock.adapted(to: selection[account].map { timeline.posts.time[Int($0)] })
        }
    }

    /// Times of the posts of accounts that have none from the future, where there are any: whoever dates one wrongly
    /// dates others wrongly too.
    private static func reliableTimes(_ timeline: Timeline, now: Int64) -> [Int64] {
        let latest = now.addingReportingOverflow(ReferenceClock.futureTolerance).partialValue
        let time = timeline.posts.time
        var isWrong = [Bool](repeating: false, count: timeline.accounts.count)
        var hasAny = false
        for post in time.indices where time[post] > latest {
            isWrong[Int(timeline.posts.account[post])] = true
            hasAny = true
        }
        guard hasAny else { return time }
        let rest = time.indices.filter { !isWrong[Int(timeline.posts.account[$0])] }.map { time[$0] }
        return rest.contains { $0 != PostColumns.unknownTime } ? rest : time
    }
}
