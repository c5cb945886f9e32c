/// A map from 64-bit hashes to plain values: open addressing, at most half full, immutable once filled.
///
/// Most look-ups are of what is not there. A filter in front, one bit for each beginning of a key, answers these from 8 KiB
/// that stay in the first-level cache.
struct HashTable<Value: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    // Sendable: nobody writes after the owner's init.

    private struct Entry: BitwiseCopyable {
        var key: UInt64
        var value: Value
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var slotMask: Int
    private var count = 0
    private let empty: Value
    private let filter: UnsafeMutablePointer<UInt64>

    private static var filterWords: Int { 1 << 10 }

    init(empty: Value) {
        self.empty = empty
        slotMask = 1023
        filter = .allocate(capacity: Self.filterWords)
        filter.initialize(repeating: 0, count: Self.filterWords)
        entries = .allocate(capacity: slotMask + 1)
        entries.initialize(repeating: Entry(key: 0, value: empty), count: slotMask + 1)
    }

    deinit {
        entries.deallocate()
        filter.deallocate()
    }

    /// The value of `key`; the empty one where there is none.
    @inline(__always)
    subscript(key: UInt64) -> Value {
        if filter[Int(truncatingIfNeeded: key &>> 54)] &>> (key &>> 48 & 63) & 1 == 0 { return empty }
        var slot = Int(truncatingIfNeeded: key) & slotMask
        // 0 marks a free slot; that no word has this hash is as sure as that no two words share one.
        while entries[slot].key != key {
            if entries[slot].key == 0 { return empty }
            slot = (slot &+ 1) & slotMask
        }
        return entries[slot].value
    }

    /// Changes the value of `key`, beginning with the empty one.
    mutating func update(_ key: UInt64, _ change: (inout Value) -> Void) {
        if 2 * (count + 1) > slotMask { grow() }
        var slot = Int(truncatingIfNeeded: key) & slotMask
        while entries[slot].key != key, entries[slot].key != 0 { slot = (slot &+ 1) & slotMask }
        if entries[slot].key == 0 {
            entries[slot].key = key
            count += 1
        }
        filter[Int(truncatingIfNeeded: key &>> 54)] |= 1 &<< (key &>> 48 & 63)
        change(&entries[slot].value)
    }

    private mutating func grow() {
        let old = entries
        let oldSlots = slotMask + 1
        slotMask = 2 * oldSlots - 1
        entries = .allocate(capacity: slotMask + 1)
        entries.initialize(repeating: Entry(key: 0, value: empty), count: slotMask + 1)
        for index in 0..<oldSlots where old[index].key != 0 {
            var slot = Int(truncatingIfNeeded: old[index].key) & slotMask
            while entries[slot].key != 0 { slot = (slot &+ 1) & slotMask }
            entries[slot] = old[index]
        }
        old.deallocate()
    }
}
