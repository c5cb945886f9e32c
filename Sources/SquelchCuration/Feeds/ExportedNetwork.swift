import SquelchTimeline

/// A network, how it is seen that its files are there, and the files of its export that tell most.
struct ExportedNetwork {
    /// A file of the export, and the formats of which one is enough.
    struct Part {
        let file: String
        let formats: Set<SourceFormat>
    }

    let name: String
    let families: Set<SourceFormat.Family>
    let parts: [Part]

    /// What the files lack of this network; nil where they have nothing to do with it, or lack nothing.
    func hint(_ formats: Set<SourceFormat>) -> String? {
        guard formats.contains(where: { families.contains($0.family) }) else { return nil }
        let missing = parts.filter { $0.formats.isDisjoint(with: formats) }.map(\.file)
        guard let last = missing.last else { return nil }
        let list = missing.count > 1 ? missing.dropLast().joined(separator: ", ") + " and " + last : last
        return "\(name): its export also has \(list)."
    }

    static let all = [
        ExportedNetwork(
            name: "Mastodon", families: [.mastodon, .activityPub],
            parts: [
                Part(
                    file: "following_accounts.csv (whom you follow)",
                    formats: [.mastodonFollowing, .mastodonAccounts]),
                Part(file: "likes.json (what you favoured)", formats: [.activityPubLikes]),
                Part(file: "outbox.json (whom you answer)", formats: [.activityPubOutbox]),
            ]),
        ExportedNetwork(
            name: "X", families: [.xArchive, .xInterface, .snscrape],
            parts: [
                Part(file: "following.js (whom you follow)", formats: [.xFollowing]),
                Part(file: "like.js (what you liked)", formats: [.xLikes]),
                Part(file: "tweets.js (whom you answer)", formats: [.xPosts]),
            ]),
        ExportedNetwork(
            name: "Bluesky", families: [.bluesky],
            parts: [
                Part(
                    file: "a file that ends in .car (whom you follow, what you liked)",
                    formats: [.blueskyRepository, .blueskyRecords])
            ]),
        ExportedNetwork(
            name: "Reddit", families: [.reddit],
            parts: [
                Part(file: "subscribed_subreddits.csv (whom you follow)", formats: [.redditSubreddits]),
                Part(file: "post_votes.csv (what you voted for)", formats: [.redditVotes]),
            ]),
        ExportedNetwork(
            name: "LinkedIn", families: [.linkedIn],
            parts: [
                Part(file: "Connections.csv (whom you know)", formats: [.linkedInConnections]),
                Part(file: "Reactions.csv (what you liked)", formats: [.linkedInReactions]),
            ]),
        ExportedNetwork(
            name: "Facebook", families: [.facebook],
            parts: [
                Part(file: "your_friends.json (whom you know)", formats: [.facebookFriends]),
                Part(file: "likes_and_reactions.json (what you liked)", formats: [.facebookReactions]),
            ]),
        ExportedNetwork(
            name: "YouTube", families: [.youTube],
            parts: [
                Part(file: "subscriptions.csv (whom you follow)", formats: [.youTubeSubscriptions]),
                Part(file: "watch-history.json (what you watched)", formats: [.youTubeHistory]),
            ]),
    ]
}
