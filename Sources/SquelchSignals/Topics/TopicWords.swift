/// The words of a prepared text, in the same way for a question and for the posts that may answer it.
///
/// Scripts that put no spaces between words come as runs of their own, apart from Latin words that touch them. `C++`
/// and `C#` keep their signs, without which they would be another word.
struct TopicWords {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    private enum Kind {
        case other, word, wide
    }

    /// Bytes of a name that a `#` may belong to: in longer ones it begins a tag.
    private static let longestSharp = 2

    /// The words of `bytes`, which a ``PostText`` has prepared.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Where the next word is.
    mutating func next() -> Range<Int>? {
        while position < bytes.count, Self.kind(bytes[position]) == .other { position += 1 }
        guard position < bytes.count else { return nil }
        let start = position
        let kind = Self.kind(bytes[start])
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            guard byte & 0xC0 == 0x80 || Self.kind(byte) == kind else { break }
            position += 1
        }
        if kind == .word { takeSigns(start) }
        return start..<position
    }

    private mutating func takeSigns(_ start: Int) {
        func byte(_ distance: Int) -> UInt8 { position + distance < bytes.count ? bytes[position + distance] : 0 }
        if byte(0) == UInt8(ascii: "+"), byte(1) == UInt8(ascii: "+") {
            position += 2
        } else if byte(0) == UInt8(ascii: "#"), position - start <= Self.longestSharp, Self.kind(byte(1)) == .other {
            position += 1
        }
    }

    private static func kind(_ byte: UInt8) -> Kind {
        if byte >= 0xE3 { return .wide }
        return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 ? .word : .other
    }

    /// A word in lower case.
    static func folded(_ word: some Collection<UInt8>) -> [UInt8] {
        let lower = word.map(fold)
        guard lower.contains(where: { $0 >= 0x80 }) else { return lower }
        return Array(String(decoding: lower, as: UTF8.self).lowercased().utf8)
    }

    /// An ASCII letter in lower case; any other byte as it is.
    @inline(__always)
    static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
