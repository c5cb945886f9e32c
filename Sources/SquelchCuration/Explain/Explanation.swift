public import SquelchModel
import SquelchTimeline

/// Why one account has its score: everything that a person needs to be convinced, or to disagree.
public struct Explanation: Sendable {
    /// The account as the analysis has it.
    public var account: AccountAnalysis
    /// SNR in dB of the following's typical account.
    public var typical: Double
    /// Threshold of the verdicts in dB.
    public var threshold: Double
    /// Accounts that have a number, for the rank.
    public var measured: Int
    /// What it is about, the most telling first.
    public var subjects: [String]
    /// Its posts and its signal over time.
    public var series: SignalSeries
    /// Stories that it told, and those of them that no other account told.
    public var stories: (all: Int, alone: Int)
    /// Who tells the same stories, with their names.
    public var partners: [(pair: StoryOverlap.Pair, name: String)]
    /// Posts that raise its SNR most, the strongest first.
    public var helped: [PostInfluence]
    /// Posts that lower its SNR most, the strongest first.
    public var hurt: [PostInfluence]
    /// What would change the verdict, the least change first.
    public var flips: [String]
    /// What earlier analyses said of it, the oldest first; empty where none was kept.
    public var past: [PastScore] = []

    /// Posts on either side that are shown.
    public static let mostPosts = 5
    private static let mostPartners = 5
    /// Subjects that are named.
    public static let mostSubjects = 8

    /// The explanation of an account of the analysis.
    public init(_ account: AccountAnalysis, _ result: AnalysisResult) {
        self.init(
            account, result, overlap: StoryOverlap(result),
            subjects: Subjects(result).list(account.index, most: Self.mostSubjects))
    }

    /// Likewise from what is found once for all accounts: whoever explains many has it already.
    public init(
        _ account: AccountAnalysis, _ result: AnalysisResult, overlap: StoryOverlap,
        subjects: [String]
    ) {
        let timeline = result.timeline
        let scores = result.scores
        self.account = account
        self.subjects = subjects
        typical = scores.typicalDecibels
        threshold = result.analysis.threshold
        measured = scores.accounts.count { $0.estimate != nil }
        series = SignalSeries(account.index, result, most: min(40, max(4, account.posts)))
        stories = (overlap.stories[account.index], overlap.alone[account.index])
        partners = overlap.partners(of: account.index).prefix(Self.mostPartners).map { pair in
            (pair, timeline.accounts[pair.other].name ?? timeline.accounts[pair.other].id)
        }
        let influences = PostInfluence.list(account.index, scores, timeline)
        helped = Array(influences.filter { $0.decibels > 0 }.prefix(Self.mostPosts))
        hurt = Array(influences.reversed().filter { $0.decibels < 0 }.prefix(Self.mostPosts))
        flips = VerdictFlips.list(account, result.evidence[account.index], threshold: threshold)
    }
}

/// What an earlier analysis said of an account.
public struct PastScore: Sendable, Equatable {
    /// When it was, seconds since 1970.
    public var at: Int64
    /// SNR in dB; nil where it was not measured.
    public var decibels: Double?
    /// The interval around it.
    public var low: Double?
    /// The interval around it.
    public var high: Double?
    /// The verdict; nil for one that is not known any more.
    public var verdict: Verdict?

    /// What was said at a moment.
    public init(at: Int64, decibels: Double?, low: Double?, high: Double?, verdict: Verdict?) {
        self.at = at
        self.decibels = decibels
        self.low = low
        self.high = high
        self.verdict = verdict
    }
}

/// How much one post moves its account's SNR.
public struct PostInfluence: Sendable {
    /// The post.
    public var post: PostSummary
    /// The account's SNR with the post minus that without it, in dB.
    public var decibels: Double
    /// What the detectors say of it, each a probability.
    public var detectors: DetectorValues
    /// The account and the title of the post that it repeats; nil where it is new.
    public var original: (account: String, title: String?)?

    /// What stands out of it, at most two, the most telling first.
    public var traits: [Detector] {
        let told = Detector.allCases.filter { $0.isProbability && $0 != .novelty && $0 != .fit }
        return Array(told.filter { detectors[$0] >= 0.25 }.sorted { detectors[$0] > detectors[$1] }.prefix(2))
    }

    /// The influences of all posts of an account, those that help most first; none where it has no number.
    static func list(_ account: Int, _ scores: TimelineScores, _ timeline: Timeline) -> [PostInfluence] {
        let score = scores.accounts[account]
        guard score.estimate != nil else { return [] }
        let clock = scores.clocks[account]
        let ranked = scores.selection[account].compactMap { post -> (post: Int, decibels: Double)? in
            let index = Int(post)
            var part = PartialSums()
            part.add(
                weight: Double(scores.posts.cost[index]) * clock.weight(at: timeline.posts.time[index]),
                worth: Double(scores.posts.worth[index]))
            return score.shift(without: part).map { (index, -$0) }
        }.sorted { $0.decibels != $1.decibels ? $0.decibels > $1.decibels : $0.post < $1.post }
        let most = Explanation.mostPosts
        let shown = ranked.count <= 2 * most ? ranked[...] : ranked.prefix(most) + ranked.suffix(most)
        return shown.map { PostInfluence($0.post, $0.decibels, scores.posts, timeline) }
    }

    private init(_ index: Int, _ decibels: Double, _ scores: PostScores, _ timeline: Timeline) {
        post = PostPicks.summary(index, scores, timeline)
        self.decibels = decibels
        detectors = scores.values(of: index)
        let first = Int(scores.duplicateOf[index])
        if first >= 0 {
            let account = timeline.accounts[Int(timeline.posts.account[first])]
            original = (account.name ?? account.id, timeline.posts.texts.excerpt(first))
        }
    }
}
