import SquelchTimeline

/// Posts about a page that was linked before.
enum LinkRepeats {
    /// Posts of one account that must share a link, being most of its posts, for that link to be its home
    /// page: feeds exist whose entries all link to the site.
    private static let homePagePosts = 4

    /// Repeats by equal links, over posts in the order of time. The first poster of a page is its star.
    /// - Parameter postsOf: how many posts each account has; counted where nil.
    static func find(
        link: [UInt64], order: [UInt32], in view: PostView, accounts: Int, postsOf known: [Int]? = nil
    ) -> [Repeat] {
        let shared = SharedLinks(link)
        var entries: [(link: UInt64, position: UInt32)] = []
        for (position, post) in order.enumerated() where shared.mayHold(link[Int(post)]) {
            entries.append((link[Int(post)], UInt32(position)))
        }
        entries.sort { $0.link != $1.link ? $0.link < $1.link : $0.position < $1.position }
        let postsOf = known ?? counts(view, accounts)

        var found: [Repeat] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].link == entries[start].link { end += 1 }
            if end - start > 1 {
                let group = entries[start..<end].map { Int(order[Int($0.position)]) }
                collect(group, postsOf, view, &found)
            }
            start = end
        }
        return found
    }

    private static func counts(_ view: PostView, _ accounts: Int) -> [Int] {
        var postsOf = [Int](repeating: 0, count: accounts)
        for account in view.account { postsOf[Int(account)] += 1 }
        return postsOf
    }

    private static func collect(_ group: [Int], _ postsOf: [Int], _ view: PostView, _ found: inout [Repeat]) {
        let home = homePages(group, postsOf, view)
        var star = -1
        var last = Int64.min
        for post in group where !home.contains(view.account[post]) {
            defer { last = view.time[post] }
            guard star >= 0, view.isRemembered(post, since: last) else {
                star = post
                continue
            }
            let comparable = view.hasText(post) && view.hasText(star)
            let overlap = comparable ? view.overlap(of: post, with: star) : 0
            let own = Float(view.words[post]) * (1 - overlap)
            found.append(
                Repeat(
                    post: UInt32(post), original: UInt32(star),
                    novelty: own >= NoveltyColumns.ownWords ? NoveltyColumns.commentNovelty : 0,
                    sameStory: true))
        }
    }

    /// Accounts for which the page of `group` is their home page.
    private static func homePages(_ group: [Int], _ postsOf: [Int], _ view: PostView) -> Set<UInt32> {
        guard group.count >= homePagePosts else { return [] }
        var counts: [UInt32: Int] = [:]
        for post in group { counts[view.account[post], default: 0] += 1 }
        return Set(
            counts.filter { $0.value >= homePagePosts && 2 * $0.value > postsOf[Int($0.key)] }.keys)
    }
}

/// Which links may stand more than once: most stand once, and need not be sorted. Some that do are let through as well.
private struct SharedLinks {
    /// Places that were met, and those that were met again: one bit each, found by bits of the link.
    private var met: [UInt64]
    private var again: [UInt64]
    private let mask: UInt64

    /// About so many bits for each link.
    private static let width = 16

    init(_ links: [UInt64]) {
        let bits = 64 - max(1, links.count * Self.width).leadingZeroBitCount
        mask = (1 << UInt64(max(6, bits))) - 1
        met = [UInt64](repeating: 0, count: Int(mask >> 6) + 1)
        again = met
        for link in links where link != 0 {
            let (word, bit) = place(link)
            again[word] |= met[word] & bit
            met[word] |= bit
        }
    }

    /// Whether another post may have the link.
    func mayHold(_ link: UInt64) -> Bool {
        guard link != 0 else { return false }
        let (word, bit) = place(link)
        return again[word] & bit != 0
    }

    private func place(_ link: UInt64) -> (word: Int, bit: UInt64) {
        // The middle of the product depends on all of the link.
        let spread = (link &* 0x9E37_79B9_7F4A_7C15) >> 24 & mask
        return (Int(spread >> 6), 1 << (spread & 63))
    }
}
