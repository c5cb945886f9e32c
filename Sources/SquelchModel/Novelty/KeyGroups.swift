/// Groups of entries with equal keys, in time linear in their number and memory of 8 bytes an entry
/// beside the keys.
///
/// An entry is a key in the upper 32 bits, spread evenly by its maker, and a position in the lower ones. Entries are dealt
/// out by the uppermost bits of the key to parts that fit into a cache, and each part is sorted there: the cost of an entry
/// hardly grows with their number.
enum KeyGroups {
    /// About how many entries a part has.
    private static let part = 2048
    /// Entries that are sorted by insertion.
    private static let few = 24

    /// Stands for "no key".
    static let none: UInt32 = 0

    /// Calls `body` with each group of two and more entries of one key, by ascending position. Rows without a key are left
    /// out.
    @inline(__always)
    static func visit(
        keys: UnsafeBufferPointer<UInt32>, positions: UnsafeBufferPointer<UInt32>,
        _ body: (UnsafeMutableBufferPointer<UInt64>) -> Void
    ) {
        let bits = max(0, Int.bitWidth - (keys.count / part).leadingZeroBitCount)
        var ends = [Int](repeating: 0, count: 1 << bits)
        let (total, largest) = ends.withUnsafeMutableBufferPointer { count(keys, bits, &$0) }
        let entries = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: total)
        let sorted = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: largest)
        defer {
            entries.deallocate()
            sorted.deallocate()
        }
        ends.withUnsafeMutableBufferPointer { deal(keys, positions, bits, &$0, entries) }
        var start = 0
        for end in ends {
            let part = UnsafeMutableBufferPointer(rebasing: entries[start..<end])
            sort(part, into: sorted, skipping: bits)
            groups(of: UnsafeMutableBufferPointer(rebasing: sorted[0..<part.count]), body)
            start = end
        }
    }

    /// Where each part begins; how many entries there are, in all and in the largest part.
    private static func count(
        _ keys: UnsafeBufferPointer<UInt32>, _ bits: Int, _ starts: inout UnsafeMutableBufferPointer<Int>
    ) -> (total: Int, largest: Int) {
        let shift = UInt32(32 - bits)
        for key in keys where key != none { starts[Int(key >> shift)] += 1 }
        var total = 0
        var largest = 0
        for part in starts.indices {
            largest = max(largest, starts[part])
            (starts[part], total) = (total, total + starts[part])
        }
        return (total, largest)
    }

    /// Puts each entry into its part, and moves the part's beginning to its end.
    private static func deal(
        _ keys: UnsafeBufferPointer<UInt32>, _ positions: UnsafeBufferPointer<UInt32>, _ bits: Int,
        _ ends: inout UnsafeMutableBufferPointer<Int>, _ entries: UnsafeMutableBufferPointer<UInt64>
    ) {
        let shift = UInt32(32 - bits)
        for row in keys.indices where keys[row] != none {
            let part = Int(keys[row] >> shift)
            entries[ends[part]] = UInt64(keys[row]) << 32 | UInt64(positions[row])
            ends[part] += 1
        }
    }

    @inline(__always)
    private static func groups(
        of entries: UnsafeMutableBufferPointer<UInt64>, _ body: (UnsafeMutableBufferPointer<UInt64>) -> Void
    ) {
        var start = 0
        while start < entries.count {
            let key = entries[start] >> 32
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == key { end += 1 }
            if end - start > 1 { body(UnsafeMutableBufferPointer(rebasing: entries[start..<end])) }
            start = end
        }
    }

    /// Deals out once more, by the bits after the first `skipped`, to about as many places as there are entries; what
    /// meets there is sorted by comparison.
    private static func sort(
        _ entries: UnsafeMutableBufferPointer<UInt64>, into sorted: UnsafeMutableBufferPointer<UInt64>,
        skipping skipped: Int
    ) {
        let bits = min(12, Int.bitWidth - entries.count.leadingZeroBitCount)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << bits) { ends in
            ends.initialize(repeating: 0)
            func place(_ entry: UInt64) -> Int {
                Int(truncatingIfNeeded: (entry << UInt64(skipped)) >> UInt64(64 - bits))
            }
            for entry in entries { ends[place(entry)] += 1 }
            var sum: UInt32 = 0
            for place in ends.indices { (ends[place], sum) = (sum, sum + ends[place]) }
            for entry in entries {
                let place = place(entry)
                sorted[Int(ends[place])] = entry
                ends[place] += 1
            }
            var start = 0
            for end in ends {
                let end = Int(end)
                if end - start > 1 { order(UnsafeMutableBufferPointer(rebasing: sorted[start..<end])) }
                start = end
            }
        }
    }

    private static func order(_ slots: UnsafeMutableBufferPointer<UInt64>) {
        var entries = slots
        // Many entries in one place are copies of one text, and often in order already.
        if entries.count > few {
            if !(1..<entries.count).allSatisfy({ entries[$0 - 1] <= entries[$0] }) { entries.sort() }
            return
        }
        for index in 1..<entries.count {
            let entry = entries[index]
            var place = index
            while place > 0, entries[place - 1] > entry {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}
