import SquelchSignals
import SquelchTimeline

/// Near-duplicates by locality-sensitive hashing of MinHash signatures.
///
/// A signature is cut into 10 bands of 3 values; two posts are compared if a band is equal. A pair of
/// Jaccard similarity s is thus found with probability 1 - (1 - s^3)^10: .24 at .3, .48 at .4, .74 at .5,
/// .91 at .6, .985 at .7, .999 at .8. Within a bucket a post is compared with at most four first versions
/// ("stars") instead of with all members, so that a hundred thousand identical posts cost as much as as
/// many different ones: near-linear in posts.
enum TextRepeats {
    static let bands = 10
    static let rowsPerBand = 3
    private static let stars = 4

    /// Repeats that band `band` finds, over posts in the order of time.
    static func find(band: Int, order: [UInt32], in view: PostView) -> [Repeat] {
        var entries = keys(band: band, order: order, in: view)
        RadixSort.byUpperHalf(&entries)
        var found: [Repeat] = []
        var bucket = Bucket()
        var start = 0
        while start < entries.count {
            let key = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == key { end += 1 }
            if end - start > 1 {
                bucket.removeAll()
                for entry in entries[start..<end] {
                    bucket.add(Int(order[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)]), view, &found)
                }
            }
            start = end
        }
        return found
    }

    /// Hash of the band in the upper half, position in the order of time in the lower.
    private static func keys(band: Int, order: [UInt32], in view: PostView) -> [UInt64] {
        var entries: [UInt64] = []
        entries.reserveCapacity(order.count)
        for (position, post) in order.enumerated() where view.hasText(Int(post)) {
            let first = Int(post) * SignalColumns.signatureLength + band * rowsPerBand
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            for row in 0..<rowsPerBand {
                hash = (hash ^ UInt64(view.signatures[first + row])) &* 0xFF51_AFD7_ED55_8CCD
                hash ^= hash >> 32
            }
            entries.append(hash << 32 | UInt64(position))
        }
        return entries
    }

    /// The first versions in a bucket, each with the time of its last telling.
    private struct Bucket {
        private var members: [(post: Int, last: Int64)] = []

        mutating func removeAll() { members.removeAll(keepingCapacity: true) }

        mutating func add(_ post: Int, _ view: PostView, _ found: inout [Repeat]) {
            var best = -1
            var overlap: Float = 0
            for index in members.indices where view.isRemembered(post, since: members[index].last) {
                let value = view.overlap(of: post, with: members[index].post)
                if value > overlap, view.mayRepeat(post, members[index].post) {
                    overlap = value
                    best = index
                }
            }
            if best >= 0, overlap >= NoveltyColumns.leastOverlap {
                found.append(
                    Repeat(
                        post: UInt32(post), original: UInt32(members[best].post), novelty: 1 - overlap,
                        sameStory: overlap >= NoveltyColumns.storyOverlap))
                members[best].last = view.time[post]
                return
            }
            if members.count == TextRepeats.stars { members.removeFirst() }
            members.append((post, view.time[post]))
        }
    }
}
