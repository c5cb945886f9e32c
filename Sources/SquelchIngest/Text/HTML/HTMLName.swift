/// Name of an element, lower-case, in a word: its first eight letters, and the length where there are more.
struct HTMLName: Equatable {
    /// The letters, first letter lowest.
    let key: UInt64
    /// Length in bytes.
    let length: Int

    /// The name from `start` to `nameEnd`; `end` tells how far may be read.
    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, _ nameEnd: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) {
        length = nameEnd - start
        var word: UInt64
        if end - start >= 8 {
            word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
            if length < 8 { word &= (1 << (8 &* UInt64(truncatingIfNeeded: length))) &- 1 }
        } else {
            word = 0
            for index in 0..<min(length, 7) { word |= UInt64(start[index]) << (8 * UInt64(index)) }
        }
        // Lower case, for letters; a zero byte becomes a space, which is no letter either.
        key = (word | 0x2020_2020_2020_2020) ^ (length > 8 ? UInt64(truncatingIfNeeded: length) << 56 : 0)
    }

    /// A name of which the bytes are all there is.
    init(_ name: StaticString) {
        let end = name.utf8Start + name.utf8CodeUnitCount
        self.init(name.utf8Start, end, before: end)
    }

    @inline(__always)
    static func == (one: HTMLName, other: HTMLName) -> Bool {
        one.key == other.key && one.length == other.length
    }
}

extension UInt8 {
    /// `a` to `z` and `A` to `Z`.
    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// `0` to `9`, `a` to `z` and `A` to `Z`.
    @inline(__always)
    var isASCIIAlphanumeric: Bool { self &- 0x30 < 10 || isASCIILetter }
}
