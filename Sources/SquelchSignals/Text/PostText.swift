import CSquelchKernels
import SquelchTimeline

/// Title and text of one post as one run of bytes in which every byte of 0x80 and above belongs to a letter.
///
/// Typographic punctuation becomes its ASCII form, full-width letters become ASCII, other symbols become spaces, and
/// emoji are counted and cut: the tokenizer then tells bytes apart one by one. Zeros follow the text, and bytes that
/// may be read without meaning anything, so that the kernels can load whole blocks.
struct PostText: ~Copyable {
    private(set) var arena = ByteArena(capacity: 4096)
    /// Emoji that were cut; a sequence that shows one picture counts once.
    private(set) var emoji = 0
    /// The instructions that the kernel uses; a test may lower it.
    var level = squelch_text_level()
    private var afterJoiner = false
    private var oddFlagHalf = false

    /// Zero bytes after the text.
    static let zeros = 32
    /// Readable bytes after the text, the zeros among them: the kernels' need, and what a copy may write too much.
    static let padding = Int(SQUELCH_TEXT_PADDING)

    /// First byte.
    var base: UnsafePointer<UInt8> { UnsafePointer(arena.base) }
    /// Bytes of text.
    var count: Int { arena.count }

    /// Takes title, a newline, and text. A title that the text repeats (feeds of short posts have no other) is left
    /// out: it would count its words twice.
    mutating func fill(title: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>) {
        arena.removeAll()
        arena.reserve(title.count + text.count + 1 + Self.padding)
        emoji = 0
        if title.count > 0, !Self.repeats(title, in: text) {
            append(title)
            arena.append(UInt8(ascii: "\n"))
        }
        append(text)
        (arena.base + arena.count).update(repeating: 0, count: Self.zeros)
    }

    /// Whether `text` begins with all of `title`.
    static func repeats(_ title: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        guard let titleStart = title.baseAddress, let textStart = text.baseAddress else { return false }
        var length = title.count
        if length >= 3, title[length - 3] == 0xE2, title[length - 2] == 0x80, title[length - 1] == 0xA6 {
            length -= 3  // an ellipsis where the title was cut
        }
        while length > 0, title[length - 1] == UInt8(ascii: ".") || title[length - 1] == UInt8(ascii: " ") {
            length -= 1
        }
        guard length > 0, length <= text.count else { return false }
        for index in 0..<length where titleStart[index] != textStart[index] { return false }
        return true
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        afterJoiner = false
        oddFlagHalf = false
        var index = 0
        while index < bytes.count {
            // Room is there: the output is never longer than the input, and the padding takes the excess.
            let plain = squelch_text_copy(level, arena.base + arena.count, source + index, bytes.count - index)
            if plain > 0 { afterJoiner = false }
            arena.advance(by: plain)
            index += plain
            if index < bytes.count { index += letter(source + index, bytes.count - index) }
        }
    }

    /// Whether only continuation bytes follow the first: the tokenizer counts on it.
    @inline(__always)
    private static func isContinued(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        p[1] & 0xC0 == 0x80 && (length < 3 || p[2] & 0xC0 == 0x80) && (length < 4 || p[3] & 0xC0 == 0x80)
    }

    /// Takes the character at `p`, whose first byte is not ASCII; returns its length.
    private mutating func letter(_ p: UnsafePointer<UInt8>, _ available: Int) -> Int {
        let length = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC2 ? 2 : 1
        guard length > 1, length <= available, Self.isContinued(p, length) else {
            arena.append(UInt8(ascii: " "))
            return 1
        }
        switch Symbol.classify(p, length) {
        case .letter:
            for index in 0..<length { arena.base[arena.count &+ index] = p[index] }
            arena.advance(by: length)
        case .ascii(let byte): arena.append(byte)
        case .nothing: break
        case .joiner:
            afterJoiner = true
            return length
        case .emoji:
            if !afterJoiner { emoji += 1 }
            arena.append(UInt8(ascii: " "))
        case .flagHalf:
            if oddFlagHalf { emoji += 1 }
            oddFlagHalf.toggle()
        }
        afterJoiner = false
        return length
    }
}
