import SquelchTimeline

extension CSVKind {
    /// What such a table is called.
    var format: SourceFormat {
        switch self {
        case .linkedInConnections: .linkedInConnections
        case .linkedInInvitations: SourceFormat(.linkedIn, "invitations")
        case .linkedInMessages: SourceFormat(.linkedIn, "messages")
        case .linkedInRecommendations: SourceFormat(.linkedIn, "recommendations")
        case .linkedInEndorsements: SourceFormat(.linkedIn, "endorsements")
        case .linkedInShares: SourceFormat(.linkedIn, "shares")
        case .linkedInComments: SourceFormat(.linkedIn, "comments")
        case .linkedInReactions: .linkedInReactions
        case .linkedInVotes: SourceFormat(.linkedIn, "votes")
        case .linkedInCompanyFollows: SourceFormat(.linkedIn, "company follows")
        case .linkedInMemberFollows: SourceFormat(.linkedIn, "member follows")
        case .linkedInHashtags: SourceFormat(.linkedIn, "hashtags")
        case .linkedInSaved: SourceFormat(.linkedIn, "saved items")
        case .mastodonFollowing: .mastodonFollowing
        case .mastodonMuted: .mastodonMuted
        case .mastodonBlocked: SourceFormat(.mastodon, "blocked")
        case .mastodonLists: SourceFormat(.mastodon, "lists")
        case .mastodonBookmarks: SourceFormat(.mastodon, "bookmarks")
        case .redditSubreddits: .redditSubreddits
        case .redditVotes: .redditVotes
        case .redditPosts: SourceFormat(.reddit, "posts")
        case .redditComments: SourceFormat(.reddit, "comments")
        case .redditSaved: SourceFormat(.reddit, "saved")
        case .redditFriends: SourceFormat(.reddit, "friends")
        case .youTubeSubscriptions: .youTubeSubscriptions
        case .youTubePlaylist: SourceFormat(.youTube, "playlist")
        case .youTubeComments: SourceFormat(.youTube, "comments")
        case .xOldPosts: .xPosts
        case .raindrop: SourceFormat(.raindrop)
        case .readwise: SourceFormat(.readwise)
        case .instapaper: SourceFormat(.instapaper)
        case .pocket: SourceFormat(.pocket)
        }
    }
}
