/// What the user did with a post: the evidence from which a personal model learns.
public struct PostAttention: Sendable, Equatable {
    /// Index into the timeline's posts.
    public var post: UInt32
    /// What was done.
    public var action: Action
    /// Seconds since 1970, or nil.
    public var at: Int64?

    /// Actions, as attention records name them. Bulk actions are no evidence.
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
        /// Asked about and not rated: it says nothing of the post.
        case skip

        /// Whether it says anything of the post.
        public var isEvidence: Bool { self != .skip }
    }

    /// An action on a post.
    public init(post: UInt32, action: Action, at: Int64?) {
        self.post = post
        self.action = action
        self.at = at
    }
}
