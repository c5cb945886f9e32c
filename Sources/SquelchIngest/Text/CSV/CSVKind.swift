/// The tables that are read, told apart by their columns.
enum CSVKind: String, CaseIterable {
    case linkedInConnections = "linkedin connections"
    case linkedInInvitations = "linkedin invitations"
    case linkedInMessages = "linkedin messages"
    case linkedInRecommendations = "linkedin recommendations"
    case linkedInEndorsements = "linkedin endorsements"
    case linkedInShares = "linkedin shares"
    case linkedInComments = "linkedin comments"
    case linkedInReactions = "linkedin reactions"
    case linkedInVotes = "linkedin votes"
    case linkedInCompanyFollows = "linkedin company follows"
    case linkedInMemberFollows = "linkedin member follows"
    case linkedInHashtags = "linkedin hashtags"
    case linkedInSaved = "linkedin saved items"
    case mastodonFollowing = "mastodon following"
    case mastodonMuted = "mastodon muted"
    case mastodonBlocked = "mastodon blocked"
    case mastodonLists = "mastodon lists"
    case mastodonBookmarks = "mastodon bookmarks"
    case redditSubreddits = "reddit subreddits"
    case redditVotes = "reddit votes"
    case redditPosts = "reddit posts"
    case redditComments = "reddit comments"
    case redditSaved = "reddit saved"
    case redditFriends = "reddit friends"
    case youTubeSubscriptions = "youtube subscriptions"
    case youTubePlaylist = "youtube playlist"
    case youTubeComments = "youtube comments"
    case xOldPosts = "x-archive tweets"
    case raindrop
    case readwise
    case instapaper
    case pocket

    /// The kind of a table with this header, nil where it is not known.
    init?(header: CSVHeader) {
        if let rule = Self.rules.first(where: { $0.matches(header) }) {
            self = rule.kind
        } else if header.names.count <= 4, header.names.contains(where: { $0.hasPrefix("hashtag") }) {
            // Its columns are called differently from export to export.
            self = .linkedInHashtags
        } else {
            return nil
        }
    }

    private struct Rule {
        let kind: CSVKind
        let columns: [String]
        /// Few and common names prove nothing unless they are all that there is.
        var isExact = false

        func matches(_ header: CSVHeader) -> Bool {
            header.has(columns) && (!isExact || header.names.count == columns.count)
        }
    }

    /// In this order: a header may fulfil several.
    private static let rules = [
        Rule(kind: .linkedInConnections, columns: ["first name", "last name", "connected on"]),
        Rule(kind: .linkedInInvitations, columns: ["from", "to", "sent at", "direction"]),
        Rule(kind: .linkedInMessages, columns: ["conversation id", "from", "to", "date"]),
        Rule(kind: .linkedInRecommendations, columns: ["first name", "last name", "text", "creation date", "status"]),
        Rule(kind: .linkedInEndorsements, columns: ["endorsement date", "endorser first name", "endorser last name"]),
        Rule(kind: .linkedInEndorsements, columns: ["endorsement date", "endorsee first name", "endorsee last name"]),
        Rule(kind: .linkedInShares, columns: ["date", "sharelink"]),
        Rule(kind: .linkedInVotes, columns: ["date", "link", "optiontext"]),
        Rule(kind: .linkedInComments, columns: ["date", "link", "message"], isExact: true),
        Rule(kind: .linkedInReactions, columns: ["date", "type", "link"], isExact: true),
        Rule(kind: .linkedInCompanyFollows, columns: ["organization", "followed on"]),
        Rule(kind: .linkedInMemberFollows, columns: ["date", "status", "fullname"]),
        Rule(kind: .linkedInSaved, columns: ["saveditem", "createdtime"]),
        Rule(kind: .linkedInSaved, columns: ["saved at", "link", "name"], isExact: true),
        Rule(kind: .mastodonLists, columns: ["list name", "account address"]),
        Rule(kind: .mastodonMuted, columns: ["account address", "hide notifications"]),
        Rule(kind: .mastodonFollowing, columns: ["account address"]),
        Rule(kind: .redditVotes, columns: ["id", "permalink", "direction"]),
        Rule(kind: .redditComments, columns: ["id", "permalink", "date", "subreddit", "link", "parent"]),
        Rule(kind: .redditPosts, columns: ["id", "permalink", "date", "subreddit", "title"]),
        Rule(kind: .redditSaved, columns: ["id", "permalink"], isExact: true),
        Rule(kind: .redditFriends, columns: ["username", "note"], isExact: true),
        Rule(kind: .redditSubreddits, columns: ["subreddit"], isExact: true),
        Rule(kind: .youTubeSubscriptions, columns: ["channel id", "channel url", "channel title"]),
        Rule(kind: .youTubeComments, columns: ["comment id", "video id"]),
        Rule(kind: .youTubePlaylist, columns: ["video id", "playlist video creation timestamp"]),
        Rule(kind: .xOldPosts, columns: ["tweet_id", "timestamp", "text", "in_reply_to_status_id"]),
        Rule(kind: .raindrop, columns: ["title", "url", "folder", "created"]),
        Rule(kind: .readwise, columns: ["title", "url", "document tags", "saved date"]),
        Rule(kind: .instapaper, columns: ["url", "title", "selection", "folder"]),
        Rule(kind: .pocket, columns: ["url", "time_added"]),
    ]
}
