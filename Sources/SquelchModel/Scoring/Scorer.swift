public import SquelchSignals
public import SquelchTimeline

/// What to score, and from which moment to look.
public struct ScoringOptions: Sendable {
    /// The clock, seconds since 1970.
    public var now: Int64
    /// First moment of the period, or open.
    public var since: Int64?
    /// Length of the period before the reference time in seconds, where ``since`` is open.
    public var sinceLength: Int64?
    /// Last moment of the period, or open.
    public var until: Int64?
    /// Days in which a post's weight halves.
    public var halfLifeDays = ReferenceClock.defaultHalfLifeDays
    /// Where the personal model comes from.
    public var personal = PersonalMode.learn
    /// The threads that work.
    public var workers = Workers()

    /// Options with all else open.
    public init(now: Int64) { self.now = now }
}

/// The result of scoring a timeline.
public struct TimelineScores: Sendable {
    /// Scores of each post.
    public var posts: PostScores
    /// Scores of each account, in the order of the timeline's.
    public var accounts: [AccountScore]
    /// The posts that were scored for the accounts.
    public var selection: PostSelection
    /// The moment from which the age of posts is counted.
    public var clock: ReferenceClock
    /// The same for each account: slower where it posts rarely.
    public var clocks: [ReferenceClock]
    /// The time that all posts together cover.
    public var window: CoveredWindow
    /// SNR of the following's typical account in dB.
    public var typicalDecibels: Double
    /// Each detector's value of the typical account.
    public var typical: DetectorValues
    /// The personal model, and what is to be said of it.
    public var personal: PersonalResult
}

/// Turns detectors into worth, worth into account statistics, statistics into shares.
public enum Scorer {
    /// Scores `timeline`; the same bits for any number of workers.
    ///
    /// Novelty looks at all posts, also at those outside the period: what was said before it is not news in
    /// it.
    public static func score(
        _ timeline: Timeline, signals: borrowing SignalColumns, options: ScoringOptions
    ) -> TimelineScores {
        let workers = options.workers
        let novelty = Novelty.columns(of: timeline, signals: signals, workers: workers)
        let fit = ContextFit.column(
            of: timeline, terms: signals.terms, novelty: novelty.novelty, workers: workers)
        let clock = ReferenceClock(
            times: reliableTimes(timeline, now: options.now), now: options.now, until: options.until,
            halfLifeDays: options.halfLifeDays)
        var options = options
        options.since = options.since ?? options.sinceLength.map { clock.reference - $0 }
        let selection = PostSelection(timeline, since: options.since, until: options.until)
        let clocks = timeline.accounts.indices.map { account in
            clock.adapted(to: selection[account].map { timeline.posts.time[Int($0)] })
        }
        let isSocial = timeline.accounts.map { Friends.isAmong($0, contexts: timeline.contexts) }
        let template = PostTemplate.column(timeline, signals.terms, selection, workers: workers)
        let rates = PostingRate.all(
            timeline, cost: signals.cost, selection, clock, since: options.since, workers: workers)
        let lights = AccountLight.all(
            timeline, signals, template, selection, clocks, postsPerDay: rates.map(\.postsPerDay), workers: workers)
        var posts = PostScores(
            timeline: timeline, signals: signals, template: template, lights: lights, isSocial: isSocial,
            novelty: novelty, fit: fit, workers: workers)
        let ratings = options.personal.isOff ? 0 : posts.calibrate(timeline.attention, workers: workers)
        var personal = PersonalPass.run(options.personal, timeline, signals, quality: posts.quality)
        personal.ratings = ratings
        posts.apply(personal)
        let doubles = Doubles.find(timeline, novelty, selection)
        posts.limitCosts(timeline, selection, clocks, doubles: doubles, workers: workers)
        var statistics = StatisticsPass.run(
            timeline, posts, selection, clocks, now: options.now, workers: workers)
        let changes = StatisticsPass.findChanges(
            timeline, posts, selection, clocks, now: options.now, workers: workers, statistics: &statistics)
        return assemble(
            timeline, posts, personal, statistics, changes, doubles, rates, selection, clock, clocks, options)
    }

    private static func assemble(
        _ timeline: Timeline, _ posts: PostScores, _ personal: PersonalResult, _ statistics: [AccountStatistics],
        _ changes: [AccountChange?], _ doubles: [Int?], _ rates: [PostingRate], _ selection: PostSelection,
        _ clock: ReferenceClock,
        _ clocks: [ReferenceClock], _ options: ScoringOptions
    ) -> TimelineScores {
        let workers = options.workers
        let estimator = ShareEstimator(learningFrom: statistics)
        let estimates = statistics.map(estimator.estimate)
        let ranks = RankBootstrap.ranges(estimates, ids: timeline.accounts.map(\.id), workers: workers)
        let losses = UniqueSignal.losses(timeline, posts, selection)
        let starts = zip(rates, statistics).filter { $1.firstTime <= $1.lastTime }.map(\.0.window.from)
        let whole = CoveredWindow(from: min(starts.min() ?? .max, clock.reference), to: clock.reference)
        let entries = workers.mapRanges(of: statistics.count, size: 16) { range in
            range.map { index -> [ComponentModel.Entry] in
                estimates[index] == nil ? [] : sample(index, timeline, posts, selection, clocks[index])
            }
        }.flatMap { $0 }
        let model = ComponentModel(
            statistics.indices.compactMap { index in
                estimates[index].map { (statistics[index], $0.decibels, ComponentModel.mean(entries[index])) }
            })
        let components = workers.mapRanges(of: statistics.count, size: 16) { range in
            range.map { index in estimates[index].map { model.components(entries[index], $0) } }
        }.flatMap { $0 }
        let accounts = statistics.indices.map { index -> AccountScore in
            let one = statistics[index]
            let estimate = estimates[index]
            let signal = one.signal.value
            return AccountScore(
                statistics: one, estimate: estimate, rate: rates[index], rank: ranks[index],
                uniqueShare: signal > 0 ? min(1, max(0, losses[index] / signal)) : 0,
                components: components[index], features: MeanFeatures(codes: posts.lights[index].means),
                doubleOf: doubles[index], change: estimate == nil ? nil : changes[index])
        }
        return TimelineScores(
            posts: posts, accounts: accounts, selection: selection, clock: clock, clocks: clocks, window: whole,
            typicalDecibels: model.typicalDecibels, typical: model.typical,
            personal: personal)
    }

    /// Posts of an account, evenly spread over its order in time so that the order of the files does not matter.
    private static func sample(
        _ account: Int, _ timeline: Timeline, _ posts: PostScores, _ selection: PostSelection, _ clock: ReferenceClock
    ) -> [ComponentModel.Entry] {
        let most = ComponentModel.mostPosts
        var rows = selection[account].map { Int($0) }.sorted { left, right in
            let time = timeline.posts.time
            if time[left] != time[right] { return time[left] < time[right] }
            if posts.worth[left] != posts.worth[right] { return posts.worth[left] < posts.worth[right] }
            return posts.cost[left] < posts.cost[right]
        }
        if rows.count > most { rows = (0..<most).map { rows[$0 * rows.count / most] } }
        return rows.map { row in
            let seconds = Double(posts.cost[row]) * clock.weight(at: timeline.posts.time[row])
            return ComponentModel.Entry(seconds: seconds, parts: posts.parts(of: row))
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
