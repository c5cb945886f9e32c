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

    private mutating func take(_ index: Int) -> Int {
        isMatched[index] = true
        return index
    }

    /// Indices of the entries that no account among the files belongs to, ascending.
    var unmatched: [Int] { follows.indices.filter { !isMatched[$0] } }
}
