import SquelchTimeline

/// The beginning of a content-addressed archive, version 1: a length and a map with the address of the root.
enum CARHeader {
    /// A header has one address in it, or a few.
    private static let longest = 2048

    /// Whether a file begins so.
    static func isCAR(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let (length, size) = Varint.read(prefix), length > 0, length <= longest, size < prefix.count else {
            return false
        }
        let header = UnsafeBufferPointer(rebasing: prefix[size...].prefix(Int(length)))
        // A map of two: keys are sorted, so that of the roots comes first.
        guard header.count > 7, header[0] == 0xA2, header[1] == 0x65 else { return false }
        return UnsafeBufferPointer(rebasing: header[2...]).starts(with: "roots")
            && header.firstIndex(of: "version", within: longest) != nil
    }
}

/// Numbers in groups of seven bits, the lowest first.
enum Varint {
    /// The number at the beginning and how many bytes it takes; nil where it is not all there or longer than nine bytes.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (value: UInt64, size: Int)? {
        var value: UInt64 = 0
        for (index, byte) in bytes.prefix(9).enumerated() {
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            if byte < 0x80 { return (value, index + 1) }
        }
        return nil
    }
}

/// The address of a block: what is in it, and a hash.
struct BlockAddress {
    /// How the block is written.
    let codec: UInt64
    /// Length of the address in bytes.
    let size: Int

    /// DAG-CBOR, in which all records are.
    static let cbor: UInt64 = 0x71

    /// The address at the beginning of `bytes`; nil where there is none.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Version 0 is a bare SHA-256.
        if bytes.count >= 34, bytes[0] == 0x12, bytes[1] == 0x20 {
            (codec, size) = (0x70, 34)
            return
        }
        var place = 0
        func next() -> UInt64? {
            guard let (value, size) = Varint.read(UnsafeBufferPointer(rebasing: bytes[place...])) else { return nil }
            place += size
            return value
        }
        guard next() == 1, let codec = next(), next() != nil, let length = next(), length <= 128,
            place + Int(length) <= bytes.count
        else { return nil }
        self.codec = codec
        size = place + Int(length)
    }
}
