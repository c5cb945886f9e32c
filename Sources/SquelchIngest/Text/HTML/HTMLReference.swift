/// A character reference: `&amp;`, `&#8217;`, `&#x2019;`.
struct HTMLReference {
    /// What it stands for; never a surrogate.
    let scalar: UInt32
    /// What follows it.
    let end: UnsafePointer<UInt8>

    /// Digits or letters that are looked at.
    private static let longest = 32
    private static let replacement: UInt32 = 0xFFFD

    /// Reads the reference at `from`, which points to `&`; nil where there is none, and the `&` is text.
    ///
    /// Without its semicolon a name is still known if it is as old as HTML 3; in attributes only where no letter, digit
    /// or equals sign follows, because addresses are full of `&copy=1`.
    @inline(__always)
    init?(
        at from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ names: HTMLEntityNames,
        inAttribute: Bool
    ) {
        guard end - from > 2 else { return nil }
        if from[1] == UInt8(ascii: "#") {
            self.init(number: from + 2, end)
        } else {
            self.init(name: from + 1, end, names, inAttribute)
        }
    }

    @inline(__always)
    private init?(number start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
        let isHex = start.pointee | 0x20 == UInt8(ascii: "x")
        var at = isHex ? start + 1 : start
        let first = at
        let limit = min(end, at + Self.longest)
        var value: UInt32 = 0
        while at < limit, let digit = at.pointee.digit(hexadecimal: isHex) {
            value = value > 0x10FFFF ? value : value &* (isHex ? 16 : 10) &+ digit
            at += 1
        }
        guard at > first else { return nil }
        if at < end, at.pointee == UInt8(ascii: ";") { at += 1 }
        let isScalar = value != 0 && value <= 0x10FFFF && value & 0x1F_F800 != 0xD800
        scalar = isScalar ? Windows1252.scalar(ofReference: value) : Self.replacement
        self.end = at
    }

    @inline(never)
    private init?(
        name start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ names: HTMLEntityNames,
        _ inAttribute: Bool
    ) {
        let limit = min(end, start + Self.longest)
        var at = start
        while at < limit, at.pointee.isASCIIAlphanumeric { at += 1 }
        let next: UInt8 = at < end ? at.pointee : 0
        if next == UInt8(ascii: ";"), let entity = names.entity(start, length: at - start) {
            scalar = entity.scalar
            self.end = at + 1
            return
        }
        // The longest known name that the letters begin with.
        var length = min(at - start, HTMLEntityNames.longestLegacy)
        while length >= 2 {
            if let entity = names.entity(start, length: length), entity.isLegacy {
                let follower: UInt8 = start + length < end ? start[length] : 0
                if inAttribute, follower == UInt8(ascii: "=") || follower.isASCIIAlphanumeric { return nil }
                scalar = entity.scalar
                self.end = start + length
                return
            }
            length -= 1
        }
        return nil
    }

    /// Writes the UTF-8 form of a scalar value; returns its length.
    @inline(__always)
    static func encode(_ scalar: UInt32, at to: UnsafeMutablePointer<UInt8>) -> Int {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F) | 0x80 }
        if scalar < 0x80 {
            to[0] = UInt8(truncatingIfNeeded: scalar)
            return 1
        }
        if scalar < 0x800 {
            to[0] = UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0
            to[1] = tail(0)
            return 2
        }
        if scalar < 0x10000 {
            to[0] = UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0
            to[1] = tail(6)
            to[2] = tail(0)
            return 3
        }
        to[0] = UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0
        to[1] = tail(12)
        to[2] = tail(6)
        to[3] = tail(0)
        return 4
    }
}
