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

/// Turns detectors into worth, worth into account statistics, statistics into shares: a row of stages, each a value.
public enum Scorer {
    /// Scores `timeline`; the same bits for any number of workers.
    ///
    /// Novelty looks at all posts, also at those outside the period: what was said before it is not news in
    /// it.
    public static func score(
        _ timeline: Timeline, signals: borrowing SignalColumns, options: ScoringOptions
    ) -> TimelineScores {
        let workers = options.workers
        let period = ScoredPeriod(timeline, options)
        let novelty = Novelty.columns(of: timeline, signals: signals, workers: workers)
        let fit = ContextFit.column(
            of: timeline, terms: signals.terms, novelty: novelty.novelty, workers: workers)
        let rates = PostingRate.all(
            timeline, cost: signals.cost, period.selection, period.clock, since: period.since, workers: workers)
        var posts = read(timeline, signals, novelty, fit, period, rates, workers)
        let ratings = options.personal.isOff ? 0 : posts.calibrate(timeline.attention, workers: workers)
        var personal = PersonalPass.run(options.personal, timeline, signals, quality: posts.quality)
        personal.ratings = ratings
        posts.apply(personal)
        let doubles = Doubles.find(timeline, novelty, period.selection)
        posts.limitCosts(timeline, period.selection, period.clocks, doubles: doubles, workers: workers)
        let tallies = AccountTallies(
            timeline, posts, period, rates: rates, doubles: doubles, workers: workers)
        let shares = AccountShares(timeline, posts, period, tallies, workers: workers)
        return TimelineScores(
            posts: posts, accounts: accounts(tallies, shares, posts), selection: period.selection,
            clock: period.clock, clocks: period.clocks, window: tallies.window(until: period.clock.reference),
            typicalDecibels: shares.typical.decibels, typical: shares.typical.detectors, personal: personal)
    }

    /// Second stage: what each post would be worth were it the first, in the light of its account and its context.
    static func read(
        _ timeline: Timeline, _ signals: borrowing SignalColumns, _ novelty: NoveltyColumns, _ fit: [Float],
        _ period: ScoredPeriod, _ rates: [PostingRate], _ workers: Workers
    ) -> PostScores {
        let template = PostTemplate.column(timeline, signals.terms, period.selection, workers: workers)
        let lights = AccountLight.all(
            timeline, signals, template, period.selection, period.clocks, rates: rates, workers: workers)
        return PostScores(
            timeline: timeline, signals: signals, template: template, lights: lights,
            isSocial: timeline.accounts.map { Friends.isAmong($0, contexts: timeline.contexts) },
            novelty: novelty, fit: fit, workers: workers)
    }

    /// The last stage: everything that is known of each account.
    private static func accounts(
        _ tallies: AccountTallies, _ shares: AccountShares, _ posts: PostScores
    ) -> [AccountScore] {
        tallies.statistics.indices.map { index in
            let one = tallies.statistics[index]
            let estimate = shares.estimates[index]
            let signal = one.signal.value
            return AccountScore(
                statistics: one, estimate: estimate, rate: tallies.rates[index], rank: shares.ranks[index],
                uniqueShare: signal > 0 ? min(1, max(0, shares.losses[index] / signal)) : 0,
                components: shares.components[index], features: MeanFeatures(codes: posts.lights[index].means),
                doubleOf: tallies.doubles[index], change: estimate == nil ? nil : tallies.changes[index])
        }
    }
}
