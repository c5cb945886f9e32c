/// Counts different hashes with an open-addressing set that is never cleared: a stamp tells this post's entries.
struct DistinctWords: ~Copyable {
    private var keys = Scratch<UInt64>(capacity: size)
    private var stamps = Scratch<UInt32>(capacity: size)
    private var stamp: UInt32 = 0

    /// Four times the largest number of words: chains stay short.
    private static let size = 1024

    init() {
        keys.resize(to: Self.size)
        stamps.resize(to: Self.size)
        stamps.base.update(repeating: 0, count: Self.size)
        keys.base.update(repeating: 0, count: Self.size)
    }

    /// Different values among `count` hashes, at most ``Tokenizer/distinctWindow``.
    mutating func count(_ hashes: UnsafePointer<UInt64>, _ count: Int) -> Int {
        stamp &+= 1
        if stamp == 0 {
            stamps.base.update(repeating: 0, count: Self.size)
            stamp = 1
        }
        var distinct = 0
        for index in 0..<min(count, Tokenizer.distinctWindow) {
            let hash = hashes[index]
            var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
            while stamps.base[slot] == stamp, keys.base[slot] != hash { slot = (slot + 1) & (Self.size - 1) }
            if stamps.base[slot] != stamp {
                stamps.base[slot] = stamp
                keys.base[slot] = hash
                distinct += 1
            }
        }
        return distinct
    }
}
