/// A piece of an address, to be cut from both ends. Valid as long as the bytes it was made of.
struct LinkBytes {
    private var base: UnsafePointer<UInt8>?
    private(set) var count: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        base = bytes.baseAddress
        count = bytes.count
    }

    private init(base: UnsafePointer<UInt8>?, count: Int) {
        self.base = base
        self.count = count
    }

    var isEmpty: Bool { count == 0 }
    var first: UInt8? { count > 0 ? self[0] : nil }
    var last: UInt8? { count > 0 ? self[count - 1] : nil }

    /// The byte at `index`; 0 beyond the end.
    @inline(__always)
    subscript(index: Int) -> UInt8 {
        guard let base, index >= 0, index < count else { return 0 }
        return base[index]
    }

    // MARK: Looking

    func firstIndex(ofAny stops: StaticString) -> Int? {
        for index in 0..<count {
            for stop in 0..<stops.utf8CodeUnitCount where self[index] == stops.utf8Start[stop] {
                return index
            }
        }
        return nil
    }

    func lastIndex(of byte: UInt8) -> Int? {
        var index = count - 1
        while index >= 0, self[index] != byte { index -= 1 }
        return index >= 0 ? index : nil
    }

    func contains(_ byte: UInt8) -> Bool { lastIndex(of: byte) != nil }

    /// Whether it begins with `prefix`, which is lower case, in any case.
    func startsFolded(_ prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where Self.folded(self[index]) != prefix.utf8Start[index] {
            return false
        }
        return true
    }

    func equalsFolded(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && startsFolded(text) }

    /// The value of the query parameter `name`, empty where there is none.
    func parameter(_ name: StaticString) -> LinkBytes {
        var rest = self
        while !rest.isEmpty {
            var parameter = rest.cut(beforeAny: "&")
            rest.removeFirst(1)
            if parameter.startsFolded("amp;") { parameter.removeFirst(4) }
            if parameter.removePrefix(name), parameter.first == UInt8(ascii: "=") {
                return parameter.dropFirst(1)
            }
        }
        return LinkBytes(base: nil, count: 0)
    }

    // MARK: Cutting

    func prefix(_ length: Int) -> LinkBytes { LinkBytes(base: base, count: min(length, count)) }

    func dropFirst(_ length: Int) -> LinkBytes {
        var rest = self
        rest.removeFirst(length)
        return rest
    }

    mutating func removeFirst(_ length: Int) {
        let cut = min(length, count)
        base = base.map { $0 + cut }
        count -= cut
    }

    mutating func removeLast(_ length: Int) { count -= min(length, count) }

    mutating func removePrefix(_ prefix: StaticString) -> Bool {
        guard count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where self[index] != prefix.utf8Start[index] {
            return false
        }
        removeFirst(prefix.utf8CodeUnitCount)
        return true
    }

    mutating func removeSuffix(_ suffix: StaticString) -> Bool {
        let start = count - suffix.utf8CodeUnitCount
        guard start >= 0 else { return false }
        for index in 0..<suffix.utf8CodeUnitCount where self[start + index] != suffix.utf8Start[index] {
            return false
        }
        count = start
        return true
    }

    mutating func removeTrailingSlashes() {
        while last == UInt8(ascii: "/") { count -= 1 }
    }

    mutating func trimSpaces() {
        while let first, first <= UInt8(ascii: " ") { removeFirst(1) }
        while let last, last <= UInt8(ascii: " ") { removeLast(1) }
    }

    /// Cuts and returns what is before the first of `stops`, or everything.
    mutating func cut(beforeAny stops: StaticString) -> LinkBytes {
        let piece = prefix(firstIndex(ofAny: stops) ?? count)
        removeFirst(piece.count)
        return piece
    }

    /// Cuts the first `byte` and what follows; returns what follows.
    mutating func cutTail(from byte: UInt8) -> LinkBytes {
        for index in 0..<count where self[index] == byte {
            let tail = dropFirst(index + 1)
            count = index
            return tail
        }
        return LinkBytes(base: nil, count: 0)
    }

    // MARK: Bytes

    static func folded(_ byte: UInt8) -> UInt8 { ByteClass.isCapital(byte) ? byte | 0x20 : byte }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        if ByteClass.isDigit(byte) { return byte - UInt8(ascii: "0") }
        let letter = byte | 0x20
        guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "f") else { return nil }
        return letter - UInt8(ascii: "a") + 10
    }

    static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    static func isUnreserved(_ byte: UInt8) -> Bool {
        ByteClass.isDigit(byte) || ByteClass.isCapital(byte & ~0x20) && byte < 0x80
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "~")
    }
}
