public import SquelchTimeline

/// The public feeds of everybody who is followed, by network and list: the way from an archive to posts.
public struct FeedList: Sendable, Equatable {
    /// Those of one network.
    public struct Network: Sendable, Equatable {
        /// `feed`, `mastodon`...
        public var platform: Platform
        /// By the lists that they are on.
        public var folders: [Folder]

        /// What people read above it; nil for feeds, which are not of a network.
        public var title: String? { platform == .feed ? nil : platform.name }
    }

    /// Those of one list.
    public struct Folder: Sendable, Equatable {
        /// Name of the list; nil for those that are on none.
        public var name: String?
        /// By name.
        public var entries: [Entry]
    }

    /// One feed.
    public struct Entry: Sendable, Equatable {
        /// Name shown to people.
        public var name: String
        /// Address of the feed.
        public var feed: String
        /// Site or profile.
        public var url: String?
    }

    /// Feeds first, then the networks by name.
    public var networks: [Network] = []
    /// How many are followed whose network gives out no feeds, by network.
    public var without: [Platform: Int] = [:]
    /// How many are followed whose feed their address does not tell.
    public var unknown = 0
    /// How many feeds are for one reader only.
    public var hidden = 0

    /// Addresses of all feeds, each once, in order.
    public var addresses: [String] {
        var seen: Set<String> = []
        return networks.flatMap { $0.folders.flatMap(\.entries) }.map(\.feed).filter { seen.insert($0).inserted }
    }

    /// The feeds of those whom lists of follows name, and of feeds that lie among the files.
    public init(_ timeline: Timeline) {
        var entries: [Platform: [String?: [Entry]]] = [:]
        let people = timeline.people.filter(\.isListed)
        let known = Set(people.flatMap { [$0.id] + $0.aliases })
        for person in people {
            add(
                Entry(name: person.name ?? person.id, feed: person.feedURL ?? "", url: person.url),
                person.id, person.platform, person.contexts, &entries)
        }
        for account in timeline.accounts where account.feedURL != nil && account.sources.contains(.following) {
            if known.contains(account.id) || account.isFollowed { continue }
            add(
                Entry(name: account.name ?? account.id, feed: account.feedURL ?? "", url: account.url),
                account.id, account.platform, account.contexts.map { timeline.contexts[$0].name }, &entries)
        }
        networks = entries.map { platform, folders in
            let folders = folders.map { Folder(name: $0, entries: Self.sorted($1)) }
            return Network(platform: platform, folders: folders.sorted { ($0.name ?? "") < ($1.name ?? "") })
        }
        networks.sort { ($0.title ?? "") < ($1.title ?? "") }
    }

    private mutating func add(
        _ entry: Entry, _ id: String, _ platform: Platform?, _ contexts: [String],
        _ entries: inout [Platform: [String?: [Entry]]]
    ) {
        var entry = entry
        var network = platform ?? .feed
        if entry.feed.isEmpty {
            guard let feed = PublicFeed.address(id: id, url: entry.url, platform: platform) else {
                if PublicFeed.without.contains(network) { without[network, default: 0] += 1 } else { unknown += 1 }
                return
            }
            entry.feed = feed
        } else if network == .feed, entry.feed.contains("://www.youtube.com/feeds/") {
            network = .youTube
        }
        if PrivateAddress.isPrivate(entry.feed) {
            hidden += 1
            return
        }
        let folders = contexts.isEmpty ? [nil] : contexts.map(Optional.some)
        for folder in folders { entries[network, default: [:]][folder, default: []].append(entry) }
    }

    private static func sorted(_ entries: [Entry]) -> [Entry] {
        var seen: Set<String> = []
        return entries.filter { seen.insert($0.feed).inserted }.sorted { left, right in
            let (first, second) = (left.name.lowercased(), right.name.lowercased())
            return first != second ? first < second : left.feed < right.feed
        }
    }
}
