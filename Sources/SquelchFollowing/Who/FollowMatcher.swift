import SquelchTimeline

/// Ties feeds to the entries of the user's lists, so that a feed gets the folder that it is followed in.
///
/// By address, normalised: the feed's own address, then that by which the account is known, then the site's. A site's
/// address decides only where one feed and one entry have it: a newspaper has many feeds.
struct FollowMatcher {
    /// Entries by the ids that their feed and site addresses give.
    private var byFeed: [String: Int] = [:]
    private var bySite: [String: [Int]] = [:]
    private let follows: [TimelineChunk.Follow]
    private var isMatched: [Bool]

    init(_ follows: [TimelineChunk.Follow]) {
        self.follows = follows
        isMatched = Array(repeating: false, count: follows.count)
        for (index, follow) in follows.enumerated() {
            for id in [follow.id, follow.feedURL.map(AccountIdentity.id(feedURL:)) ?? ""] where !id.isEmpty {
                byFeed[id] = byFeed[id] ?? index
            }
            if let site = follow.site { bySite[AccountIdentity.id(feedURL: site), default: []].append(index) }
        }
    }

    /// How many accounts each site has.
    static func sites(of accounts: [Account]) -> [String: Int] {
        var sites: [String: Int] = [:]
        for account in accounts {
            if let url = account.url { sites[AccountIdentity.id(feedURL: url), default: 0] += 1 }
        }
        return sites
    }

    /// Index of the entry that `account` is followed by, if any; `sites` counts the accounts of each site.
    mutating func match(_ account: Account, sites: [String: Int]) -> Int? {
        let feed = account.feedURL.map(AccountIdentity.id(feedURL:))
        for id in [feed, account.id].compactMap({ $0 }) {
            if let index = byFeed[id] { return take(index) }
        }
        guard let site = account.url.map(AccountIdentity.id(feedURL:)), sites[site] == 1,
            let entries = bySite[site], entries.count == 1, let index = entries.first
        else { return nil }
        return take(index)
    }

    /// The entries of feeds that do not say where they are, or say it wrongly: by name, among those on the feed's host,
    /// or else by the host alone. Only where there is one of each.
    mutating func matchByName(_ accounts: [Account], _ entries: inout [Int?]) {
        let rest = accounts.indices.filter {
            entries[$0] == nil && accounts[$0].platform == .feed && accounts[$0].feedURL == nil
        }
        guard !rest.isEmpty, rest.count * unmatched.count <= Self.mostPairs else { return }
        for test in [Self.isNamed, Self.isNamedInPart, Self.isOnItsHost] {
            let pairs = rest.filter { entries[$0] == nil }.flatMap { account in
                unmatched.filter { test(accounts[account], follows[$0]) }.map { (account: account, entry: $0) }
            }
            var accountsOf: [Int: Int] = [:]
            var entriesOf: [Int: Int] = [:]
            for pair in pairs {
                accountsOf[pair.entry, default: 0] += 1
                entriesOf[pair.account, default: 0] += 1
            }
            for pair in pairs where accountsOf[pair.entry] == 1 && entriesOf[pair.account] == 1 {
                entries[pair.account] = take(pair.entry)
            }
        }
    }

    /// Beyond it names are not compared: such lists are nobody's.
    private static let mostPairs = 1 << 20
    /// Letters of a name that say something.
    private static let shortestName = 3

    private static func isNamed(_ account: Account, _ follow: TimelineChunk.Follow) -> Bool {
        guard let name = FeedDocument.folded(account.name), name == FeedDocument.folded(follow.name) else {
            return false
        }
        return account.url == nil || isOnItsHost(account, follow)
    }

    private static func isNamedInPart(_ account: Account, _ follow: TimelineChunk.Follow) -> Bool {
        guard let name = FeedDocument.folded(account.name), let other = FeedDocument.folded(follow.name),
            min(name.count, other.count) >= shortestName
        else { return false }
        return (name.contains(other) || other.contains(name)) && isOnItsHost(account, follow)
    }

    private static func isOnItsHost(_ account: Account, _ follow: TimelineChunk.Follow) -> Bool {
        guard let host = account.url.map(host) else { return false }
        return [follow.feedURL, follow.site].contains { $0.map(Self.host) == host }
    }

    private static func host(_ address: String) -> Substring {
        AccountIdentity.id(feedURL: address).prefix { $0 != "/" && $0 != "?" }[...]
    }

    private mutating func take(_ index: Int) -> Int {
        isMatched[index] = true
        return index
    }

    /// Indices of the entries that no account among the files belongs to, ascending.
    var unmatched: [Int] { follows.indices.filter { !isMatched[$0] } }
}
