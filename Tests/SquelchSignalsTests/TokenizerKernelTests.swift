import CSquelchKernels
@testable import SquelchSignals
import SquelchTimeline
import Testing

/// The kernels against the definition, on texts made of what is hard.
struct TokenizerKernelTests {
    private static let pieces = [
        "a", "I", "don't", "l'eau", "qu'elle", "rock'n'roll", "7", "7.9", "1,000", "2024", "12345", "3.5x", "v1.2.3",
        "Hello", "NASA", "A", "sooo", "aaa", "zzzZ", "_x_", "über", "naïve", "Straße", "да", "Привет", "привет", "東京",
        "手", "これは本です", "서울", "abc手def", "http://x.example/a?b!c", "https://a.b/東京", "www.example.org", "bit.ly/x1",
        "e.g.", "end.Next", "#tag", "#Tag", "#2024", "#東京", "#http://x.y/z", "@bob", "@bob@social.example", "@bob's",
        "x@y.z",
        "$5", "5$", "$ 7", ":)", ":-D", ":'(", ";-)", "<3", "<3.5", ":D", ":p", ":o'clock", "10:30", "a:b", "://",
        "...",
        "!", "?!", ":", ";", "<b>", "'", "''", "'a", "a'", ".5", "5.", "1.a", "a.1", ",", "\n", " ", "  ", "-", "\"",
        "(", "@", "#",
        "pneumonoultramicroscopic", "abcdefgh", "abcdefghi", "ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQ", "𐐐𐐐", "é",
    ]

    private func check(_ bytes: [UInt8], level: Int32, _ tokenizer: inout Tokenizer) {
        var text = PostText()
        text.level = level
        bytes.withUnsafeBufferPointer { text.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: $0) }
        tokenizer.blocks.level = level
        tokenizer.run(text)
        var oracle = ScalarTokenizer()
        oracle.run(text)
        let words = String(decoding: bytes, as: UTF8.self)
        #expect(tokenizer.facts == oracle.facts, "\(words)")
        let count = tokenizer.hashes.count
        let kinds = UnsafeBufferPointer(start: tokenizer.kinds.base, count: tokenizer.kinds.count)
        #expect(Array(UnsafeBufferPointer(start: tokenizer.hashes.base, count: count)) == oracle.hashes, "\(words)")
        #expect(Array(kinds) == oracle.kinds, "\(words)")
    }

    @Test(arguments: 0...squelch_text_level()) func theKernelsEqualTheDefinition(level: Int32) {
        var dice = Dice(state: 11)
        var tokenizer = Tokenizer()
        for round in 0..<150 {
            var text = ""
            // Short texts and long ones, so that everything comes to lie on the edge of a block.
            for _ in 0..<Int.random(in: 0...(round % 4 == 0 ? 60 : 12), using: &dice) {
                text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &dice)]
                if Bool.random(using: &dice) { text += " " }
            }
            check(Array(text.utf8), level: level, &tokenizer)
        }
    }

    @Test(arguments: 0...squelch_text_level()) func everyByteInEveryPlaceIsTheSameAtAllLevels(level: Int32) {
        var tokenizer = Tokenizer()
        for byte in UInt8.min..<0x80 {
            for place in [63, 64] {
                for (left, right) in [("a", "b"), ("5", "7")] {
                    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: max(0, place - 1)) + Array(left.utf8)
                    bytes += [byte] + Array(right.utf8) + Array("/y Zed AB. Cd".utf8)
                    check(bytes, level: level, &tokenizer)
                }
            }
        }
    }

    /// The bytes of a ``PostText``, one character at a time.
    private func copied(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            let bytes = Array(String(scalar).utf8)
            if bytes.count == 1 { return bytes }
            return switch bytes.withUnsafeBufferPointer({ $0.baseAddress.map { Symbol.classify($0, bytes.count) } }) {
            case .letter: bytes
            case .ascii(let byte): [byte]
            case .emoji: [UInt8(ascii: " ")]
            default: []
            }
        }
    }

    @Test func allLevelsCopyWhatOneCharacterAtATimeGives() {
        var dice = Dice(state: 12)
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &dice) {
                let scalar = [
                    UInt32.random(in: 0x20...0x7E, using: &dice), .random(in: 0x20...0x24F, using: &dice),
                    .random(in: 0x600...0x6FF, using: &dice), .random(in: 0x2000...0x30FF, using: &dice),
                    .random(in: 0xFE00...0xFFFD, using: &dice), .random(in: 0x1F1E6...0x1F6FF, using: &dice),
                    0xD7, 0xF7, 0xAC00, 0x4E00,
                ][Int.random(in: 0..<10, using: &dice)]
                if let one = Unicode.Scalar(scalar) { text.unicodeScalars.append(one) }
            }
            for level in 0...squelch_text_level() {
                var copy = PostText()
                copy.level = level
                Array(text.utf8).withUnsafeBufferPointer {
                    copy.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: $0)
                }
                #expect(Array(UnsafeBufferPointer(start: copy.base, count: copy.count)) == copied(text), "\(text)")
            }
        }
    }
}
