import SquelchSignals
import SquelchTimeline

/// Finds who repeats whom among all posts that have a key of one part of the stories, as ``Novelty`` does among all posts.
///
/// Each group of posts with one key is whole here, so it is judged as in a single process: first versions, the time of the
/// last telling, copies. Groups of keys of other parts are not, and are left to those.
package enum StoryMatcher {
    /// Repeats by the part of the accounts that their posts lie in, and which posts tell one story.
    /// - Parameters:
    ///   - parts: tellings by the part of the accounts that they come from.
    ///   - shard: the part of the stories; `shards` is how many there are.
    package static func match(
        _ parts: [(accounts: Int, tellings: Tellings)], shard: Int, of shards: Int
    ) -> (repeats: [Int: FoundRepeats], ties: StoryTies) {
        let posts = chronological(parts)
        var time: [Int64] = []
        var words: [UInt32] = []
        var link: [UInt64] = []
        var signatures: [UInt16] = []
        var recurring: [UInt32] = []
        var numbers: [UInt32] = []
        signatures.reserveCapacity(posts.count * SignalColumns.signatureLength)
        for post in posts {
            let tellings = parts[post.part].tellings
            time.append(tellings.time[post.place])
            words.append(tellings.words[post.place])
            let page = tellings.link[post.place]
            let isOwn = page != 0 && StoryKeys.shard(of: StoryKeys.ofLink(page), among: shards) == shard
            link.append(isOwn ? page : 0)
            signatures.append(contentsOf: tellings.ownSignature(post.place))
            recurring.append(tellings.recurring[post.place])
            numbers.append(post.account)
        }
        let (account, postsOf) = accounts(parts, numbers)
        let order = posts.indices.map { UInt32($0) }
        var merged = MergedRepeats(
            of: PostView(time: time, account: account, words: words, signatures: signatures, recurring: recurring),
            link: link, order: order, position: order, accounts: postsOf.count, postsOf: postsOf,
            isWhole: { StoryKeys.shard(of: StoryKeys.ofBand($0, $1), among: shards) == shard }, workers: Workers(1))
        return collect(&merged, posts, parts)
    }

    private struct Post {
        var order: Int64
        var account: UInt32
        var reference: PostReference
        var part: Int
        var place: Int
    }

    /// All posts in the order in which they appeared, as ``PostOrder`` has it.
    private static func chronological(_ parts: [(accounts: Int, tellings: Tellings)]) -> [Post] {
        var posts: [Post] = []
        for (part, (shard, tellings)) in parts.enumerated() {
            for place in 0..<tellings.count {
                posts.append(
                    Post(
                        order: tellings.order(place), account: tellings.account[place],
                        reference: PostReference(shard: shard, row: Int(tellings.row[place])), part: part, place: place)
                )
            }
        }
        posts.sort {
            if $0.order != $1.order { return $0.order < $1.order }
            return $0.account != $1.account ? $0.account < $1.account : $0.reference < $1.reference
        }
        return posts
    }

    /// Numbers of accounts as indices, and how many posts each of these has.
    private static func accounts(
        _ parts: [(accounts: Int, tellings: Tellings)], _ numbers: [UInt32]
    ) -> (account: [UInt32], postsOf: [Int]) {
        var counts: [UInt32: Int] = [:]
        for (_, tellings) in parts {
            for (number, posts) in zip(tellings.account, tellings.postsOfAccount) { counts[number] = Int(posts) }
        }
        let known = counts.keys.sorted()
        var index: [UInt32: UInt32] = [:]
        for (place, number) in known.enumerated() { index[number] = UInt32(place) }
        return (numbers.map { index[$0] ?? 0 }, known.map { counts[$0] ?? 0 })
    }

    private static func collect(
        _ merged: inout MergedRepeats, _ posts: [Post], _ parts: [(accounts: Int, tellings: Tellings)]
    ) -> (repeats: [Int: FoundRepeats], ties: StoryTies) {
        var repeats: [Int: FoundRepeats] = [:]
        var ties: [(PostReference, PostReference)] = []
        for (index, post) in posts.enumerated() {
            let original = Int(merged.original[index])
            if original >= 0 {
                let first = posts[original]
                repeats[post.reference.shard, default: FoundRepeats()].append(
                    row: post.reference.row, novelty: merged.novelty[index], order: first.order, account: first.account,
                    originalRow: first.reference.row)
            }
            let root = merged.root(index)
            if root != index { ties.append((post.reference, posts[root].reference)) }
        }
        return (repeats, StoryTies(ties))
    }
}
