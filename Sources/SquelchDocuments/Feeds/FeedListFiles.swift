public import SquelchCuration
import SquelchTimeline

/// The feeds of what is followed, for readers and for programs.
public enum FeedListFiles {
    /// OPML 2.0 with a folder a network, and inside of it a folder a list.
    public static func opml(_ list: FeedList) -> String {
        let networks = list.networks.map { network -> [String: Any] in
            [
                "network": network.title ?? false,
                "folders": network.folders.map { folder -> [String: Any] in
                    ["folder": folder.name ?? false, "entries": folder.entries.compactMap(entry)]
                },
            ]
        }
        return MarkupTemplate(PackageResources.feeds_opml_mustache).render(["networks": networks])
    }

    private static func entry(_ entry: FeedList.Entry) -> [String: Any]? {
        guard let feed = WebLink.safe(entry.feed) else { return nil }
        return ["name": entry.name, "feed": feed, "url": WebLink.safe(entry.url) ?? false]
    }

    /// An address a line, each once.
    public static func urls(_ list: FeedList) -> String {
        list.addresses.compactMap(WebLink.safe).map { $0 + "\n" }.joined()
    }

    /// Who has no feed and why, in a line each.
    public static func notes(_ list: FeedList) -> [String] {
        var notes: [String] = []
        if !list.without.isEmpty {
            let networks = list.without.sorted { $0.key < $1.key }
            let counts = networks.map { "\($0.name) (\(Counted.grouped($1)) followed)" }
            let verb = networks.count == 1 ? "gives out" : "give out"
            notes.append("\(sentence(counts)) \(verb) no public feeds")
        }
        if list.unknown > 0 {
            let who = list.unknown == 1 ? "1 account" : "\(Counted.grouped(list.unknown)) accounts"
            notes.append("the address of \(who) does not tell where the feed is")
        }
        if list.hidden > 0 {
            let feeds = list.hidden == 1 ? "1 feed is" : "\(Counted.grouped(list.hidden)) feeds are"
            notes.append("\(feeds) left out: the address is for you alone")
        }
        return notes
    }

    private static func sentence(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
