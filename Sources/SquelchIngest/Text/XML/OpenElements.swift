import SquelchTimeline

/// The elements that are open, by their qualified names: what an end tag is checked against.
struct OpenElements: ~Copyable {
    private var names = ByteArena(capacity: 1024)
    private var starts: [Int] = []
    private var haveChild: [Bool] = []
    /// Whether a root element has begun.
    private(set) var everOpened = false

    /// Number of open elements.
    @inline(__always)
    var depth: Int { starts.count }

    @inline(__always)
    mutating func push(_ name: UnsafeBufferPointer<UInt8>) {
        if !haveChild.isEmpty { haveChild[haveChild.count - 1] = true }
        starts.append(names.count)
        haveChild.append(false)
        names.append(name)
        everOpened = true
    }

    @inline(__always)
    mutating func pop() {
        guard let start = starts.popLast() else { return }
        haveChild.removeLast()
        names.truncate(to: start)
    }

    /// Name of the element `level` steps above the innermost one, which is level 0.
    @inline(__always)
    func name(level: Int = 0) -> UnsafeBufferPointer<UInt8> {
        let index = starts.count - 1 - level
        let end = level == 0 ? names.count : starts[index + 1]
        return UnsafeBufferPointer(start: names.base + starts[index], count: end - starts[index])
    }

    /// Steps from the innermost element to the nearest one called `name`; nil where none is open.
    @inline(__always)
    func level(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        for level in 0..<depth where self.name(level: level).hasSameBytes(as: name) { return level }
        return nil
    }

    /// Whether the innermost element has no child element yet.
    var innermostIsLeaf: Bool { haveChild.last == false }
}

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
