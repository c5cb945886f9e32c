/// One post, as a reader understood it. Texts are slices of the batch's arena; `.missing` where the source has none.
public struct PostRecord: Sendable {
    /// Index of the post's feed in the run of feeds of its source, or -1 where it belongs to none.
    public var feed: Int32 = -1
    /// The source's own id: GUID, Atom id, status id.
    public var id = ByteSlice.missing
    /// Where the post can be read, absolute where the source allows.
    public var url = ByteSlice.missing
    /// Title as plain text.
    public var title = ByteSlice.missing
    /// Who wrote it, as the source names them.
    public var author = ByteSlice.missing
    /// The other authors, where there are several.
    public var coauthors = ListRange.none
    /// Stable id of the account that showed it; missing where the feed decides.
    public var account = ByteSlice.missing
    /// Name of the account, where the post itself carries one.
    public var accountName = ByteSlice.missing
    /// Folder of a simple timeline line: its context.
    public var folder = ByteSlice.missing
    /// Body as plain text.
    public var text = ByteSlice.missing
    /// Body as the source's HTML; only where the consumer asked for it.
    public var html = ByteSlice.missing
    /// BCP 47 tag that the source declares.
    public var language = ByteSlice.missing
    /// Id or URL of the post that this one repeats.
    public var repostOf = ByteSlice.missing
    /// Id or URL of the post that this one answers.
    public var inReplyTo = ByteSlice.missing
    /// Title of the feed that it came from, in an aggregate.
    public var sourceTitle = ByteSlice.missing
    /// URL of the feed that it came from, in an aggregate.
    public var sourceURL = ByteSlice.missing
    /// Page or feed of its comments.
    public var commentsURL = ByteSlice.missing
    /// Plain-text categories and tags.
    public var categories = ListRange.none
    /// Absolute addresses that the post links to, its own one excluded.
    public var links = ListRange.none
    /// Payment links of this post.
    public var payment = ListRange.none
    /// Attached files, a run of the batch's `enclosures`.
    public var enclosures = ListRange.none
    /// Seconds since 1970, UTC; meaningful with ``PostFlags/hasPublished``.
    public var published: Int64 = 0
    /// Seconds since 1970, UTC; meaningful with ``PostFlags/hasUpdated``.
    public var updated: Int64 = 0
    /// Number of comments, or -1 where unknown.
    public var comments: Int32 = -1
    /// What kind of post it is and which values are known.
    public var flags: PostFlags = []

    /// A post about which nothing is known.
    public init() {}

    /// Whether there is anything in it to score or to show.
    public var hasContent: Bool {
        !(id.isEmpty && url.isEmpty && title.isEmpty && text.isEmpty && repostOf.isEmpty) || links.count > 0
            || enclosures.count > 0
    }

    /// The time by which the post counts: published, else updated, else nil.
    @inline(__always)
    public var time: Int64? {
        flags.contains(.hasPublished) ? published : flags.contains(.hasUpdated) ? updated : nil
    }
}

/// Facts about a post in one byte pair.
public struct PostFlags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Flags from bits.
    @inline(__always)
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// ``PostRecord/published`` is known.
    public static let hasPublished = PostFlags(rawValue: 1)
    /// ``PostRecord/updated`` is known.
    public static let hasUpdated = PostFlags(rawValue: 1 << 1)
    /// Somebody else's post, shown again.
    public static let repost = PostFlags(rawValue: 1 << 2)
    /// An answer to another post.
    public static let reply = PostFlags(rawValue: 1 << 3)
    /// Shows at least one picture.
    public static let image = PostFlags(rawValue: 1 << 4)
    /// Carries sound or video.
    public static let media = PostFlags(rawValue: 1 << 5)
    /// Its time is the day alone.
    public static let dateOnly = PostFlags(rawValue: 1 << 6)
    /// From a list of what the user valued, not from all that its account posted: such posts say nothing of how often,
    /// and of how good, the others are.
    public static let selected = PostFlags(rawValue: 1 << 7)
}

/// A file attached to a post.
public struct EnclosureRecord: Sendable {
    /// Absolute address.
    public var url = ByteSlice.missing
    /// MIME type as declared.
    public var type = ByteSlice.missing
    /// Declared length in bytes, or -1.
    public var length: Int64 = -1

    /// An attachment of which only the address is known.
    public init(url: ByteSlice, type: ByteSlice = .missing, length: Int64 = -1) {
        self.url = url
        self.type = type
        self.length = length
    }
}
