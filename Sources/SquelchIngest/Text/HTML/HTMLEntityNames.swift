/// Named character references: a hash table of fixed size, with open addressing.
struct HTMLEntityNames: @unchecked Sendable {
    // Sendable: never written after init, never freed.

    /// What a name stands for.
    struct Entity {
        /// The character.
        let scalar: UInt32
        /// Whether it is known without its semicolon.
        let isLegacy: Bool
    }

    private struct Slot {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var entity = Entity(scalar: 0, isLegacy: false)
    }

    /// Length of the longest name that is known without its semicolon.
    static let longestLegacy = 6
    private static let longest = 16
    private static let bits = 11
    private let slots: UnsafeMutablePointer<Slot>

    /// The one table; it lives as long as the process.
    static let shared = HTMLEntityNames()

    private init() {
        slots = .allocate(capacity: 1 << Self.bits)
        slots.initialize(repeating: Slot(), count: 1 << Self.bits)
        var next: UInt32 = 0xA0
        Self.latin.forEachWord { name in
            insert(name, Entity(scalar: next, isLegacy: true))
            next += 1
        }
        insertPairs(of: Self.oldest, isLegacy: true)
        insertPairs(of: Self.others, isLegacy: false)
    }

    /// What the letters from `start` on stand for, nil where no such name is known.
    @inline(__always)
    func entity(_ start: UnsafePointer<UInt8>, length: Int) -> Entity? {
        guard length > 0, length <= Self.longest else { return nil }
        let (low, high) = Self.key(start, length)
        var slot = Self.slot(low, high)
        while slots[slot].low != 0 {
            if slots[slot].low == low, slots[slot].high == high { return slots[slot].entity }
            slot = (slot &+ 1) & (1 << Self.bits &- 1)
        }
        return nil
    }

    /// The letters, first letter lowest.
    @inline(__always)
    private static func key(_ start: UnsafePointer<UInt8>, _ length: Int) -> (low: UInt64, high: UInt64) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for index in 0..<min(length, 8) { low |= UInt64(start[index]) &<< (8 &* UInt64(index)) }
        for index in min(length, 8)..<length { high |= UInt64(start[index]) &<< (8 &* UInt64(index &- 8)) }
        return (low, high)
    }

    @inline(__always)
    private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
        Int(truncatingIfNeeded: ((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits)))
    }

    private func insert(_ name: UnsafeBufferPointer<UInt8>, _ entity: Entity) {
        guard let start = name.baseAddress else { return }
        let (low, high) = Self.key(start, name.count)
        var slot = Self.slot(low, high)
        while slots[slot].low != 0 { slot = (slot + 1) & (1 << Self.bits - 1) }
        slots[slot] = Slot(low: low, high: high, entity: entity)
    }

    /// Inserts names that are followed by their scalar values, hexadecimal.
    private func insertPairs(of list: StaticString, isLegacy: Bool) {
        var name = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        list.forEachWord { word in
            guard !name.isEmpty else { return name = word }
            let scalar = word.reduce(UInt32(0)) { $0 * 16 + ($1.digit(hexadecimal: true) ?? 0) }
            insert(name, Entity(scalar: scalar, isLegacy: isLegacy))
            name = UnsafeBufferPointer(start: nil, count: 0)
        }
    }
}

extension StaticString {
    /// Calls `body` with the words of a list that has one space between them.
    func forEachWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let bytes = UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
        for word in bytes.split(separator: 0x20) { body(UnsafeBufferPointer(rebasing: word)) }
    }
}
