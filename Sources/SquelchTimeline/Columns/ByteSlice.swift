/// A range of bytes in a ``ByteArena``: a text field of a record. Eight bytes; knows "missing" apart from "empty".
@frozen
public struct ByteSlice: Equatable, Sendable {
    /// Where the range begins in its arena.
    public var offset: UInt32
    @usableFromInline var storedLength: UInt32

    /// The field is absent (JSON `null`), which is not the same as an empty text.
    @inlinable @inline(__always)
    public static var missing: ByteSlice { ByteSlice(offset: 0, storedLength: .max) }

    /// A range of `length` bytes from `offset`. An arena never reaches 4 GiB: batches are flushed long before.
    @inlinable @inline(__always)
    public init(offset: Int, length: Int) {
        self.offset = UInt32(truncatingIfNeeded: offset)
        storedLength = UInt32(truncatingIfNeeded: length)
    }

    @inlinable @inline(__always)
    init(offset: UInt32, storedLength: UInt32) {
        self.offset = offset
        self.storedLength = storedLength
    }

    /// Whether the field is absent.
    @inlinable @inline(__always)
    public var isMissing: Bool { storedLength == .max }

    /// Length in bytes; 0 for a missing field.
    @inlinable @inline(__always)
    public var length: Int { isMissing ? 0 : Int(storedLength) }

    /// Whether the field is missing or has no bytes.
    @inlinable @inline(__always)
    public var isEmpty: Bool { length == 0 }
}
