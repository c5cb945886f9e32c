import SquelchSignals
import SquelchTimeline

/// Near-duplicates by locality-sensitive hashing of MinHash signatures.
///
/// A signature is cut into 10 bands of 3 values; two posts are compared if a band is equal. A pair of Jaccard similarity s
/// becomes a candidate with probability 1 - (1 - s^3)^10:
///
///     s    .3    .5    .6    .7     .8     .9
///     p    .239  .737  .912  .985   .9992  .999998
///
/// Values have 16 bits, so that two different ones are equal once in 65,536 and three at once never; of 10^7 posts, some
/// ten thousand pairs a band meet by the 32-bit hash of the band, and the comparison sends them away. Within a bucket a
/// post is compared with at most four first versions ("stars") instead of with all members, and a copy, whose whole
/// signature is that of an earlier post, is compared but once: a hundred thousand identical posts cost no more than as many
/// different ones. Near-linear in posts; 12 bytes a post and band that is searched at a time, and 8 for all.
struct TextRepeats: Sendable {
    static let bands = 10
    static let rowsPerBand = 3
    private static let stars = 4

    let view: PostView
    /// Posts in the order of time, and where each stands there.
    let order: [UInt32]
    let position: [UInt32]
    /// Of which earlier post each is a copy, -1 of none; empty until ``findCopies()`` was asked.
    private var copyOf: [Int32] = []

    init(view: PostView, order: [UInt32], position: [UInt32]) {
        self.view = view
        self.order = order
        self.position = position
    }

    /// Repeats among posts whose signatures are equal in all places. What has nothing new at all is a copy from then on.
    mutating func findCopies() -> [Repeat] {
        let length = SignalColumns.signatureLength
        let found = find(key: { signature in
            var hash: UInt64 = 0
            for place in 0..<length { hash = (hash ^ UInt64(signature[place])) &* 0xFF51_AFD7_ED55_8CCD ^ hash >> 29 }
            return hash
        })
        copyOf = [Int32](repeating: -1, count: order.count)
        for one in found where one.novelty == 0 { copyOf[Int(one.post)] = Int32(one.original) }
        return found
    }

    /// Repeats that band `band` finds among the posts whose value in it is wanted.
    @inline(__always)
    func find(band: Int, isWanted: (UInt64) -> Bool) -> [Repeat] {
        find(key: { Self.value(of: band, $0) }, isWanted: isWanted)
    }

    /// What a signature has in a band.
    @inline(__always)
    static func value(of band: Int, _ signature: UnsafePointer<UInt16>) -> UInt64 {
        let first = band * rowsPerBand
        return UInt64(signature[first]) | UInt64(signature[first + 1]) << 16 | UInt64(signature[first + 2]) << 32
    }

    @inline(__always)
    private func find(
        key: (UnsafePointer<UInt16>) -> UInt64, isWanted: (UInt64) -> Bool = { _ in true }
    ) -> [Repeat] {
        var found: [Repeat] = []
        var bucket = Bucket()
        view.signatures.withUnsafeBufferPointer { signatures in
            guard let base = signatures.baseAddress, !order.isEmpty else { return }
            let keys = [UInt32](unsafeUninitializedCapacity: order.count) { keys, count in
                for post in order.indices {
                    let value = key(base + post * SignalColumns.signatureLength)
                    let hash = Self.mix(value)
                    keys[post] =
                        view.hasText(post) && isWanted(value)
                        ? max(1, UInt32(truncatingIfNeeded: hash >> 32)) : KeyGroups.none
                }
                count = order.count
            }
            keys.withUnsafeBufferPointer { keys in
                position.withUnsafeBufferPointer { positions in
                    KeyGroups.visit(keys: keys, positions: positions) { group in
                        bucket.removeAll()
                        for entry in group {
                            bucket.add(Int(order[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)]), view, copyOf, &found)
                        }
                    }
                }
            }
        }
        return found
    }

    /// Spreads a key; the upper half is used.
    @inline(__always)
    static func mix(_ key: UInt64) -> UInt64 {
        let once = (key ^ key >> 31) &* 0x9E37_79B9_7F4A_7C15
        return (once ^ once >> 32) &* 0xD6E8_FEB8_6659_FD93
    }

    /// The first versions in a bucket, each with the time of its last telling.
    private struct Bucket {
        private var members: [(post: Int, last: Int64)] = []

        mutating func removeAll() { members.removeAll(keepingCapacity: true) }

        @inline(__always)
        mutating func add(_ post: Int, _ view: PostView, _ copyOf: [Int32], _ found: inout [Repeat]) {
            if !copyOf.isEmpty, copyOf[post] >= 0, retold(Int(copyOf[post]), at: view.time[post]) { return }
            compare(post, view, &found)
        }

        /// Whether `original` is a first version here; it is told once more.
        private mutating func retold(_ original: Int, at time: Int64) -> Bool {
            for index in members.indices where members[index].post == original {
                members[index].last = time
                return true
            }
            return false
        }

        private mutating func compare(_ post: Int, _ view: PostView, _ found: inout [Repeat]) {
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
                        sameStory: overlap >= SignalColumns.storyOverlap))
                members[best].last = view.time[post]
                return
            }
            if members.count == TextRepeats.stars { members.removeFirst() }
            members.append((post, view.time[post]))
        }
    }
}
