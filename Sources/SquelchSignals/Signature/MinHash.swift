import CSquelchKernels

/// MinHash signatures (Broder 1997) over the shingles of a post: runs of three words, or the words of a shorter post.
///
/// Two posts' minima agree in any place with probability J, the Jaccard similarity of their sets of shingles. The share
/// of the ``SignalColumns/signatureLength`` = 32 places that agree estimates J with standard error
/// `sqrt(J (1 - J) / 32)`, at most 0.088. Kept are the low 16 bits of each minimum (b-bit minwise hashing, Li and
/// König 2010): different minima then look equal once in 2^16, which adds `(1 - J) / 65536` to the estimate, 1/5000 of
/// its standard error. The hash functions are linear permutations `a x + b` modulo 2^32 (`a` odd) of mixed shingle
/// hashes; for those the estimator holds in practice, not by proof (Bohman, Cooper, Frieze 2000).
package struct MinHash: ~Copyable {
    /// Shingle hashes of the last post.
    private(set) var shingles = Scratch<UInt32>()
    private var signature: Scratch<UInt16>
    private var multipliers: Scratch<UInt32>
    private var offsets: Scratch<UInt32>
    private let length: Int

    private static let seed: UInt64 = 0x5175_656C_6368_4D48

    /// Fixed hash functions, the same for every worker; `length` of them, rounded up to a multiple of 16.
    package init(length: Int = SignalColumns.signatureLength) {
        let lanes = Int(SQUELCH_MINHASH_LANES)
        self.length = (max(1, length) + lanes - 1) / lanes * lanes
        signature = Scratch(capacity: self.length)
        signature.resize(to: self.length)
        multipliers = Scratch(capacity: self.length)
        offsets = Scratch(capacity: self.length)
        for index in 0..<self.length {
            let bits = WordHash.mix(Self.seed &+ UInt64(index), 0x9E37_79B9_7F4A_7C15)
            multipliers.append(UInt32(truncatingIfNeeded: bits) | 1)
            offsets.append(UInt32(truncatingIfNeeded: bits >> 32))
        }
    }

    /// Appends the signature of a post whose words have these hashes; without words, `UInt16.max` in all places,
    /// which stands for "no signature".
    package mutating func append(words: UnsafePointer<UInt64>, count: Int, to signatures: inout [UInt16]) {
        shingle(words, count)
        squelch_minhash(
            shingles.base, shingles.count, multipliers.base, offsets.base, length, signature.base)
        signatures.append(contentsOf: UnsafeBufferPointer(start: signature.base, count: length))
    }

    /// What ``append(words:count:to:)`` appends, by the definition alone: the oracle of the C kernel.
    package mutating func reference(words: UnsafePointer<UInt64>, count: Int) -> [UInt16] {
        shingle(words, count)
        guard shingles.count > 0 else { return [UInt16](repeating: .max, count: length) }
        return (0..<length).map { function in
            var minimum = UInt32.max
            for index in 0..<shingles.count {
                minimum = min(
                    minimum, multipliers.base[function] &* shingles.base[index] &+ offsets.base[function])
            }
            return min(UInt16(truncatingIfNeeded: minimum), .max - 1)
        }
    }

    private mutating func shingle(_ words: UnsafePointer<UInt64>, _ count: Int) {
        shingles.removeAll()
        if count < 3 {
            for index in 0..<count { shingles.append(Self.fold(WordHash.combine(Self.seed, words[index]))) }
            return
        }
        for index in 0..<count - 2 {
            // Rotations make the order of the words count.
            let pair = words[index] ^ (words[index + 1] << 21 | words[index + 1] >> 43)
            shingles.append(Self.fold(WordHash.combine(pair, words[index + 2])))
        }
    }

    @inline(__always)
    private static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }
}
