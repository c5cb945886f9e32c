/// Somebody or something that is followed, and posts.
public struct Account: Sendable, Equatable, Codable {
    /// Stable id: the `account` of a timeline line as it stands, or the feed's normalised address.
    public var id: String
    /// Name shown to people; nil where no source gives one.
    public var name: String?
    /// `feed`, `mastodon`, `x`...; nil where unknown.
    public var platform: Platform?
    /// Site or profile.
    public var url: String?
    /// Address of the feed.
    public var feedURL: String?
    /// BCP 47 tag that the feed declares.
    public var language: String?
    /// Contexts as indices into the timeline's contexts, ascending.
    public var contexts: [Int] = []
    /// Where authors take money.
    public var payment: [String] = []
    /// Whether a follow record names it; false for a feed that only lies among the files.
    public var isFollowed = false
    /// Whether it follows the user.
    public var isFollower = false
    /// Whether the user has muted or blocked it.
    public var isMuted = false
    /// Which of the files name it or have its posts.
    public var sources: Sources = []
    /// Whether the user has said that it is never to be turned down or unfollowed.
    public var isProtected = false
    /// Whether the user has said that nothing published may name it.
    public var isHidden = false
    /// Why the user reads it, in their own words.
    public var note: String?
    /// Until when the sources say what it posted, seconds since 1970; nil where they do not tell, and are taken to have
    /// been collected together with all others.
    public var readUntil: Int64?
    /// Address at which it says that it is now; nil where it is where it was.
    public var movedTo: String?
    /// Id of the account that is followed there already.
    public var successor: String?
    /// Ids of its other accounts: the same person elsewhere, as far as the data prove it.
    public var aliases: [String] = []

    /// An account of which only the id is known.
    public init(id: String) { self.id = id }

    /// What files are to the user.
    public struct Sources: OptionSet, Sendable, Codable {
        /// One bit each.
        public let rawValue: UInt8

        /// A set of bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// What the user follows and reads.
        public static let following = Sources(rawValue: 1)
        /// What the user thinks of following.
        public static let candidates = Sources(rawValue: 2)
    }
}

/// Why somebody is followed: a folder, a list or a platform, and what counts as signal there.
public struct Context: Sendable, Equatable, Codable {
    /// Path such as `work/swift`.
    public var name: String
    /// Decides how chatter weighs.
    public var kind: Kind
    /// What says that there is such a context.
    public var origin = Origin.list

    /// Where contexts come from.
    public enum Origin: String, Sendable, CaseIterable, Codable {
        /// A folder or list of the user's.
        case list
        /// The user's configuration.
        case configuration
        /// The network, for want of anything better.
        case network
    }

    /// The kinds of design section 2.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// Friends and family: everyday talk is what one came for.
        case social
        /// Work: chatter is noise.
        case professional
        /// Hobbies, news and everything else: chatter weighs half.
        case interest
    }

    /// A context of a kind.
    public init(name: String, kind: Kind, origin: Origin = .list) {
        self.name = name
        self.kind = kind
        self.origin = origin
    }
}
