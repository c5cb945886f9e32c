/// The tables that are read, told apart by their columns.
enum CSVKind: CaseIterable {
    case linkedInConnections
    case linkedInInvitations
    case linkedInMessages
    case linkedInRecommendations
    case linkedInEndorsements
    case linkedInShares
    case linkedInComments
    case linkedInReactions
    case linkedInVotes
    case linkedInCompanyFollows
    case linkedInMemberFollows
    case linkedInHashtags
    case linkedInSaved
    case mastodonFollowing
    case mastodonMuted
    case mastodonBlocked
    case mastodonLists
    case mastodonBookmarks
    case redditSubreddits
    case redditVotes
    case redditPosts
    case redditComments
    case redditSaved
    case redditFriends
    case youTubeSubscriptions
    case youTubePlaylist
    case youTubeComments
    case xOldPosts
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
