/// What the user did with a post: the evidence from which a personal model learns.
public struct PostAttention: Sendable, Equatable {
    /// Index into the timeline's posts.
    public var post: UInt32
    /// What was done.
    public var action: Action
    /// Seconds since 1970, or nil.
    public var at: Int64?

    /// Actions from the strongest evidence to the weakest; bulk actions are none.
    public enum Action: String, Sendable, CaseIterable {
        /// Rated as worth it.
        case rateUp = "rate-up"
        /// Starred.
        case star
        /// Saved for later.
        case save
        /// Bookmarked.
        case bookmark
        /// Shown to one's own followers.
        case repost
        /// Answered.
        case reply
        /// Liked.
        case like
        /// Opened.
        case open
        /// Marked as read.
        case read
        /// Rated as not worth it.
        case rateDown = "rate-down"
    }

    /// An action on a post.
    public init(post: UInt32, action: Action, at: Int64?) {
        self.post = post
        self.action = action
        self.at = at
    }
}

/// What passed between the user and an account, in numbers.
public struct AccountInteraction: Sendable, Equatable {
    /// Exchanges that the account began or sent.
    public var received = 0
    /// Exchanges that the user sent.
    public var sent = 0
    /// Time of the last one.
    public var last: Int64?

    /// Nothing passed.
    public init() {}

    /// Whether both sides took part: a relationship, not an audience.
    public var isMutual: Bool { received > 0 && sent > 0 }

    /// Adds what another source knows.
    public mutating func merge(_ other: AccountInteraction) {
        received += other.received
        sent += other.sent
        last = [last, other.last].compactMap { $0 }.max()
    }
}
