/// 64-bit hashes of words and of runs of words. Eight bytes a multiplication or sixteen: a hash per byte waits for
/// itself.
///
/// The values hold for one version of the program; nothing stores them.
enum WordHash {
    private static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let factor: UInt64 = 0xD6E8_FEB8_6659_FD93

    /// The full product of two words, folded: each bit of the result depends on all bits of both.
    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// Begins the hash of `length` bytes.
    @inline(__always)
    static func begin(_ length: Int) -> UInt64 { start ^ UInt64(truncatingIfNeeded: length) }

    /// Adds eight bytes, or fewer with zeros above.
    @inline(__always)
    static func add(_ block: UInt64, to hash: UInt64) -> UInt64 { mix(hash ^ block, factor) }

    /// Adds sixteen bytes, or fewer with zeros above: the step of a word's hash, which `squelch_text_words` takes.
    @inline(__always)
    static func add(_ block: UInt64, _ next: UInt64, to hash: UInt64) -> UInt64 { mix(hash ^ block, next ^ factor) }

    /// Hash of a run of words from the hash of the run before and the next word; the order matters.
    @inline(__always)
    static func combine(_ run: UInt64, _ word: UInt64) -> UInt64 { mix(run &+ start, word ^ factor) }

    /// Hash of any bytes, 0 for none.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return 0 }
        var hash = begin(bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            let block = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
            hash = add(UInt64(littleEndian: block), to: hash)
            offset += 8
        }
        var rest: UInt64 = 0
        for index in offset..<bytes.count { rest = rest << 8 | UInt64(base[index]) }
        return mix(add(rest, to: hash), start)
    }
}

/// Eight bytes in one register.
enum EightBytes {
    static let high: UInt64 = 0x8080_8080_8080_8080
    static let ones: UInt64 = 0x0101_0101_0101_0101

    @inline(__always)
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of every byte that is `A`...`Z`.
    @inline(__always)
    static func capitals(_ x: UInt64) -> UInt64 {
        let low = x & ~high
        let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = low &+ 0x2525_2525_2525_2525
        return (fromA ^ beyondZ) & ~x & high
    }

    /// The high bit of every UTF-8 continuation byte, `10xxxxxx`.
    @inline(__always)
    static func continuations(_ x: UInt64) -> UInt64 { x & (~x << 1) & high }

    /// Number of bytes whose high bit is set in `marks`, which has no other bits.
    @inline(__always)
    static func count(_ marks: UInt64) -> Int { Int(truncatingIfNeeded: ((marks >> 7) &* ones) >> 56) }

    /// Whether any byte is 0.
    @inline(__always)
    static func hasZero(_ x: UInt64) -> Bool { (x &- ones) & ~x & high != 0 }
}
