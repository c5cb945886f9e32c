public import SquelchSignals
public import SquelchTimeline

/// Finds what is new in each post: the first poster gets the credit, later ones what they add.
public enum Novelty {
    /// Novelty, first version and story of all posts.
    ///
    /// Near-duplicates are found by locality-sensitive hashing in 10 bands of 3 values of a post's MinHash signature: a
    /// pair of Jaccard similarity s becomes a candidate with probability 1 - (1 - s^3)^10, which is .24 at s = .3, .74
    /// at .5, .91 at .6, .985 at .7, .9992 at .8 and .999998 at .9. Candidates are verified by all 32 values.
    ///
    /// - Complexity: near-linear in the number of posts, also where all of them are the same. Needs some 24 bytes a post
    /// beside the result, and 12 more for each worker. The result does not depend on `workers`.
    public static func columns(
        of timeline: Timeline, signals: borrowing SignalColumns, workers: Workers
    ) -> NoveltyColumns {
        let count = timeline.posts.count
        let order = PostOrder.chronological(timeline)
        let view = PostView(
            time: timeline.posts.time, account: timeline.posts.account, words: timeline.posts.words,
            signatures: signals.signatures)
        var position = [UInt32](repeating: 0, count: count)
        for (index, post) in order.enumerated() { position[Int(post)] = UInt32(index) }
        var merged = MergedRepeats(
            of: view.lookingForFurniture(accounts: timeline.accounts.count), link: timeline.posts.link, order: order,
            position: position, accounts: timeline.accounts.count,
            workers: workers
        )
        return merged.columns()
    }
}

/// The strongest repeat of each post, and the stories; the same in whatever order repeats are added.
struct MergedRepeats {
    private let order: [UInt32]
    private let position: [UInt32]
    private(set) var novelty: [Float]
    private(set) var original: [Int32]
    private var stories: DisjointSets

    init(order: [UInt32], position: [UInt32]) {
        self.order = order
        self.position = position
        novelty = [Float](repeating: 1, count: order.count)
        original = [Int32](repeating: -1, count: order.count)
        stories = DisjointSets(count: order.count)
    }

    /// All repeats among the posts of a view.
    /// - Parameters:
    ///   - postsOf: how many posts each account has, where not all of them are here.
    ///   - isWhole: whether all posts with a band's value are here; groups of which that is not so are left out.
    init(
        of view: PostView, link: [UInt64], order: [UInt32], position: [UInt32], accounts: Int, postsOf: [Int]? = nil,
        isWhole: ((_ band: Int, _ value: UInt64) -> Bool)? = nil, workers: Workers
    ) {
        self.init(order: order, position: position)
        add(LinkRepeats.find(link: link, order: order, in: view, accounts: accounts, postsOf: postsOf))
        guard view.signatures.count >= order.count * SignalColumns.signatureLength else { return }
        var texts = TextRepeats(view: view, order: order, position: position)
        add(texts.findCopies())
        let search = texts
        if let isWhole {
            for band in 0..<TextRepeats.bands { add(search.find(band: band) { isWhole(band, $0) }) }
            return
        }
        // As many bands at a time as there are workers: memory for the repeats of those only.
        for first in stride(from: 0, to: TextRepeats.bands, by: workers.count) {
            let wave = min(workers.count, TextRepeats.bands - first)
            for repeats in workers.map(wave, { search.find(band: first + $0) { _ in true } }) { add(repeats) }
        }
    }

    mutating func add(_ repeats: [Repeat]) {
        for one in repeats {
            let post = Int(one.post)
            let isStronger =
                one.novelty < novelty[post]
                || one.novelty == novelty[post] && original[post] >= 0
                    && position[Int(one.original)] < position[Int(original[post])]
            if isStronger {
                novelty[post] = one.novelty
                original[post] = Int32(one.original)
            }
            if one.sameStory { stories.unite(Int(one.post), Int(one.original)) }
        }
    }

    /// The first found post of the story of a post.
    mutating func root(_ post: Int) -> Int { stories.root(post) }

    mutating func columns() -> NoveltyColumns {
        var story = [Int32](repeating: -1, count: order.count)
        var number = [Int32](repeating: -1, count: order.count)
        var next: Int32 = 0
        for post in order {
            let root = stories.root(Int(post))
            if number[root] < 0 {
                number[root] = next
                next += 1
            }
            story[Int(post)] = number[root]
        }
        return NoveltyColumns(novelty: novelty, duplicateOf: original, story: story, storyCount: Int(next))
    }
}
