/// What a reader understood, on its way to a consumer: records of every kind whose text lies in one arena.
///
/// A reader fills a batch, hands it over when it ``isFull`` and at the end of a file, and clears it for reuse: a file
/// of any size needs the memory of one batch. Records are plain values; their texts are slices of ``arena`` and their
/// lists are ranges of ``lists``.
public final class RecordBatch {
    // One worker has a batch, and its readers write to it field by field; asking at run time for each write whether
    // another one is going on took a tenth of the time of reading JSON Lines. It is not asked in this module: what is
    // hot elsewhere goes through withArena and append.

    /// The bytes of every text field: valid UTF-8, control characters removed.
    @exclusivity(unchecked) public var arena = ByteArena(capacity: 1 << 16)
    /// Elements of the list fields of ``posts`` and ``feeds``: categories, links, contexts, payment links.
    @exclusivity(unchecked) public var lists: [ByteSlice] = []
    /// Attached files of ``posts``.
    @exclusivity(unchecked) public var enclosures: [EnclosureRecord] = []

    /// Documents that began in this batch.
    @exclusivity(unchecked) public var feeds: [FeedRecord] = []
    /// Posts, in the order of the file.
    @exclusivity(unchecked) public var posts: [PostRecord] = []
    /// Accounts that the user follows.
    @exclusivity(unchecked) public var follows: [FollowRecord] = []
    /// Accounts that follow the user, whether or not the user follows them.
    @exclusivity(unchecked) public var followers: [FollowRecord] = []
    /// Accounts that the user has muted or blocked, whether or not they are followed.
    @exclusivity(unchecked) public var mutes: [FollowRecord] = []
    /// What the user valued.
    @exclusivity(unchecked) public var attention: [AttentionRecord] = []
    /// Exchanges between the user and an account.
    @exclusivity(unchecked) public var interactions: [InteractionRecord] = []
    /// What profiles say of their other addresses.
    @exclusivity(unchecked) public var profiles: [ProfileRecord] = []

    /// An empty batch.
    public init() {}

    /// Whether it is time to hand the batch over: a megabyte of text or four thousand records.
    @inline(__always)
    public var isFull: Bool {
        arena.count > 1 << 20 || posts.count >= 4096
            || follows.count + followers.count + mutes.count + attention.count + interactions.count + profiles.count
                >= 4096
    }

    /// Whether no record is in the batch.
    public var isEmpty: Bool {
        posts.isEmpty && feeds.isEmpty && follows.isEmpty && attention.isEmpty && interactions.isEmpty
            && profiles.isEmpty && followers.isEmpty && mutes.isEmpty
    }

    /// Forgets all records and keeps the memory.
    public func removeAll() {
        arena.removeAll()
        lists.removeAll(keepingCapacity: true)
        enclosures.removeAll(keepingCapacity: true)
        feeds.removeAll(keepingCapacity: true)
        posts.removeAll(keepingCapacity: true)
        follows.removeAll(keepingCapacity: true)
        followers.removeAll(keepingCapacity: true)
        mutes.removeAll(keepingCapacity: true)
        attention.removeAll(keepingCapacity: true)
        interactions.removeAll(keepingCapacity: true)
        profiles.removeAll(keepingCapacity: true)
    }

    /// Lets `body` write texts.
    @inline(__always)
    public func withArena<Result>(_ body: (inout ByteArena) -> Result) -> Result { body(&arena) }

    /// How many bytes of text and elements of lists there are.
    public var ends: (text: Int, lists: Int) { (arena.count, lists.count) }

    /// Forgets texts and lists beyond `ends`.
    public func truncate(to ends: (text: Int, lists: Int)) {
        arena.truncate(to: ends.text)
        lists.removeLast(max(0, lists.count - ends.lists))
    }

    /// Adds a post.
    public func append(_ post: PostRecord) { posts.append(post) }

    /// Copies `bytes` into the arena; an empty text counts as missing.
    @inline(__always)
    public func store(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        guard bytes.count > 0 else { return .missing }
        let offset = arena.count
        arena.append(bytes)
        return ByteSlice(offset: offset, length: bytes.count)
    }

    /// Copies `text` into the arena; nil and an empty text count as missing.
    public func store(_ text: String?) -> ByteSlice {
        guard let text, !text.isEmpty else { return .missing }
        let offset = arena.count
        arena.append(utf8: text)
        return ByteSlice(offset: offset, length: arena.count - offset)
    }

    /// The elements of a list field.
    @inline(__always)
    public func list(_ range: ListRange) -> ArraySlice<ByteSlice> {
        lists[Int(range.start)..<Int(range.start) + Int(range.count)]
    }
}

/// A run of elements of a batch's list storage.
public struct ListRange: Equatable, Sendable {
    /// Index of the first element.
    public var start: UInt32
    /// Number of elements.
    public var count: UInt32

    /// No elements.
    public static let none = ListRange(start: 0, count: 0)

    /// `count` elements from `start`.
    @inline(__always)
    public init(start: Int, count: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.count = UInt32(truncatingIfNeeded: count)
    }
}
