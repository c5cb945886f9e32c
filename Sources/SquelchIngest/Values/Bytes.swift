import SquelchTimeline

extension UnsafeBufferPointer<UInt8> {
    /// Equality of content.
    @inline(__always)
    package func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        if count >= 32, let left = UnsafeRawPointer(baseAddress), let right = UnsafeRawPointer(other.baseAddress) {
            while index + 8 <= count {
                let words = (
                    left.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                    right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                )
                if words.0 != words.1 { return false }
                index += 8
            }
        }
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }

    /// Equality with an ASCII literal.
    @inline(__always)
    func equals(_ literal: StaticString) -> Bool {
        hasSameBytes(as: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Equality with a lower-case ASCII literal, whatever the case here.
    func equalsIgnoringCase(_ literal: StaticString) -> Bool {
        guard count == literal.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index].asciiLowercased != literal.utf8Start[index] { return false }
        return true
    }

    /// Whether it begins with an ASCII literal.
    @inline(__always)
    func starts(with literal: StaticString) -> Bool {
        guard count >= literal.utf8CodeUnitCount else { return false }
        return UnsafeBufferPointer(rebasing: self[0..<literal.utf8CodeUnitCount]).equals(literal)
    }

    /// The bytes without white space at both ends.
    @inline(__always)
    var trimmed: UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = count
        while start < end, self[start].isXMLSpace { start += 1 }
        while end > start, self[end - 1].isXMLSpace { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }

    /// Where an ASCII literal first occurs among the first `limit` bytes.
    func firstIndex(of literal: StaticString, within limit: Int) -> Int? {
        let last = Swift.min(count, limit) - literal.utf8CodeUnitCount
        guard last >= 0 else { return nil }
        for index in 0...last where UnsafeBufferPointer(rebasing: self[index...]).starts(with: literal) { return index }
        return nil
    }

    /// A non-negative decimal number; nil where there is anything else, or too much of it.
    var decimalNumber: Int64? {
        guard !isEmpty, count <= 18 else { return nil }
        var number: Int64 = 0
        for byte in self {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int64(byte &- 0x30)
        }
        return number
    }

    /// Whether it ends with an ASCII literal.
    func ends(with literal: StaticString) -> Bool {
        guard count >= literal.utf8CodeUnitCount else { return false }
        return UnsafeBufferPointer(rebasing: self[(count - literal.utf8CodeUnitCount)...]).equals(literal)
    }

    /// Whether it begins with a lower-case ASCII literal, whatever the case here.
    func starts(withIgnoringCase literal: StaticString) -> Bool {
        count >= literal.utf8CodeUnitCount
            && UnsafeBufferPointer(rebasing: self[0..<literal.utf8CodeUnitCount]).equalsIgnoringCase(literal)
    }

    /// The text as a string.
    var string: String { String(decoding: self, as: UTF8.self) }

    /// The text as a string, without control characters, white space as people see it.
    var plainString: String {
        var arena = ByteArena(capacity: count)
        let slice = PlainText.append(self, to: &arena)
        return arena.string(slice) ?? ""
    }

    /// A text that some tools write into cells and attributes, cut at `separator`; empty parts are left out.
    func parts(_ separator: UInt8) -> [UnsafeBufferPointer<UInt8>] {
        split(separator: separator).map { UnsafeBufferPointer(rebasing: $0).trimmed }.filter { !$0.isEmpty }
    }
}

extension UInt8 {
    /// Space, tab, carriage return or newline.
    @inline(__always)
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }

    /// The lower-case form of an ASCII letter, any other byte as it is.
    @inline(__always)
    var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// Whether a name can start with this byte. ASCII alone: feeds have no other names, and a `<` before a curly quote
    /// or a dash would end the document in the parser.
    @inline(__always)
    var startsXMLName: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F || self == 0x3A }

    /// Whether a name can hold this byte.
    @inline(__always)
    var continuesXMLName: Bool { startsXMLName || self &- 0x30 < 10 || self == 0x2D || self == 0x2E }
}

extension StaticString {
    /// The bytes of a literal.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
