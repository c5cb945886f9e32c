import SquelchSignals
package import SquelchTimeline

/// What two posts must have in common to be compared: the page that they are about, or a band of their signatures.
///
/// Posts of which no key is any other's tell what nobody else tells, and need not be looked at again. A key that meets another
/// by chance costs a comparison and changes nothing: keys are no longer than makes that one in some hundreds.
package enum StoryKeys {
    /// Bits of a key, of which the upper ones travel; see ``travelling(_:of:)``.
    static let bits: UInt64 = 40

    /// The part of a key that is compared among so many posts. Each further bit would cost every post a byte and a half, and
    /// spares few of them.
    @inline(__always)
    static func travelling(_ key: UInt64, of posts: UInt64) -> UInt64 { key >> (bits - width(posts)) }

    /// Bits for so many posts of up to eleven keys each: 2^9 values a key.
    private static func width(_ posts: UInt64) -> UInt64 {
        min(bits, UInt64(64 - posts.multipliedReportingOverflow(by: 11).partialValue.leadingZeroBitCount) + 9)
    }

    /// The part of all stories that a key belongs to.
    package static func shard(of key: UInt64, among shards: Int) -> Int {
        Int(truncatingIfNeeded: (key &* UInt64(shards)) >> bits)
    }

    @inline(__always)
    static func ofLink(_ link: UInt64) -> UInt64 { TextRepeats.mix(link ^ 0x6C69_6E6B) >> (64 - bits) }

    @inline(__always)
    static func ofBand(_ band: Int, _ value: UInt64) -> UInt64 {
        TextRepeats.mix(value ^ UInt64(band + 1) << 48) >> (64 - bits)
    }

    /// Calls `body` with each key of a post.
    @inline(__always)
    static func visit(
        _ post: Int, _ view: PostView, link: UInt64, _ signatures: UnsafeBufferPointer<UInt16>, _ body: (UInt64) -> Void
    ) {
        if link != 0 { body(ofLink(link)) }
        guard view.hasText(post), let base = signatures.baseAddress else { return }
        let signature = base + post * SignalColumns.signatureLength
        for band in 0..<TextRepeats.bands { body(ofBand(band, TextRepeats.value(of: band, signature))) }
    }

    /// The keys of all posts, ascending, for each part of the stories. A key that many posts have stands there twice, which says
    /// as much: a story that is told a million times makes no long list.
    /// - Parameter among: posts of all parts of the accounts.
    package static func all(
        of timeline: Timeline, signatures: [UInt16], shards: Int, among total: UInt64
    ) -> [[UInt64]] {
        let view = PostView(timeline, signatures)
        var keys = [[UInt64]](repeating: [], count: shards)
        signatures.withUnsafeBufferPointer { signatures in
            for post in 0..<timeline.posts.count {
                visit(post, view, link: timeline.posts.link[post], signatures) {
                    keys[shard(of: $0, among: shards)].append(travelling($0, of: total))
                }
            }
        }
        for shard in keys.indices {
            keys[shard].sort()
            keys[shard] = twiceAtMost(keys[shard])
        }
        return keys
    }

    /// Ascending keys without third and further ones of a value.
    private static func twiceAtMost(_ keys: [UInt64]) -> [UInt64] {
        var kept: [UInt64] = []
        kept.reserveCapacity(keys.count)
        for key in keys where kept.count < 2 || kept[kept.count - 2] != key { kept.append(key) }
        return kept
    }

    /// Which of the keys of each list occur more than once, in it or in all lists together. Lists and results ascend.
    package static func met(_ lists: [[UInt64]]) -> [[UInt64]] {
        var all = Array(lists.joined())
        all.sort()
        var met: [UInt64] = []
        for place in all.indices.dropFirst() where all[place] == all[place - 1] && met.last != all[place] {
            met.append(all[place])
        }
        return lists.map { keys in
            var found: [UInt64] = []
            var place = 0
            for key in keys where found.last != key {
                while place < met.count, met[place] < key { place += 1 }
                if place < met.count, met[place] == key { found.append(key) }
            }
            return found
        }
    }
}

extension PostView {
    init(_ timeline: Timeline, _ signatures: [UInt16]) {
        self.init(
            time: timeline.posts.time, account: timeline.posts.account, words: timeline.posts.words,
            signatures: signatures)
    }
}
