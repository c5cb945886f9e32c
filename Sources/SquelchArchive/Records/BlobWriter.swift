internal import SquelchTimeline

/// Writes values one behind another: whole numbers in as few bytes as they need, texts with their length.
struct BlobWriter: ~Copyable {
    /// What was written.
    private(set) var bytes = ByteArena(capacity: 1 << 13)

    /// Forgets everything and keeps the memory.
    @inline(__always)
    mutating func removeAll() { bytes.removeAll() }

    /// Appends a byte.
    @inline(__always)
    mutating func write(byte: UInt8) { bytes.append(byte) }

    /// Appends a whole number: seven bits a byte, the lowest first.
    @inline(__always)
    mutating func write(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a number of something.
    @inline(__always)
    mutating func write(count: Int) { write(UInt64(truncatingIfNeeded: count)) }

    /// Appends a whole number of either sign; those near zero are short.
    @inline(__always)
    mutating func write(signed value: Int64) { write(UInt64(bitPattern: value << 1 ^ value >> 63)) }

    /// Appends a number that may be missing.
    @inline(__always)
    mutating func write(optional value: Int64?) {
        write(byte: value == nil ? 0 : 1)
        if let value { write(signed: value) }
    }

    /// Appends bytes with their length.
    @inline(__always)
    mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        write(count: text.count)
        bytes.append(text)
    }

    /// Appends bytes with their length, or that they are missing.
    @inline(__always)
    mutating func write(_ slice: ByteSlice, of arena: UnsafePointer<UInt8>, most: Int = .max) {
        guard !slice.isMissing else { return write(byte: 0) }
        let text = UnsafeBufferPointer(start: arena + Int(slice.offset), count: slice.length).cut(to: most)
        write(count: text.count + 1)
        bytes.append(text)
    }

    /// Appends a text, or that it is missing.
    mutating func write(_ text: String?) {
        guard var text else { return write(byte: 0) }
        text.withUTF8 {
            write(count: $0.count + 1)
            bytes.append($0)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The beginning, of at most `most` bytes, which ends where a character does.
    @inline(__always)
    func cut(to most: Int) -> UnsafeBufferPointer<UInt8> {
        guard count > most else { return self }
        var end = Swift.max(0, most)
        while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[..<end])
    }
}
