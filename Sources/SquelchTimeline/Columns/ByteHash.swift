/// A fast 64-bit hash of bytes, for look-ups and for checksums of what was written down: its values stay as they are, as
/// archives and frames hold them. Not safe against attackers who may choose the keys, so that equal hashes are always
/// checked by comparing.
public enum ByteHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of `bytes`, eight at a time; never 0. The seed is mixed before use: small numbers would only be another last
    /// letter.
    public static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
        var hash = (seed == 0 ? 0 : mix(seed ^ multiplier)) ^ (UInt64(truncatingIfNeeded: bytes.count) &* multiplier)
        guard let base = bytes.baseAddress else { return hash | 1 }
        let raw = UnsafeRawPointer(base)
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return mix(hash ^ tail) | 1
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: multiplier)
        return product.high ^ product.low
    }
}
