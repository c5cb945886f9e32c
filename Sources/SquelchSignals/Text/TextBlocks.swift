import CSquelchKernels

/// What each byte of a text is, as bits: 64 bytes a block. Edited until the words are right.
struct TextBlocks: ~Copyable {
    /// The instructions that the kernels use; a test may lower it.
    var level = squelch_text_level()
    private var blocks = Scratch<squelch_text_block>(capacity: 64)

    var base: UnsafePointer<squelch_text_block> { UnsafePointer(blocks.base) }
    var count: Int { blocks.count }

    /// Describes `text` by its bytes alone.
    mutating func classify(_ text: borrowing PostText) -> squelch_text_counts {
        var counts = squelch_text_counts()
        blocks.removeAll()
        blocks.resize(to: squelch_text_block_count(text.count))
        squelch_text_classify(level, text.base, text.count, blocks.base, &counts)
        return counts
    }

    /// The first event at `position` or later, -1 where there is none.
    func event(from position: Int) -> Int {
        var block = position >> 6
        guard block < blocks.count else { return -1 }
        var bits = blocks.base[block].event & (~0 << UInt64(position & 63))
        while bits == 0 {
            block += 1
            guard block < blocks.count else { return -1 }
            bits = blocks.base[block].event
        }
        return block << 6 + bits.trailingZeroBitCount
    }

    /// Whether the byte belongs to a word.
    @inline(__always)
    func isWord(_ position: Int) -> Bool {
        position >= 0 && blocks.base[position >> 6].word >> UInt64(position & 63) & 1 != 0
    }

    /// Where the word begins of which `position` is a byte.
    func wordStart(_ position: Int) -> Int {
        var start = position
        while isWord(start - 1) { start -= 1 }
        return start
    }

    /// Whether a word or an ideograph is left before `position`.
    func hasToken(before position: Int) -> Bool {
        for block in 0..<(position + 63) >> 6 {
            let rest = position - block << 6
            let mask: UInt64 = rest >= 64 ? ~0 : 1 << UInt64(rest) - 1
            if (blocks.base[block].word | blocks.base[block].ideograph) & mask != 0 { return true }
        }
        return false
    }

    /// Makes the byte a part of the words at both sides.
    mutating func join(_ position: Int) {
        let bit: UInt64 = 1 << UInt64(position & 63)
        blocks.base[position >> 6].word |= bit
        blocks.base[position >> 6].stop &= ~bit
    }

    /// Lets the next word count as the first of a sentence, or not.
    mutating func setStop(_ position: Int, _ isStop: Bool) {
        let bit: UInt64 = 1 << UInt64(position & 63)
        if isStop { blocks.base[position >> 6].stop |= bit } else { blocks.base[position >> 6].stop &= ~bit }
    }

    /// The number of ideographs from `position` on.
    func ideographs(from position: Int) -> Int {
        var end = position
        while blocks.base[end >> 6].ideograph >> UInt64(end & 63) & 1 != 0 { end += 3 }
        return (end - position) / 3
    }

    /// Takes the bytes out: they are no words, end no sentence, mean nothing more.
    mutating func clear(_ start: Int, _ end: Int) {
        var position = start
        while position < end {
            let block = position >> 6
            let next = min(end, (block + 1) << 6)
            let length = UInt64(next - position)
            let mask: UInt64 = (length == 64 ? ~0 : 1 << length - 1) << UInt64(position & 63)
            blocks.base[block].word &= ~mask
            blocks.base[block].stop &= ~mask
            blocks.base[block].event &= ~mask
            blocks.base[block].ideograph &= ~mask
            position = next
        }
    }
}
