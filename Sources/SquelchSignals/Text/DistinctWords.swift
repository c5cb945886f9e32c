/// Counts different hashes with an open-addressing set that is never cleared: a stamp tells this post's entries.
struct DistinctWords: ~Copyable {
    /// The stamp, and below it the upper 48 bits of a hash. Different words are taken for one once in 2^48.
    private var entries = Scratch<UInt64>(capacity: size)
    private var stamp: UInt64 = 0

    /// Four times the largest number of words: chains stay short.
    private static let size = 1024
    private static let stampShift: UInt64 = 48

    init() {
        entries.resize(to: Self.size)
        entries.base.update(repeating: 0, count: Self.size)
    }

    /// Different values among `count` hashes, at most ``Tokenizer/distinctWindow``.
    mutating func count(_ hashes: UnsafePointer<UInt64>, _ count: Int) -> Int {
        stamp += 1
        if stamp >> (64 - Self.stampShift) != 0 {
            entries.base.update(repeating: 0, count: Self.size)
            stamp = 1
        }
        let entries = entries.base
        let stamp = stamp << Self.stampShift
        var distinct = 0
        for index in 0..<min(count, Tokenizer.distinctWindow) {
            let hash = hashes[index]
            let entry = hash >> (64 - Self.stampShift) | stamp
            var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
            var difference = entries[slot] ^ entry
            // Whether a word is new is hard to predict, and no branch asks for it. The slot of another word of this
            // post, which differs below the stamp alone, is rare.
            while difference &- 1 < 1 << Self.stampShift - 1 {
                slot = (slot + 1) & (Self.size - 1)
                difference = entries[slot] ^ entry
            }
            distinct &+= difference == 0 ? 0 : 1
            entries[slot] = entry
        }
        return distinct
    }
}
