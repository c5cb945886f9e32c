/// What can be pointed to in the posts of one account, where its numbers alone would say what they say of many.
struct Particulars {
    /// The title of a post that is clearly worth its time; nil where none has a title that fits a sentence.
    private(set) var good: String?
    /// The title of a post that clearly is not.
    private(set) var poor: String?
    /// Its posts in the period that others repeat.
    private(set) var told = 0
    /// The account that it repeats most, and how many of its repeats are from there.
    private(set) var source: (name: String, repeats: Int)?

    /// Longest title that is quoted: whole, or not at all.
    private static let longestTitle = 60
    private static let longestName = 40
    private static let leastGood = 0.6
    private static let mostPoor = 0.4

    /// Nothing that could be pointed to.
    init() {}

    /// What there is of an account.
    init(_ account: AccountAnalysis, _ posts: ShownPosts) {
        good = account.best.first { $0.worth >= Self.leastGood && Self.isQuotable($0) }?.title
        poor = account.worst.first { $0.worth <= Self.mostPoor && Self.isQuotable($0) }?.title
        told = posts.told
        source = posts.source.flatMap { $0.name.count <= Self.longestName ? ($0.name, $0.repeats) : nil }
    }

    private static func isQuotable(_ post: PostSummary) -> Bool {
        guard let title = post.title else { return false }
        return title.count <= longestTitle && title.contains(where: \.isLetter) && !title.contains(where: \.isNewline)
    }
}
