import SquelchTimeline

/// Which page a post is about, and whether it points to a shop.
struct PostLink: ~Copyable {
    /// Hash of the page, 0 where there is none.
    private(set) var page: UInt64 = 0
    /// Whether a link leads to a host that sells, other than the post's own.
    private(set) var leadsToShop = false
    /// Hosts, other than its own, that the post links to.
    private(set) var hosts = StringColumn()
    private var canonical = CanonicalLink()
    private let shops = ShopHosts.shared

    /// Words below which a post with one link is a pointer to that page rather than a text of its own.
    private static let pointerWords = 40
    /// More links are a list, of which only the first are looked at.
    private static let mostLinks = 8

    /// Reads the addresses of a post of `words` words.
    ///
    /// The page is the one that the only outgoing link shows, for a short post; else the post's own. A bare host as
    /// own address names the site, not the post, and counts as none.
    mutating func read(_ post: borrowing PostRecord, of batch: RecordBatch, words: Int) {
        page = 0
        leadsToShop = false
        hosts.removeAll()
        var ownHost: UInt64 = 0
        if !post.url.isEmpty {
            page = canonical.hash(batch.arena.bytes(post.url))
            ownHost = canonical.currentHostHash
            if canonical.isBareHost { page = 0 }
        }
        let own = page
        var pointed: UInt64 = 0
        var pages = 0
        for link in batch.list(post.links).prefix(Self.mostLinks) {
            let hash = canonical.hash(batch.arena.bytes(link))
            let host = canonical.currentHostHash
            if hash == 0 || hash == own || hash == pointed || host == ownHost { continue }
            if shops.contains(host) { leadsToShop = true }
            hosts.append(canonical.currentHost)
            pointed = hash
            pages += 1
        }
        if pages == 1, words < Self.pointerWords, post.links.count <= UInt32(Self.mostLinks) {
            page = pointed
        }
    }
}
