public import SquelchTimeline

/// Everything that is kept of the address of one feed between two runs.
///
/// Kept together with the posts of the answer that it is of, or not at all: validators without their posts would make a
/// server say "nothing new" about posts that nobody has.
public struct FeedState: Sendable, Equatable {
    /// What a server named the state of a feed with, and the address whose state that is. They are sent to no other.
    public struct Validators: Sendable, Equatable, Codable {
        /// The address that answered, which may be another than the feed's own.
        public var address: String
        /// `ETag`, quotes and `W/` included.
        public var entityTag: HeaderBytes?
        /// `Last-Modified`; never a date that was made here.
        public var lastModified: HeaderBytes?

        /// Validators of an address.
        public init(address: String, entityTag: HeaderBytes? = nil, lastModified: HeaderBytes? = nil) {
            self.address = address
            self.entityTag = entityTag
            self.lastModified = lastModified
        }
    }

    /// What tells whether an answer is the last one again. Should another version number bytes in another way, each feed
    /// is read once more than it need be, and nothing else.
    public struct BodyMark: Sendable, Equatable, Codable {
        /// Hash of all bytes.
        public var hash: UInt64
        /// How many there were.
        public var count: Int

        /// The mark of a hash and a number of bytes.
        public init(hash: UInt64, count: Int) {
            self.hash = hash
            self.count = count
        }

        /// The mark of these bytes.
        public init(_ bytes: [UInt8]) {
            self.init(hash: bytes.withUnsafeBufferPointer { ByteHash.hash($0) }, count: bytes.count)
        }
    }

    /// Failures without a success between them.
    public struct Failures: Sendable, Equatable, Codable {
        /// How many.
        public var count: Int
        /// When the first of them was.
        public var since: Int64
        /// What the last of them was.
        public var problem: FetchProblem

        /// Failures in a row.
        public init(count: Int, since: Int64, problem: FetchProblem) {
            self.count = count
            self.since = since
            self.problem = problem
        }
    }

    /// Where permanent redirects lead.
    public struct Move: Sendable, Equatable, Codable {
        /// The address that they lead to.
        public var target: String
        /// Days on which they led there; one day counts once.
        public var sightings: Int
        /// When they did so first, and last.
        public var first: Int64
        /// When they did so last.
        public var last: Int64

        /// A move that was seen.
        public init(target: String, sightings: Int, first: Int64, last: Int64) {
            self.target = target
            self.sightings = sightings
            self.first = first
            self.last = last
        }

        /// A redirect of one day may be a mistake; from so many days on it is followed without asking the old address.
        public static let needed = 3

        /// Whether the feed is taken to have moved.
        public var isConfirmed: Bool { sightings >= Self.needed }
    }

    /// A feed that is not asked for any more.
    public struct End: Sendable, Equatable, Codable {
        /// Since when.
        public var since: Int64
        /// What the server said.
        public var problem: FetchProblem

        /// An end.
        public init(since: Int64, problem: FetchProblem) {
            self.since = since
            self.problem = problem
        }
    }

    /// A host that asked to be left alone; all feeds on it wait.
    public struct Rest: Sendable, Equatable, Codable {
        /// The host, with its port.
        public var host: String
        /// When it asked.
        public var since: Int64
        /// Until when.
        public var until: Int64

        /// A rest.
        public init(host: String, since: Int64, until: Int64) {
            self.host = host
            self.since = since
            self.until = until
        }
    }

    /// The address as the user listed it; it names the feed, wherever that has moved.
    public var address: String
    /// What is sent back with the next request.
    public var validators: Validators?
    /// What tells the last answer from another.
    public var body: BodyMark?
    /// When it was asked for last.
    public var lastAsked: Int64?
    /// When it last had other bytes than before.
    public var lastChanged: Int64?
    /// Before when it is not asked for again.
    public var nextDue: Int64?
    /// Failures since the last success.
    public var failures: Failures?
    /// Where it leads for good, perhaps.
    public var move: Move?
    /// Set where it is not asked for any more.
    public var end: End?
    /// What the feed says about how often to ask.
    public var pace: FeedPace
    /// Seconds for which the server called its last answer fresh.
    public var freshFor: Int64?
    /// Seconds between changes as they were seen here, the last ones counting most.
    public var rhythm: Int64?
    /// A host that asked, when this feed was asked for, to be left alone.
    public var rest: Rest?
    /// Its older posts, where it says where they are.
    public var history: OlderPages?

    /// The state of a feed that was never asked for.
    public init(address: String) {
        self.address = address
        pace = FeedPace()
    }

    /// The address to ask: the listed one, or the one that it moved to for good.
    public var requestAddress: String {
        guard let move, move.isConfirmed else { return address }
        return move.target
    }

    /// The state of a feed that is to be asked for once more although it was gone.
    var revived: FeedState {
        guard end != nil else { return self }
        var state = self
        (state.end, state.failures, state.nextDue) = (nil, nil, nil)
        return state
    }

    /// What may be sent along to an address.
    public func validators(for address: String) -> Validators? {
        validators.flatMap { $0.address == address ? $0 : nil }
    }
}
