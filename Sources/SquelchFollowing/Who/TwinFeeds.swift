import SquelchTimeline

/// Finds feeds of one site that have the same posts, such as one in RSS and one in Atom: reading both is reading twice.
enum TwinFeeds {
    /// Fewest posts that two feeds have in common.
    private static let fewestPosts = 3
    /// Feeds that one page may lie in; beyond it says nothing of two of them.
    private static let mostFeeds = 8

    static func warnings(_ accounts: [Account], _ posts: borrowing PostColumns) -> [SourceWarning] {
        let hosts = accounts.map { $0.platform == .feed && $0.sources != .candidates ? host($0) : nil }
        guard Set(hosts.compactMap { $0 }).count < hosts.count(where: { $0 != nil }) else { return [] }
        var holders: [UInt64: [UInt32]] = [:]
        var counts = [Int](repeating: 0, count: accounts.count)
        for post in posts.account.indices where hosts[Int(posts.account[post])] != nil && posts.link[post] != 0 {
            let account = posts.account[post]
            guard holders[posts.link[post]]?.contains(account) != true else { continue }
            holders[posts.link[post], default: []].append(account)
            counts[Int(account)] += 1
        }
        var shared: [Pair: Int] = [:]
        for feeds in holders.values where (2...mostFeeds).contains(feeds.count) {
            for (place, one) in feeds.enumerated() {
                for other in feeds[(place + 1)...] where hosts[Int(one)] == hosts[Int(other)] {
                    shared[Pair(first: min(one, other), second: max(one, other)), default: 0] += 1
                }
            }
        }
        return shared.filter { pair, count in
            count >= fewestPosts && 5 * count >= 4 * max(counts[Int(pair.first)], counts[Int(pair.second)])
        }.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map { pair in
            let ids = [pair.first, pair.second].map { accounts[Int($0)].feedURL ?? accounts[Int($0)].id }
            return SourceWarning(
                source: ids[0], message: "has the same posts as \(ids[1]): they are one site, and one of them is enough"
            )
        }
    }

    private static func host(_ account: Account) -> Substring? {
        (account.url ?? account.feedURL).map { AccountIdentity.id(feedURL: $0).prefix { $0 != "/" && $0 != "?" } }
    }

    private struct Pair: Hashable {
        var first: UInt32
        var second: UInt32
    }
}
