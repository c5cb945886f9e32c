public import SquelchTimeline

/// Tells what more could be had: the parts of an export that are missing beside those that were read.
public enum ExportHints {
    /// Most hints that are given; more would be read by nobody.
    public static let most = 5

    /// Short sentences, the weightiest first: what is missing of everything, then what is missing of each network.
    /// None where nothing was understood. The same for any order of `sources`.
    public static func hints(for sources: [SourceReport]) -> [String] { list(sources).map(\.text) }

    private static func list(_ sources: [SourceReport]) -> [Hint] {
        let formats = Set(sources.compactMap(\.format))
        guard sources.contains(where: { $0.counts.records > 0 }) else { return [] }
        let general = gaps(sources)
        let networks = ExportedNetwork.all.compactMap { $0.hint(formats) }.map { Hint(kind: .network, text: $0) }
        return Array((general + networks).prefix(most))
    }

    /// The hints of an analysis: where there is nothing to measure, also what can be told without.
    package static func hints(for reports: [SourceReport], _ timeline: Timeline) -> [String] {
        var hints = Self.list(reports.flatMap(\.flattened))
        let list = timeline.posts.count == 0 ? FeedList(timeline) : nil
        let feeds = list?.addresses.count ?? 0
        if let place = hints.firstIndex(where: { $0.kind == .noPosts }), let list, feeds == 0, !list.without.isEmpty {
            let networks = list.without.keys.map(\.name).sorted()
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

    private static func gaps(_ sources: [SourceReport]) -> [Hint] {
        func none(_ count: KeyPath<RecordCounts, Int>) -> Bool { sources.allSatisfy { $0.counts[keyPath: count] == 0 } }
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
