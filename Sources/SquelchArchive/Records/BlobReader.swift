internal import SquelchTimeline

/// What is wrong with bytes of the archive.
struct BlobDamage: Error {
    /// In plain words.
    let words: String

    /// They end too early, or do not fit together.
    static let garbled = BlobDamage(words: "a record does not fit together")
    /// They are not what was written.
    static let changed = BlobDamage(words: "a record has changed since it was written")
    /// Something that belongs together is not there.
    static let missing = BlobDamage(words: "a record is missing")
}

/// Reads what a ``BlobWriter`` wrote; nothing is believed that was not checked.
///
/// The bytes are copied into an arena as a whole, once, and texts are slices of that copy.
struct BlobReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the copy begins in its arena.
    private let offset: Int
    private var position = 0

    /// A reader of `bytes`, which must stay as they are, and of which a copy lies at `offset` in an arena.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next byte.
    @inline(__always)
    mutating func readByte() throws(BlobDamage) -> UInt8 {
        guard position < bytes.count else { throw .garbled }
        defer { position += 1 }
        return bytes[position]
    }

    /// The next whole number.
    @inline(__always)
    mutating func read() throws(BlobDamage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try readByte()
            guard shift < 63 || byte <= 1 else { throw .garbled }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// The next number of things, each of which takes at least a byte.
    @inline(__always)
    mutating func readCount() throws(BlobDamage) -> Int {
        let count = try read()
        guard count <= UInt64(bytes.count - position) else { throw .garbled }
        return Int(count)
    }

    /// The next number, which stands for something that takes no byte.
    mutating func readNumber() throws(BlobDamage) -> Int {
        guard let number = Int(exactly: try read()) else { throw .garbled }
        return number
    }

    /// The next number of either sign.
    @inline(__always)
    mutating func readSigned() throws(BlobDamage) -> Int64 {
        let value = try read()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// The next number that may be missing.
    mutating func readOptional() throws(BlobDamage) -> Int64? {
        switch try readByte() {
        case 0: nil
        case 1: try readSigned()
        default: throw .garbled
        }
    }

    /// The next text.
    @inline(__always)
    mutating func readText() throws(BlobDamage) -> ByteSlice {
        let length = try readCount()
        defer { position += length }
        return ByteSlice(offset: offset + position, length: length)
    }

    /// The next text that may be missing.
    @inline(__always)
    mutating func readSlice() throws(BlobDamage) -> ByteSlice {
        let length = try read()
        if length == 0 { return .missing }
        guard length - 1 <= UInt64(bytes.count - position) else { throw .garbled }
        defer { position += Int(length - 1) }
        return ByteSlice(offset: offset + position, length: Int(length - 1))
    }

    /// The next text that may be missing, as a string.
    mutating func readString() throws(BlobDamage) -> String? {
        let slice = try readSlice()
        if slice.isMissing { return nil }
        let start = Int(slice.offset) - offset
        return String(decoding: bytes[start..<start + slice.length], as: UTF8.self)
    }

    /// Says that all was read.
    @inline(__always)
    func finish() throws(BlobDamage) {
        guard position == bytes.count else { throw .garbled }
    }
}
