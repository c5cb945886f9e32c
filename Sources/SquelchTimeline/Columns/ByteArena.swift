/// A growable run of bytes that owns its memory: the one place that text of any kind is appended to.
///
/// `Array<UInt8>` checks uniqueness and bounds on every append; parsing appends a few bytes millions of times. An arena
/// is unique by type (`~Copyable`), grows by doubling, and is reused with ``removeAll()`` from file to file. Its parts
/// are inlinable, since a call an append would cost more than the append.
@frozen
public struct ByteArena: ~Copyable, @unchecked Sendable {
    // Sendable: the memory has one owner, and mutation needs `inout` access to that owner.

    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var used = 0
    @usableFromInline var room: Int

    /// An empty arena with room for `capacity` bytes.
    @inlinable
    public init(capacity: Int = 256) {
        room = max(16, capacity)
        start = .allocate(capacity: room)
    }

    @inlinable
    deinit { start.deallocate() }

    /// First byte of the arena; valid until the next append, reserve or deinit.
    @inlinable @inline(__always)
    public var base: UnsafeMutablePointer<UInt8> { start }

    /// Bytes in use.
    @inlinable @inline(__always)
    public var count: Int { used }

    /// Bytes that fit without growing.
    @inlinable @inline(__always)
    public var capacity: Int { room }

    /// All bytes in use, valid until the next mutation.
    @inlinable @inline(__always)
    public var all: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: used) }

    /// The bytes of `slice`, valid until the next mutation.
    @inlinable @inline(__always)
    public func bytes(_ slice: ByteSlice) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start + Int(slice.offset), count: slice.length)
    }

    /// The text of `slice`, invalid UTF-8 replaced; nil for a missing value.
    public func string(_ slice: ByteSlice) -> String? {
        slice.isMissing ? nil : String(decoding: bytes(slice), as: UTF8.self)
    }
}

// MARK: - Appending

extension ByteArena {
    /// Makes room for `extra` more bytes.
    @inlinable @inline(__always)
    public mutating func reserve(_ extra: Int) {
        if used &+ extra > room { grow(extra) }
    }

    @usableFromInline @inline(never)
    mutating func grow(_ extra: Int) {
        room = max(room * 2, used + extra)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        larger.update(from: start, count: used)
        start.deallocate()
        start = larger
    }

    /// Appends `length` bytes that start at `bytes`; the source may not lie in this arena.
    @inlinable @inline(__always)
    public mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        (start + used).update(from: bytes, count: length)
        used &+= length
    }

    /// Appends the bytes of `buffer`; the source may not lie in this arena.
    @inlinable @inline(__always)
    public mutating func append(_ buffer: UnsafeBufferPointer<UInt8>) {
        guard let first = buffer.baseAddress else { return }
        append(first, buffer.count)
    }

    /// Appends one byte.
    @inlinable @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        start[used] = byte
        used &+= 1
    }

    /// Appends the UTF-8 bytes of a literal.
    @inlinable @inline(__always)
    public mutating func append(_ text: StaticString) {
        append(text.utf8Start, text.utf8CodeUnitCount)
    }

    /// Appends the UTF-8 bytes of a string; for the edges of the program, not for hot paths.
    public mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Declares bytes written through ``base`` beyond ``count`` as used; they must have been reserved.
    @inlinable @inline(__always)
    public mutating func advance(by written: Int) {
        used &+= written
        assert(used <= room)
    }
}

// MARK: - Forgetting

extension ByteArena {
    /// Forgets the bytes from `length` on; no effect where the arena is no longer than that.
    @inlinable @inline(__always)
    public mutating func truncate(to length: Int) {
        if length < used { used = max(0, length) }
    }

    /// Forgets the first `length` bytes; those after them move to the front.
    public mutating func removeFirst(_ length: Int) {
        guard length > 0 else { return }
        let rest = max(0, used - length)
        start.update(from: start + (used - rest), count: rest)
        used = rest
    }

    /// Moves bytes to a place before them.
    mutating func move(_ range: Range<Int>, to place: Int) {
        precondition(place <= range.lowerBound && range.upperBound <= used, "bytes move to the front")
        if place < range.lowerBound { (start + place).update(from: start + range.lowerBound, count: range.count) }
    }

    /// Forgets all bytes and keeps the memory.
    @inlinable @inline(__always)
    public mutating func removeAll() { used = 0 }
}
