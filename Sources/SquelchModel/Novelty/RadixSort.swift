/// Stable sorting of 64-bit entries by their upper 32 bits, linear in their number.
enum RadixSort {
    private static let bits = 11
    private static let buckets = 1 << bits

    /// Sorts `entries` by bits 32...63; entries that are equal there keep their order.
    static func byUpperHalf(_ entries: inout [UInt64]) {
        guard entries.count > 1 else { return }
        var other = [UInt64](repeating: 0, count: entries.count)
        for shift in stride(from: 32, to: 64, by: bits) {
            pass(from: entries, to: &other, shift: shift)
            swap(&entries, &other)
        }
    }

    private static func pass(from source: [UInt64], to target: inout [UInt64], shift: Int) {
        var next = [Int](repeating: 0, count: buckets)
        let mask = UInt64(buckets - 1)
        for entry in source { next[Int(truncatingIfNeeded: (entry >> UInt64(shift)) & mask)] += 1 }
        var sum = 0
        for bucket in next.indices {
            let count = next[bucket]
            next[bucket] = sum
            sum += count
        }
        target.withUnsafeMutableBufferPointer { out in
            for entry in source {
                let bucket = Int(truncatingIfNeeded: (entry >> UInt64(shift)) & mask)
                // Counts add up to the number of entries, so every position lies within the target.
                out[next[bucket]] = entry
                next[bucket] += 1
            }
        }
    }
}
