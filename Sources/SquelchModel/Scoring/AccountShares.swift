import SquelchTimeline

/// Fourth stage of scoring: from sums to each account's share of signal, with its interval, rank and parts.
struct AccountShares: Sendable {
    /// Share and interval; nil under the fewest posts that make a number.
    let estimates: [ShareEstimate?]
    /// Ranks that each account may have.
    let ranks: [RankRange?]
    /// Seconds of signal that are lost without each account.
    let losses: [Double]
    /// Where each account's difference to the typical one comes from.
    let components: [Components?]
    /// Each detector's value of the typical account, and its SNR in dB.
    let typical: (detectors: DetectorValues, decibels: Double)

    init(_ timeline: Timeline, _ posts: PostScores, _ period: ScoredPeriod, _ tallies: AccountTallies, workers: Workers)
    {
        let statistics = tallies.statistics
        let entries = workers.mapRanges(of: statistics.count, size: 16) { range in
            range.map { Self.sample($0, timeline, posts, period, statistics[$0]) }
        }.flatMap { $0 }
        self.init(
            statistics, ids: timeline.accounts.map(\.id), samples: entries,
            losses: UniqueSignal.losses(timeline, posts, period.selection), workers: workers)
    }

    /// Shares from what the posts of each account add up to, with a sample of them.
    init(
        _ statistics: [AccountStatistics], ids: [String], samples: [[ComponentModel.Entry]], losses: [Double],
        workers: Workers
    ) {
        let estimates = statistics.map(ShareEstimator(learningFrom: statistics).estimate)
        self.estimates = estimates
        ranks = RankBootstrap.ranges(estimates, ids: ids, workers: workers)
        self.losses = losses
        let model = ComponentModel(
            statistics.indices.compactMap { index in
                estimates[index].map { (statistics[index], $0.decibels, ComponentModel.mean(samples[index])) }
            })
        components = workers.mapRanges(of: statistics.count, size: 16) { range in
            range.map { index in estimates[index].map { model.components(samples[index], $0) } }
        }.flatMap { $0 }
        typical = (model.typical, model.typicalDecibels)
    }

    /// Posts of an account, evenly spread over its order in time so that the order of the files does not matter; none of
    /// one that gets no number.
    static func sample(
        _ account: Int, _ timeline: Timeline, _ posts: PostScores, _ period: ScoredPeriod,
        _ statistics: AccountStatistics
    ) -> [ComponentModel.Entry] {
        if statistics.counts.posts < ShareConstants.fewestPosts || statistics.weight.value <= 0 { return [] }
        let most = ComponentModel.mostPosts
        var rows = period.selection[account].map { Int($0) }.sorted { left, right in
            let time = timeline.posts.time
            if time[left] != time[right] { return time[left] < time[right] }
            if posts.worth[left] != posts.worth[right] { return posts.worth[left] < posts.worth[right] }
            return posts.cost[left] < posts.cost[right]
        }
        if rows.count > most { rows = (0..<most).map { rows[$0 * rows.count / most] } }
        return zip(rows, posts.parts(of: rows)).map { row, parts in
            let seconds = Double(posts.cost[row]) * period.clocks[account].weight(at: timeline.posts.time[row])
            return ComponentModel.Entry(seconds: seconds, parts: parts)
        }
    }
}
