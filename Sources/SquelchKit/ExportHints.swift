import SquelchCuration
public import SquelchDocuments
import SquelchIngest
import SquelchTimeline

/// Tells what more could be had: the parts of an export that are missing beside those that were read.
public enum ExportHints {
    /// Most hints that are given; more would be read by nobody.
    public static let most = 5

    /// Short sentences, the weightiest first: what is missing of everything, then what is missing of each network.
    /// None where nothing was understood. The same for any order of `sources`.
    public static func hints(for sources: [SourceSummary]) -> [String] { list(sources).map(\.text) }

    private static func list(_ sources: [SourceSummary]) -> [Hint] {
        let formats = Set(sources.compactMap(\.format))
        guard sources.contains(where: { $0.records > 0 }) else { return [] }
        let general = gaps(sources)
        let networks = Network.all.compactMap { $0.hint(formats) }.map { Hint(kind: .network, text: $0) }
        return Array((general + networks).prefix(most))
    }

    /// The hints of an analysis: where there is nothing to measure, also what can be told without.
    static func hints(for reports: [SourceReport], _ timeline: Timeline) -> [String] {
        var hints = Self.list(reports.flatMap(\.flattened).map(SourceSummary.init))
        let list = timeline.posts.count == 0 ? FeedList(timeline) : nil
        let feeds = list?.addresses.count ?? 0
        if let place = hints.firstIndex(where: { $0.kind == .noPosts }), let list, feeds == 0, !list.without.isEmpty {
            let networks = list.without.keys.map(Platform.name).sorted()
            let verb = networks.count == 1 ? "gives" : "give"
            hints[place].text =
                "\(noPosts), and \(networks.joined(separator: " and ")) \(verb) out no public feeds: only timelines that "
                + "you save there can be measured (squelch help formats)."
        }
        if feeds > 0, let place = hints.firstIndex(where: { $0.kind == .noPosts }) {
            let who = feeds == 1 ? "the one public feed" : "the \(feeds) public feeds"
            hints[place].text =
                "\(noPosts): squelch feeds lists \(who) of what you follow, to import into a reader or to give to squelch fetch; "
                + "what they bring is measured."
        }
        let people = timeline.people.count { $0.isMutual == true || $0.interaction != AccountInteraction() }
        guard timeline.posts.count == 0, people > 0 else { return hints.map(\.text) }
        let who = people == 1 ? "the one person whom you know" : "the \(people) people whom you know"
        let words = "squelch relations needs no posts: it tells what you share with \(who) from these files."
        hints.insert(Hint(kind: .relations, text: words), at: min(1, hints.count))
        return hints.map(\.text)
    }

    private static let noPosts = "No posts are among the files"

    /// One hint, and what it is about.
    private struct Hint {
        enum Kind { case noPosts, noFollows, noLikes, network, relations }

        let kind: Kind
        var text: String
    }

    private static func gaps(_ sources: [SourceSummary]) -> [Hint] {
        func none(_ count: KeyPath<SourceSummary, Int>) -> Bool { sources.allSatisfy { $0[keyPath: count] == 0 } }
        var hints: [Hint] = []
        func add(_ kind: Hint.Kind, _ text: String) { hints.append(Hint(kind: kind, text: text)) }
        if none(\.posts) {
            add(
                .noPosts,
                "\(noPosts): save the feeds or timelines that you read (squelch feeds lists them); they are measured.")
        }
        if none(\.follows), !none(\.feeds) {
            add(
                .noFollows,
                "No list of follows is among the files: the OPML export of your reader has them, by folder.")
        }
        if none(\.attention), none(\.interactions) {
            add(
                .noLikes,
                "Nothing tells what you like: starred items of your reader, bookmarks or likes would add that.")
        }
        return hints
    }
}

/// A network, how it is seen that its files are there, and the files of its export that tell most.
private struct Network {
    /// A file of the export, and the formats of which one is enough.
    struct Part {
        let file: String
        let formats: Set<String>
    }

    let name: String
    let prefixes: [String]
    let parts: [Part]

    /// What the files lack of this network; nil where they have nothing to do with it, or lack nothing.
    func hint(_ formats: Set<String>) -> String? {
        guard formats.contains(where: { format in prefixes.contains { format.hasPrefix($0) } }) else { return nil }
        let missing = parts.filter { $0.formats.isDisjoint(with: formats) }.map(\.file)
        guard let last = missing.last else { return nil }
        let list = missing.count > 1 ? missing.dropLast().joined(separator: ", ") + " and " + last : last
        return "\(name): its export also has \(list)."
    }

    static let all = [
        Network(
            name: "Mastodon", prefixes: ["mastodon", "activitypub"],
            parts: [
                Part(
                    file: "following_accounts.csv (whom you follow)",
                    formats: ["mastodon following", "mastodon accounts"]),
                Part(file: "likes.json (what you favoured)", formats: ["activitypub likes"]),
                Part(file: "outbox.json (whom you answer)", formats: ["activitypub outbox"]),
            ]),
        Network(
            name: "X", prefixes: ["x-archive", "x-api", "snscrape"],
            parts: [
                Part(file: "following.js (whom you follow)", formats: ["x-archive following"]),
                Part(file: "like.js (what you liked)", formats: ["x-archive like"]),
                Part(file: "tweets.js (whom you answer)", formats: ["x-archive tweets"]),
            ]),
        Network(
            name: "Bluesky", prefixes: ["bluesky"],
            parts: [
                Part(
                    file: "a file that ends in .car (whom you follow, what you liked)",
                    formats: ["bluesky repository", "bluesky records"])
            ]),
        Network(
            name: "Reddit", prefixes: ["reddit"],
            parts: [
                Part(file: "subscribed_subreddits.csv (whom you follow)", formats: ["reddit subreddits"]),
                Part(file: "post_votes.csv (what you voted for)", formats: ["reddit votes"]),
            ]),
        Network(
            name: "LinkedIn", prefixes: ["linkedin"],
            parts: [
                Part(file: "Connections.csv (whom you know)", formats: ["linkedin connections"]),
                Part(file: "Reactions.csv (what you liked)", formats: ["linkedin reactions"]),
            ]),
        Network(
            name: "Facebook", prefixes: ["facebook"],
            parts: [
                Part(file: "your_friends.json (whom you know)", formats: ["facebook friends"]),
                Part(file: "likes_and_reactions.json (what you liked)", formats: ["facebook reactions"]),
            ]),
        Network(
            name: "YouTube", prefixes: ["youtube"],
            parts: [
                Part(file: "subscriptions.csv (whom you follow)", formats: ["youtube subscriptions"]),
                Part(file: "watch-history.json (what you watched)", formats: ["youtube history"]),
            ]),
    ]
}
