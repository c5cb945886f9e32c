/// Where states and posts are kept between two runs.
public protocol FetchStore {
    /// What is kept of these addresses; nothing for those that are not known.
    func states(of addresses: [String]) throws -> [FeedState]

    /// Keeps the state of a feed and, where there are bytes, its posts: both or neither.
    func keep(_ feed: FetchedFeed) throws
}

/// What asking for a feed gave.
public struct FetchedFeed: Sendable, Equatable {
    /// The address as the user listed it; the feed is known by it.
    public var address: String
    /// The address that answered: what is relative in the feed is relative to it.
    public var finalAddress: String
    /// The feed, decoded; nil where there is nothing new or no answer.
    public var bytes: [UInt8]?
    /// What is to be kept of the address.
    public var state: FeedState
    /// Whether it is an older page of the feed, which may say that it is another: it is known by ``OlderPages/feedURL``.
    public var isPage: Bool

    /// A feed that was asked for.
    public init(
        address: String, finalAddress: String, bytes: [UInt8]? = nil, state: FeedState, isPage: Bool = false
    ) {
        self.address = address
        self.finalAddress = finalAddress
        self.bytes = bytes
        self.state = state
        self.isPage = isPage
    }
}
