import SquelchTimeline

/// Third stage of scoring, after the posts: what each account's posts add up to.
struct AccountTallies: Sendable {
    /// Sums over the posts of each account; they can be taken of parts and merged.
    let statistics: [AccountStatistics]
    /// How each account has changed; nil for those that have not.
    let changes: [AccountChange?]
    /// The account that each is a double of.
    let doubles: [Int?]
    /// How often each posts.
    let rates: [PostingRate]

    init(
        _ timeline: Timeline, _ posts: PostScores, _ period: ScoredPeriod, rates: [PostingRate], doubles: [Int?],
        workers: Workers
    ) {
        self.rates = rates
        self.doubles = doubles
        var statistics = StatisticsPass.run(
            timeline, posts, period.selection, period.clocks, now: period.now, workers: workers)
        changes = StatisticsPass.findChanges(
            timeline, posts, period.selection, period.clocks, now: period.now, workers: workers,
            statistics: &statistics)
        self.statistics = statistics
    }

    /// The time that all posts together cover.
    func window(until reference: Int64) -> CoveredWindow {
        let starts = zip(rates, statistics).filter { $1.firstTime <= $1.lastTime }.map(\.0.window.from)
        return CoveredWindow(from: min(starts.min() ?? .max, reference), to: reference)
    }
}
