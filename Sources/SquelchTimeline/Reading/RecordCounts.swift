/// Records of each kind, and what was left out.
public struct RecordCounts: Sendable, Equatable {
    /// Feed documents.
    public var feeds = 0
    /// Posts.
    public var posts = 0
    /// Follows.
    public var follows = 0
    /// Accounts that follow the user.
    public var followers = 0
    /// Accounts that the user has muted or blocked.
    public var mutes = 0
    /// Actions of the user on posts.
    public var attention = 0
    /// Exchanges between the user and an account.
    public var interactions = 0
    /// Records that could not be read, by reason.
    public var skipped: [String: Int] = [:]
    /// Records that are well and have nothing to do with what is asked, by reason.
    public var ignored: [String: Int] = [:]

    /// Nothing counted.
    public init() {}

    /// Records of every kind together.
    public var records: Int { feeds + posts + follows + followers + mutes + attention + interactions }

    /// Adds the records of a batch.
    package mutating func add(_ batch: RecordBatch) {
        feeds += batch.feeds.count
        posts += batch.posts.count
        follows += batch.follows.count
        followers += batch.followers.count
        mutes += batch.mutes.count
        attention += batch.attention.count
        interactions += batch.interactions.count
    }

    /// Adds the counts of another source.
    public mutating func add(_ other: RecordCounts) {
        feeds += other.feeds
        posts += other.posts
        follows += other.follows
        followers += other.followers
        mutes += other.mutes
        attention += other.attention
        interactions += other.interactions
        skipped.merge(other.skipped, uniquingKeysWith: +)
        ignored.merge(other.ignored, uniquingKeysWith: +)
    }
}
