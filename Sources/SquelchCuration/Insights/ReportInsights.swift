public import SquelchModel
public import SquelchTimeline

/// What a report page shows beside the numbers of the accounts; made once, so that the page only renders.
public struct ReportInsights: Sendable {
    /// An account that posts differently since some day.
    public struct Change: Sendable {
        /// Position in the analysis' accounts.
        public var place: Int
        /// Since when, and how much.
        public var change: AccountChange
        /// Its signal over time.
        public var series: SignalSeries
    }

    /// Two accounts that tell the same stories.
    public struct Overlap: Sendable, Equatable {
        /// Position of the account that is later more often.
        public var later: Int
        /// Position of the account that is first more often.
        public var first: Int
        /// Stories that both told.
        public var shared: Int
        /// Those of them that ``first`` told first.
        public var firstCount: Int
        /// All stories that ``later`` told.
        public var laterStories: Int
    }

    /// What to do: turning down before cutting off.
    public var advice: [Advice]
    /// Minutes a day that all advice together would save.
    public var savedPerDay: Double
    /// Minutes of signal a day that it would cost.
    public var lostPerDay: Double
    /// Position in the analysis' accounts by index of the timeline's accounts.
    public var places: [Int: Int]
    /// Accounts that have a number, for their ranks.
    public var measured: Int
    /// Attention against signal.
    public var curve: SignalCurve
    /// Levels of the contexts.
    public var levels: [ContextLevel]
    /// Positions of the accounts with most noise, at most 5.
    public var noisiest: [Int]
    /// The fewest accounts that make half of the noise.
    public var halfOfNoise: Int
    /// Accounts that changed, at most 12: those of the last half year first, then the largest differences first.
    public var changes: [Change]
    /// Pairs that share most stories, at most 10.
    public var overlaps: [Overlap]
    /// For each position whether the account matters enough to be shown in full.
    public var isDetailed: [Bool]
    /// For each position what the account is about; empty where it is not shown in full.
    public var subjects: [[String]]

    /// Accounts that are shown in full, at most: fewer where the others already make a long page.
    private static func mostDetailed(of accounts: Int) -> Int { accounts > 1000 ? 100 : 150 }
    private static let mostSampled = 60
    /// Posts of an account that show what it is about.
    private static let mostPosts = 40
    private static let mostNoisiest = 5
    private static let mostChanges = 12
    private static let mostOverlaps = 10

    /// The insights of a result; `timeline` is the one that it was made from.
    public init(_ result: AnalysisResult, workers: Workers = Workers(1)) {
        let timeline = result.timeline
        let analysis = result.analysis
        advice = Advice.list(analysis)
        savedPerDay = advice.reduce(0) { $0 + ($1.savedPerWeek ?? 0) } / 7
        lostPerDay = advice.reduce(0) { $0 + $1.signalLostPerWeek } / 7
        places = [:]
        for (place, account) in analysis.accounts.enumerated() { places[account.index] = place }
        measured = analysis.accounts.count { $0.snr != nil }
        curve = SignalCurve(analysis)
        levels = ContextLevel.list(analysis)
        let byNoise = Self.descending(analysis.accounts.map(\.noiseMinutesPerWeek))
        noisiest = byNoise.prefix(Self.mostNoisiest).filter { analysis.accounts[$0].noiseMinutesPerWeek > 0 }
        halfOfNoise = Self.half(byNoise, analysis)
        changes = Self.changes(result, timeline)
        overlaps = Self.overlaps(result, timeline, places)
        let isDetailed = Self.detailed(analysis)
        self.isDetailed = isDetailed
        // The accounts that are shown in full, against themselves and an even sample of the others.
        let step = max(1, analysis.accounts.count / Self.mostSampled)
        let looked = analysis.accounts.indices.filter { isDetailed[$0] || $0 % step == 0 }
        let all = Subjects(
            result, accounts: looked.map { analysis.accounts[$0].index }, postsOfEach: Self.mostPosts,
            workers: workers)
        subjects = zip(analysis.accounts, isDetailed).map { $1 ? all.list($0.index) : [] }
    }

    /// Indices, that of the largest value first.
    private static func descending(_ values: [Double]) -> [Int] {
        values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    }

    private static func half(_ byNoise: [Int], _ analysis: Analysis) -> Int {
        let total = byNoise.reduce(0) { $0 + analysis.accounts[$1].noiseMinutesPerWeek }
        var sum = 0.0
        for (count, place) in byNoise.enumerated() {
            if total <= 0 || sum >= total / 2 { return count }
            sum += analysis.accounts[place].noiseMinutesPerWeek
        }
        return byNoise.count
    }

    /// The accounts that something is to be done about, then those that take most.
    private static func detailed(_ analysis: Analysis) -> [Bool] {
        let weights = analysis.accounts.map { account -> Double in
            let minutes = max(account.signalMinutesPerWeek, account.noiseMinutesPerWeek)
            return account.verdict == .turnDown || account.verdict == .unfollow ? 1e9 + minutes : minutes
        }
        let order = Self.descending(weights)
        var result = [Bool](repeating: false, count: order.count)
        for place in order.prefix(mostDetailed(of: order.count)) { result[place] = true }
        return result
    }

    private static func changes(_ result: AnalysisResult, _ timeline: Timeline) -> [Change] {
        let late = result.analysis.window.to - 183 * UTCTime.secondsPerDay
        let found = result.analysis.accounts.enumerated().compactMap { place, account in
            account.change.map { (place: place, change: $0) }
        }.sorted { left, right in
            let isLate = [left, right].map { $0.change.since >= late }
            if isLate[0] != isLate[1] { return isLate[0] }
            let size = [left, right].map { abs($0.change.after - $0.change.before) }
            return size[0] != size[1] ? size[0] > size[1] : left.place < right.place
        }
        return found.prefix(mostChanges).map { one in
            let account = result.analysis.accounts[one.place]
            // Up to its last post: the silence after it would only press the line together.
            let window = account.window.map { TimeWindow(from: $0.from, to: account.lastPost ?? $0.to) }
            let series = SignalSeries(account.index, result, window: window, most: 40)
            return Change(place: one.place, change: one.change, series: series)
        }
    }

    /// Pairs of shown accounts: a context filter hides the others.
    private static func overlaps(_ result: AnalysisResult, _ timeline: Timeline, _ places: [Int: Int]) -> [Overlap] {
        let overlap = StoryOverlap(result)
        let pairs = overlap.strongest(.max).compactMap { pair -> Overlap? in
            guard var later = places[pair.account], var first = places[pair.other] else { return nil }
            // Where each was first as often as the other, their places decide, not the order of the files.
            if 2 * pair.otherFirst == pair.shared, later < first { swap(&later, &first) }
            return Overlap(
                later: later, first: first, shared: pair.shared, firstCount: pair.otherFirst,
                laterStories: overlap.stories[result.analysis.accounts[later].index])
        }.sorted { left, right in
            left.shared != right.shared
                ? left.shared > right.shared : (left.later, left.first) < (right.later, right.first)
        }
        return Array(pairs.prefix(mostOverlaps))
    }
}
