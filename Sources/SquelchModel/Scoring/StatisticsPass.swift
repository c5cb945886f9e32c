import SquelchTimeline

/// Adds posts up to accounts, on all workers.
enum StatisticsPass {
    /// Posts in one piece of work; a flood is shared by several workers.
    private static let piece = 1 << 13

    /// Statistics of every account of the timeline over the selected posts.
    static func run(
        _ timeline: Timeline, _ scores: PostScores, _ selection: PostSelection, _ clocks: [ReferenceClock],
        now: Int64, workers: Workers
    ) -> [AccountStatistics] {
        let latest = now.addingReportingOverflow(ReferenceClock.futureTolerance).partialValue
        let pieces = workers.mapRanges(of: selection.posts.count, size: piece) { range in
            var found: [(account: Int, statistics: AccountStatistics)] = []
            for index in range {
                let post = Int(selection.posts[index])
                let account = Int(timeline.posts.account[post])
                if found.last?.account != account { found.append((account, .zero)) }
                let entry = PostEntry(post, timeline, scores, clocks[account], latest: latest)
                found[found.count - 1].statistics.add(entry)
            }
            return found
        }
        var all = [AccountStatistics](repeating: .zero, count: timeline.accounts.count)
        for found in pieces {
            for (account, statistics) in found { all[account].merge(statistics) }
        }
        return all
    }
}

extension StatisticsPass {
    /// Changes of all accounts; where there is one, `statistics` then count the posts from before it at half their
    /// weight.
    static func findChanges(
        _ timeline: Timeline, _ scores: PostScores, _ selection: PostSelection, _ clocks: [ReferenceClock],
        now: Int64, workers: Workers, statistics: inout [AccountStatistics]
    ) -> [AccountChange?] {
        let latest = now.addingReportingOverflow(ReferenceClock.futureTolerance).partialValue
        let found = workers.mapRanges(of: statistics.count, size: 16) { range in
            range.map { account -> (AccountChange, AccountStatistics)? in
                guard
                    let change = AccountChange(
                        selection[account], timeline, scores, latest: latest, reference: clocks[account].reference)
                else {
                    return nil
                }
                var adjusted = AccountStatistics.zero
                for post in selection[account] {
                    var entry = PostEntry(Int(post), timeline, scores, clocks[account], latest: latest)
                    if entry.time != PostColumns.unknownTime, entry.time < change.since {
                        entry.decay *= AccountChange.remainingEvidence
                    }
                    adjusted.add(entry)
                }
                return (change, adjusted)
            }
        }.flatMap { $0 }
        for (account, one) in found.enumerated() {
            if let one { statistics[account] = one.1 }
        }
        return found.map { $0?.0 }
    }
}

/// One post's contribution to its account.
struct PostEntry {
    var time = PostColumns.unknownTime
    var isFuture = false
    var isRepost = false
    var isReply = false
    var repeats = Repeats.nothing
    var cost = 0.0
    var decay = 1.0
    var worth = 0.0
    var months = 0.0
    var detectors = DetectorValues()

    enum Repeats { case nothing, itself, others }

    init() {}

    init(_ post: Int, _ timeline: Timeline, _ scores: PostScores, _ clock: ReferenceClock, latest: Int64) {
        time = timeline.posts.time[post]
        let account = timeline.posts.account[post]
        let flags = timeline.posts.flags[post]
        isRepost = flags.contains(.repost)
        isReply = flags.contains(.reply)
        let original = Int(scores.duplicateOf[post])
        if original >= 0 {
            repeats = timeline.posts.account[original] == account ? .itself : .others
        }
        if time != PostColumns.unknownTime {
            isFuture = time > latest
            months = (Double(time) - Double(clock.reference)) / (30 * 86_400)
        }
        cost = Double(scores.cost[post])
        decay = clock.weight(at: time)
        worth = Double(scores.worth[post])
        detectors = scores.values(of: post)
    }
}

extension AccountStatistics {
    /// Adds one post.
    mutating func add(_ post: PostEntry) {
        counts.add(post)
        if post.time != PostColumns.unknownTime, !post.isFuture {
            firstTime = min(firstTime, post.time)
            lastTime = max(lastTime, post.time)
            trend.add(months: post.months, cost: post.cost, worth: post.worth)
        }
        cost += post.cost
        signal += post.cost * post.worth
        let seconds = post.cost * post.decay
        weight += seconds
        weightedSignal += seconds * post.worth
        squares += seconds * seconds
        let novelty = post.detectors[.novelty]
        novelWeight += seconds * novelty
        for detector in Detector.allCases where detector.isProbability {
            detectors[detector.rawValue] += seconds * post.detectors[detector]
        }
        squaredSignal += seconds * seconds * post.worth
        squaredWorth += seconds * seconds * post.worth * post.worth
        if post.isRepost { reposts.add(weight: seconds, worth: post.worth) }
        if post.isReply { replies.add(weight: seconds, worth: post.worth) }
    }
}

extension PostCounts {
    fileprivate mutating func add(_ post: PostEntry) {
        posts += 1
        if post.time == PostColumns.unknownTime { undated += 1 }
        if post.isFuture { future += 1 }
        switch post.repeats {
        case .nothing: break
        case .itself: repeatsOfItself += 1
        case .others: repeatsOfOthers += 1
        }
    }
}
