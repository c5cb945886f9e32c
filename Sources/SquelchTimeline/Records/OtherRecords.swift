/// A feed document, as it describes itself.
public struct FeedRecord: Sendable {
    /// Name of the format, such as `rss2.0`, `atom1.0`, `jsonfeed1.1`.
    public var format = ByteSlice.missing
    /// Title as plain text.
    public var title = ByteSlice.missing
    /// The site's address.
    public var link = ByteSlice.missing
    /// The feed's own address (`rel=self`, `feed_url`).
    public var feedURL = ByteSlice.missing
    /// BCP 47 tag.
    public var language = ByteSlice.missing
    /// What the feed says about itself, as plain text.
    public var description = ByteSlice.missing
    /// Who writes it.
    public var author = ByteSlice.missing
    /// Payment and funding links.
    public var payment = ListRange.none
    /// When the document was made, as it says itself; seconds since 1970, or nil.
    public var updated: Int64?
    /// How often it wants to be asked for.
    public var pace = FeedPace()
    /// Where its posts before these are (RFC 5005), missing where it does not say.
    public var older = ByteSlice.missing
    /// Whether what lies there is complete and will not change: an archive, and no page of a list that moves on.
    public var olderIsArchive = false

    /// A feed about which nothing is known.
    public init() {}
}

/// An account that the user follows; or, among the followers of a batch, one that follows the user, and among its
/// mutes one that the user does not want to hear.
public struct FollowRecord: Sendable {
    /// Stable id: a handle, or the feed's address.
    public var account = ByteSlice.missing
    /// Name shown to people.
    public var name = ByteSlice.missing
    /// Profile or site.
    public var url = ByteSlice.missing
    /// Address of the feed.
    public var feedURL = ByteSlice.missing
    /// Network; nil where the source does not say.
    public var platform: Platform?
    /// Contexts as paths, such as `work/swift`.
    public var contexts = ListRange.none
    /// Where they work, as their network has it.
    public var company = ByteSlice.missing
    /// What they do there.
    public var position = ByteSlice.missing
    /// When the follow began; seconds since 1970, or nil.
    public var since: Int64?
    /// Whether the account follows back; nil where unknown.
    public var mutual: Bool?

    /// A follow about which nothing is known.
    public init() {}
}

/// Something that the user valued, or only looked at.
public struct AttentionRecord: Sendable {
    /// Id of the post, where known.
    public var post = ByteSlice.missing
    /// Address of the post, where known.
    public var url = ByteSlice.missing
    /// Stable id of the account whose post it is, where the source names it: the post itself may lie in no source.
    public var account = ByteSlice.missing
    /// What was done; nil where that is not known.
    public var action: PostAttention.Action?
    /// Seconds since 1970, or nil.
    public var at: Int64?
    /// Part of a bulk action ("mark all as read"), which says nothing about the post.
    public var bulk = false

    /// An action about which nothing is known.
    public init() {}
}

/// An exchange between the user and an account: that it took place, never what was said.
public struct InteractionRecord: Sendable {
    /// Stable id of the other side.
    public var account = ByteSlice.missing
    /// Name of the other side.
    public var name = ByteSlice.missing
    /// Which way it went; nil where that is not known.
    public var direction: AccountInteraction.Direction?
    /// What it was; nil where that is not known.
    public var type: AccountInteraction.Kind?
    /// Seconds since 1970, or nil.
    public var at: Int64?

    /// An exchange about which nothing is known.
    public init() {}
}

/// What a profile or a feed says of its other addresses: the ground on which accounts are one person, or have moved.
public struct ProfileRecord: Sendable {
    /// Stable id of the account that says so.
    public var account = ByteSlice.missing
    /// Addresses that it claims as its own (`rel=me`).
    public var links = ListRange.none
    /// Addresses that the network has verified to link back.
    public var verified = ListRange.none
    /// Address of the profile or feed that it says that it has moved to.
    public var movedTo = ByteSlice.missing

    /// A profile that says nothing.
    public init() {}
}
