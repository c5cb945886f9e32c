/// A column of texts: all bytes in one arena, and where each value ends. Eight bytes a value beside the bytes.
public struct StringColumn: ~Copyable, Sendable {
    private var bytes: ByteArena
    private var ends: [Int] = []

    /// An empty column.
    public init() { bytes = ByteArena() }

    /// Number of values.
    public var count: Int { ends.count }

    /// Appends a value; nothing is stored for a missing one, which reads as nil again.
    @inline(__always)
    public mutating func append(_ value: UnsafeBufferPointer<UInt8>) {
        bytes.append(value)
        ends.append(bytes.count)
    }

    /// Appends all values of `other`.
    public mutating func append(contentsOf other: borrowing StringColumn) {
        let shift = bytes.count
        bytes.append(other.bytes.all)
        ends.reserveCapacity(ends.count + other.ends.count)
        for end in other.ends { ends.append(end + shift) }
    }

    /// The bytes of value `index`, valid until the column changes; empty for a missing value.
    @inline(__always)
    public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = index == 0 ? 0 : ends[index - 1]
        return UnsafeBufferPointer(start: bytes.base + start, count: ends[index] - start)
    }

    /// Value `index` as a string, nil where it is missing.
    public func string(_ index: Int) -> String? {
        let value = self[index]
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }

    /// Bytes that the column holds.
    public var byteCount: Int { bytes.capacity + ends.capacity * MemoryLayout<Int>.stride }
}
