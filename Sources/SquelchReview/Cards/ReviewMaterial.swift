public import SquelchCuration
public import SquelchTimeline

/// What a review shows of a following: an analysis, and what is found once for all of its accounts.
public struct ReviewMaterial: Sendable {
    /// The analysis with its scores, as the numbers alone have it: what the user decided is another matter.
    public let result: AnalysisResult
    private let overlap: StoryOverlap
    private let subjects: Subjects
    private let people: [String: Int]
    private let advice: [Int: Advice]
    /// Places by the indices of accounts.
    private let places: [Int: Int]

    /// Accounts from which on a part of each account's posts tells what it is about.
    private static let many = 1000
    private static let postsOfMany = 40

    /// The material of a finished analysis.
    /// - Parameters:
    ///   - result: the analysis with its posts and scores.
    ///   - workers: the threads that work.
    public init(_ result: AnalysisResult, workers: Workers = Workers(1)) {
        let timeline = result.timeline
        self.result = result
        overlap = StoryOverlap(result)
        subjects = Subjects(
            result, postsOfEach: timeline.accounts.count > Self.many ? Self.postsOfMany : 200,
            workers: workers)
        var people: [String: Int] = [:]
        for (index, person) in timeline.people.enumerated() {
            for id in [person.id] + person.aliases where people[id] == nil { people[id] = index }
        }
        self.people = people
        places = Dictionary(
            result.analysis.accounts.enumerated().map { ($1.index, $0) }, uniquingKeysWith: { first, _ in first })
        var advice: [Int: Advice] = [:]
        for one in Advice.tidy(result.analysis) + Advice.list(result.analysis) { advice[one.account.index] = one }
        self.advice = advice
    }

    /// Accounts, posts, people.
    public var timeline: Timeline { result.timeline }

    /// The accounts, each at its place.
    public var accounts: [AccountAnalysis] { result.analysis.accounts }

    /// The place of an account by its index in the timeline; nil where it is not reviewed.
    func place(ofAccount index: Int) -> Int? { places[index] }

    /// What the numbers advise about an account; nil where it is to stay as it is.
    public func advice(at place: Int) -> Advice? { advice[accounts[place].index] }

    /// Why an account has its score.
    func explanation(at place: Int) -> Explanation {
        let account = accounts[place]
        return Explanation(
            account, result, overlap: overlap,
            subjects: subjects.list(account.index, most: Explanation.mostSubjects))
    }

    /// Since when an account is followed, as far as a list says it.
    func followedSince(_ account: Account) -> Int64? {
        ([account.id] + account.aliases).compactMap { people[$0] }.compactMap { timeline.people[$0].since }.min()
    }

    /// The text of a post behind its title; nil where there is no more than that, or texts were not kept.
    func text(of post: Int) -> String? { timeline.posts.texts.body(post) }
}
