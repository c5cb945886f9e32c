/// A record of columns in bytes, for a cache or another process: a head that says what it is and of which version, then
/// whole numbers and columns of them, little-endian, each column with its length; a checksum at the end.
///
/// Layout: `SQUELCH` and the kind (8 bytes), version (4), bytes of the body (8), body, FNV-1a of the body (8). A reader
/// takes a frame of its own kind and version or none: numbers of another version mean something else.
package struct FrameKind: Sendable, Equatable {
    /// One byte that tells this kind of frame from others.
    let mark: UInt8
    /// Version of what is in the body.
    let version: UInt32
    /// Whether columns stand byte by byte; see ``BytePlanes``.
    let isPlanar: Bool

    /// A kind of frame; `version` changes with every change of what is written, or of what it means.
    /// - Parameter isPlanar: whether it will be packed on its way: its columns stand byte by byte then.
    package init(mark: Character, version: UInt32, isPlanar: Bool = false) {
        self.mark = mark.asciiValue ?? 0
        self.version = version
        self.isPlanar = isPlanar
    }

    package static let headLength = 8 + 4 + 8
    /// Bytes of the checksum at the end.
    package static let tailLength = 8
    static let name = Array("SQUELCH".utf8)

    /// What stands at the beginning of a frame of whatever kind: its mark, and the bytes of its body.
    package static func read(head: ArraySlice<UInt8>) throws(FrameError) -> (mark: UInt8, body: UInt64) {
        guard head.prefix(name.count).elementsEqual(name.prefix(head.count)), !head.isEmpty else { throw .foreign }
        guard head.count >= headLength else { throw .cutOff }
        let size = head[(head.startIndex + 12)..<(head.startIndex + headLength)].reversed()
            .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return (head[head.startIndex + name.count], size)
    }
}

/// Why bytes are no frame that can be read.
package enum FrameError: Error, Equatable {
    /// They are something else.
    case foreign
    /// They are of another version.
    case version(UInt32)
    /// They end before the frame does.
    case cutOff
    /// Something in them has changed, or does not fit together.
    case damaged
}

/// Writes one frame.
package struct FrameWriter: ~Copyable {
    let kind: FrameKind
    var body: [UInt8] = []

    /// An empty frame of a kind.
    package init(_ kind: FrameKind) { self.kind = kind }

    /// Appends a whole number.
    package mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { body.append(contentsOf: $0) }
    }

    /// Appends a column: its length, then its values.
    package mutating func write<Value: FixedWidthInteger>(column: [Value]) {
        write(UInt64(column.count))
        if kind.isPlanar {
            column.withUnsafeBytes { BytePlanes.append($0, size: MemoryLayout<Value>.size, to: &body) }
            return
        }
        #if _endian(little)
            column.withUnsafeBytes { body.append(contentsOf: $0) }
        #else
            body.reserveCapacity(body.count + column.count * MemoryLayout<Value>.size)
            for value in column { write(value) }
        #endif
    }

    /// Appends a text that may be missing: its length and one more, then its bytes.
    package mutating func write(text: String?) {
        guard var text else { return write(UInt64(0)) }
        text.withUTF8 {
            write(UInt64($0.count) + 1)
            body.append(contentsOf: $0)
        }
    }

    /// Appends some texts.
    package mutating func write(texts: some Collection<String>) {
        write(UInt64(texts.count))
        for text in texts { write(text: text) }
    }

    /// The frame with head and checksum.
    package consuming func finish() -> [UInt8] {
        var frame = FrameKind.name + [kind.mark]
        frame += kind.version.littleEndianBytes
        frame += UInt64(body.count).littleEndianBytes
        frame += body
        frame += FrameReader.checksum(body[...]).littleEndianBytes
        return frame
    }
}

/// Reads one frame, which may come from anywhere: nothing in it is believed that was not checked.
package struct FrameReader {
    let body: ArraySlice<UInt8>
    var position: Int
    let isPlanar: Bool
    /// Bytes of the whole frame: another may follow.
    package let length: Int

    /// The frame that `bytes` begins with.
    package init(_ kind: FrameKind, _ bytes: ArraySlice<UInt8>) throws(FrameError) {
        length = try Self.length(of: kind, bytes)
        let start = bytes.startIndex + FrameKind.headLength
        let end = bytes.startIndex + length - 8
        body = bytes[start..<end]
        position = start
        isPlanar = kind.isPlanar
        guard Self.number(bytes, at: end) == Self.checksum(body) else { throw .damaged }
    }

    /// Bytes of the frame that `bytes` begins with, by its head alone.
    package static func length(of kind: FrameKind, _ bytes: ArraySlice<UInt8>) throws(FrameError) -> Int {
        let name = FrameKind.name + [kind.mark]
        guard bytes.prefix(name.count).elementsEqual(name.prefix(bytes.count)), !bytes.isEmpty else { throw .foreign }
        guard bytes.count >= FrameKind.headLength else { throw .cutOff }
        let version: UInt32 = number(bytes, at: bytes.startIndex + 8)
        guard version == kind.version else { throw .version(version) }
        let size: UInt64 = number(bytes, at: bytes.startIndex + 12)
        let rest = bytes.count - FrameKind.headLength
        guard size <= UInt64(Int.max - 8), Int(size) + 8 <= rest else { throw .cutOff }
        return FrameKind.headLength + Int(size) + 8
    }

    /// The next whole number.
    package mutating func read<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws(FrameError) -> Value {
        let size = MemoryLayout<Value>.size
        guard body.endIndex - position >= size else { throw .damaged }
        defer { position += size }
        return Self.number(body, at: position)
    }

    /// The next column.
    package mutating func readColumn<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(FrameError) -> [Value] {
        let count = try read(UInt64.self)
        let size = MemoryLayout<Value>.size
        guard count <= UInt64((body.endIndex - position) / size) else { throw .damaged }
        // An array that is made by filling writes its count, which of an empty one all threads share.
        if count == 0 { return [] }
        if isPlanar { return readPlanes(Int(count)) }
        #if _endian(little)
            defer { position += Int(count) * size }
            let range = position - body.startIndex..<position - body.startIndex + Int(count) * size
            return [Value](unsafeUninitializedCapacity: Int(count)) { column, filled in
                body.withUnsafeBytes {
                    UnsafeMutableRawBufferPointer(column).copyMemory(from: .init(rebasing: $0[range]))
                }
                filled = Int(count)
            }
        #else
            var column: [Value] = []
            column.reserveCapacity(Int(count))
            for _ in 0..<count { column.append(try read(Value.self)) }
            return column
        #endif
    }

    /// The next number of things, each of which takes a byte at least.
    package mutating func readCount() throws(FrameError) -> Int {
        let count = try read(UInt64.self)
        guard count <= UInt64(body.endIndex - position) else { throw .damaged }
        return Int(count)
    }

    /// The next text.
    package mutating func readText() throws(FrameError) -> String? {
        let count = try readCount()
        if count == 0 { return nil }
        guard count - 1 <= body.endIndex - position else { throw .damaged }
        defer { position += count - 1 }
        return String(decoding: body[position..<position + count - 1], as: UTF8.self)
    }

    /// The next texts.
    package mutating func readTexts() throws(FrameError) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try readCount()) {
            guard let text = try readText() else { throw .damaged }
            texts.append(text)
        }
        return texts
    }

    /// Says that all was read.
    package func finish() throws(FrameError) {
        if position != body.endIndex { throw .damaged }
    }

    private static func number<Value: FixedWidthInteger>(_ bytes: ArraySlice<UInt8>, at place: Int) -> Value {
        bytes.withUnsafeBytes {
            Value(littleEndian: $0.loadUnaligned(fromByteOffset: place - bytes.startIndex, as: Value.self))
        }
    }

    /// FNV-1a, 64 bits, over eight bytes at a time.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
        var place = bytes.startIndex
        while place + 8 <= bytes.endIndex {
            hash = (hash ^ number(bytes, at: place)) &* 0x0000_0100_0000_01B3
            hash ^= hash >> 29
            place += 8
        }
        while place < bytes.endIndex {
            hash = (hash ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3
            place += 1
        }
        return hash
    }
}

extension FixedWidthInteger {
    /// Its bytes, the lowest first.
    package var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}

extension [UInt32] {
    /// Whether no value is less than the one before.
    package var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }

    /// Whether each value is more than the one before.
    package var isRising: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
