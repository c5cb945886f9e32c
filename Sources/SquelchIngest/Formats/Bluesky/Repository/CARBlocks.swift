import SquelchTimeline

/// The blocks of a content-addressed archive, one after another, whatever its size.
struct CARBlocks: ~Copyable {
    private let input: any ByteReading
    private var bytes = ByteArena(capacity: 1 << 17)
    private var place = 0
    private var isAtEnd = false
    /// Why reading ended early; nil where it did not.
    private(set) var damage: String?
    /// Blocks that are longer than any record.
    private(set) var tooLong = 0

    /// Servers refuse records of more than a megabyte.
    static let longest = 4 << 20

    init(_ input: any ByteReading) { self.input = input }

    /// Bytes of the next section: the header, then an address and a block each; nil at the end. Valid until the next
    /// call.
    mutating func next() -> UnsafeBufferPointer<UInt8>? {
        while damage == nil {
            if place > 1 << 16 {
                bytes.removeFirst(place)
                place = 0
            }
            fill(upTo: 10)
            let rest = rest
            if rest.isEmpty { return nil }
            guard let (length, size) = Varint.read(rest) else {
                damage = isAtEnd && rest.count < 9 ? Self.cut : "a block has no length"
                return nil
            }
            place += size
            if length == 0 { continue }
            guard length <= Self.longest else {
                tooLong += 1
                skip(length)
                continue
            }
            fill(upTo: Int(length))
            guard self.rest.count >= Int(length) else {
                if damage == nil { damage = Self.cut }
                return nil
            }
            defer { place += Int(length) }
            return UnsafeBufferPointer(rebasing: self.rest.prefix(Int(length)))
        }
        return nil
    }

    private static let cut = "the file ends in the middle of a block"

    private var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes.all[place...]) }

    private mutating func fill(upTo count: Int) {
        while !isAtEnd, bytes.count - place < count {
            do throws(ByteInput.Failure) {
                isAtEnd = try !input.read(into: &bytes)
            } catch {
                damage = error.words
                isAtEnd = true
            }
        }
    }

    private mutating func skip(_ length: UInt64) {
        var left = length
        while left > 0 {
            if bytes.count == place { fill(upTo: 1) }
            let step = min(left, UInt64(bytes.count - place))
            if step == 0 {
                damage = damage ?? Self.cut
                return
            }
            left -= step
            place += Int(step)
            bytes.removeFirst(place)
            place = 0
        }
    }
}
