/// What a source was read as: a family of formats and, where it has several, which of them (`rss2.0`, `mastodon following`).
public struct SourceFormat: Hashable, Sendable {
    /// Formats that one program, network or standard has in common.
    public enum Family: String, CaseIterable, Sendable {
        // Feeds, and lists of them.
        case rss, atom, opml, html, xml
        case jsonFeed = "jsonfeed"
        case rssInJSON = "rss-json"
        case hFeed = "h-feed"
        case wordPress = "wxr"
        // Networks.
        case mastodon, bluesky, reddit, snscrape, facebook
        case activityPub = "activitypub"
        case xArchive = "x-archive"
        case xInterface = "x-api"
        case linkedIn = "linkedin"
        case youTube = "youtube"
        // Readers of feeds, and what keeps pages for later.
        case reader, freshrss, miniflux, newsblur, feedbin
        case instapaper, pocket, raindrop, readwise, pinboard, omnivore, wallabag, readability, delicious
        // Bookmarks of browsers.
        case netscape, chrome, firefox
        // People.
        case mbox, vcard
        // Squelch's own records, whole and simple.
        case squelch, timeline
        // What holds other files.
        case folder, zip, tar

        /// Whether what follows the name is a version, which is written without a space.
        fileprivate var isNumbered: Bool {
            switch self {
            case .rss, .atom, .opml, .jsonFeed, .xInterface: true
            default: false
            }
        }
    }

    /// The family.
    public let family: Family
    /// A version, a file or a kind of record within the family; empty where it says it all.
    public let detail: String

    /// The format of `family` that `detail` tells.
    public init(_ family: Family, _ detail: String = "") {
        self.family = family
        self.detail = detail
    }

    /// The name that people and files see.
    public var name: String {
        let separator = detail.isEmpty || family.isNumbered ? "" : " "
        return family.rawValue + separator + detail
    }

    /// The format whose ``name`` this is; nil where it is of no family that is known.
    package init?(name: String) {
        // `rss-json` is no version of `rss`.
        let families = Family.allCases.filter { name.hasPrefix($0.rawValue) }
        guard let family = families.max(by: { $0.rawValue.utf8.count < $1.rawValue.utf8.count }) else { return nil }
        let rest = name.dropFirst(family.rawValue.count)
        self.init(family, String(family.isNumbered ? rest : rest.drop { $0 == " " }))
        guard self.name == name else { return nil }
    }
}

/// Formats that somebody asks for beside the reader that names them.
extension SourceFormat {
    package static let mastodonFollowing = SourceFormat(.mastodon, "following")
    package static let mastodonMuted = SourceFormat(.mastodon, "muted")
    package static let mastodonAccounts = SourceFormat(.mastodon, "accounts")
    package static let activityPubActor = SourceFormat(.activityPub, "actor")
    package static let activityPubLikes = SourceFormat(.activityPub, "likes")
    package static let activityPubOutbox = SourceFormat(.activityPub, "outbox")
    package static let blueskyList = SourceFormat(.bluesky, "list")
    package static let blueskyRecords = SourceFormat(.bluesky, "records")
    package static let blueskyRepository = SourceFormat(.bluesky, "repository")
    package static let facebookFriends = SourceFormat(.facebook, "friends")
    package static let facebookReactions = SourceFormat(.facebook, "reactions")
    package static let linkedInConnections = SourceFormat(.linkedIn, "connections")
    package static let linkedInReactions = SourceFormat(.linkedIn, "reactions")
    package static let redditSubreddits = SourceFormat(.reddit, "subreddits")
    package static let redditVotes = SourceFormat(.reddit, "votes")
    package static let xFollowing = SourceFormat(.xArchive, "following")
    package static let xLikes = SourceFormat(.xArchive, "like")
    package static let xPosts = SourceFormat(.xArchive, "tweets")
    package static let youTubeHistory = SourceFormat(.youTube, "history")
    package static let youTubeSubscriptions = SourceFormat(.youTube, "subscriptions")
}
