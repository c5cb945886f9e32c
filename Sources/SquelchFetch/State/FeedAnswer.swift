import SquelchTimeline

/// What a server's last answer to the question for a feed was, as far as it decides what comes next.
struct FeedAnswer: Sendable, Equatable {
    /// Status of HTTP.
    var status: Int
    /// The address that gave it.
    var address: String
    /// Where permanent redirects alone led, from the address that was asked first; nil where the first was none.
    var permanentTarget: String?
    /// `ETag`.
    var entityTag: HeaderBytes?
    /// `Last-Modified`.
    var lastModified: HeaderBytes?
    /// Seconds for which it may be kept: `max-age`, or else `Expires` against the server's own clock.
    var freshFor: Int64?
    /// Seconds to wait, by `Retry-After`.
    var retryAfter: Int64?
    /// Whether the question was one that "not modified" answers.
    var wasConditional: Bool
    /// The mark of its bytes, decoded.
    var body: FeedState.BodyMark

    /// An answer.
    init(
        status: Int, address: String, permanentTarget: String? = nil, entityTag: HeaderBytes? = nil,
        lastModified: HeaderBytes? = nil, freshFor: Int64? = nil, retryAfter: Int64? = nil,
        wasConditional: Bool = false, body: FeedState.BodyMark = .init([])
    ) {
        self.status = status
        self.address = address
        self.permanentTarget = permanentTarget
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.freshFor = freshFor
        self.retryAfter = retryAfter
        self.wasConditional = wasConditional
        self.body = body
    }
}

/// What happened when a feed was asked for.
enum FeedEvent: Sendable, Equatable {
    /// A feed, and what it says of itself; nil where its bytes are the last ones again.
    case feed(FeedAnswer, FeedReading?)
    /// An answer that is not a feed: not modified, or a refusal.
    case answer(FeedAnswer)
    /// No answer that could be used; the host that was asked last.
    case failed(FetchProblem, retryAfter: Int64?)
}

/// What is to be done with what came.
enum FeedAction: Sendable, Equatable {
    /// The bytes are new: they are kept together with the state.
    case keepPosts
    /// There is nothing new; only the state is kept.
    case keepState
}
