import SquelchDocuments
import SquelchReport
import Testing

@Suite("TerminalText")
struct TerminalTextTests {
    @Test(
        arguments: [
            ("\u{1B}[31mred\u{1B}[0m", "\\u{1B}[31mred\\u{1B}[0m"), ("\u{9B}2J", "\\u{9B}2J"),
            ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"),
            ("a\u{202E}b\u{2066}c", "a\\u{202E}b\\u{2066}c"),
            ("x\u{8}\u{7F}", "x\\u{8}\\u{7F}"), ("flag\u{E0067}", "flag\\u{E0067}"),
            ("\u{FEFF}a\u{2028}b", "\\u{FEFF}a\\u{2028}b"),
            ("one\ntwo\tthree\r", "one two three "), ("\u{0}", "\\u{0}"), ("", ""),
        ])
    func showsWhatATerminalWouldObey(text: String, shown: String) {
        #expect(SafeLine.escape(text) == shown)
    }

    @Test func noScalarOfUnicodeSurvivesThatATerminalObeys() {
        let forbidden: [ClosedRange<UInt32>] = [
            0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
            0xFEFF...0xFEFF,
            0xE0000...0xE007F,
        ]
        // All of the first plane and of that of tags; of the others, which hold nothing that is obeyed, every 61st.
        let isLooked = { (value: UInt32) in value < 0x10000 || (0xE0000...0xE0FFF).contains(value) || value % 61 == 0 }
        let values: ClosedRange<UInt32> = 0...0x10FFFF
        let scalars = values.lazy.filter(isLooked).compactMap { Unicode.Scalar($0) }
        var changed = 0
        for scalar in scalars {
            let text = String(scalar)
            let isForbidden = forbidden.contains { $0.contains(scalar.value) }
            let shown = SafeLine.escape(text)
            if isForbidden, shown.unicodeScalars.contains(scalar) { Issue.record("passed: \(scalar.value)") }
            if !isForbidden, shown != text { changed += 1 }
        }
        // Only the zero width space is shown beyond what is forbidden.
        #expect(changed == 1)
    }

    @Test func commonScriptsAndPicturesPassUnchanged() {
        for text in ["Zoë e\u{301}", "東京", "مرحبا", "한국어", "👩‍👩‍👧‍👦", "❤️", "🇯🇵", "हिन्दी", "می\u{200C}خواهم"] {
            #expect(Array(SafeLine.escape(text).unicodeScalars) == Array(text.unicodeScalars))
        }
    }

    @Test(arguments: [
        ("", "a"), ("", "\u{202E}"), ("a", "\u{301}"), ("", "👩\u{200D}"), ("\u{1100}", "\u{1161}"),
    ])
    func longTextEndsAtFourKilobytes(start: String, unit: String) {
        let text = start + String(repeating: unit, count: 100_000)
        let shown = SafeLine.escape(text)
        #expect(shown.utf8.count <= SafeLine.mostBytes)
        #expect(shown.hasSuffix("…"))
        #expect(DisplayWidth.of(TerminalText.fit(text, 20)) <= 20)
    }

    @Test func marksBeyondThoseOfALanguageAreDropped() {
        let shown = SafeLine.escape("a" + String(repeating: "\u{301}", count: 1000) + "b")
        #expect(shown.unicodeScalars.count == 1 + SafeLine.mostMarks + 1)
    }

    @Test func cutsBetweenCharacters() {
        #expect(TerminalText.fit("Julia Evans", 11) == "Julia Evans")
        #expect(TerminalText.fit("Julia Evans", 6) == "Julia…")
        #expect(TerminalText.fit("東京の天気", 6) == "東京…")
        #expect(TerminalText.fit("東京の天気", 5) == "東京…")
        #expect(TerminalText.fit("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3) == "👩‍👩‍👧‍👦…")
        #expect(TerminalText.fit("e\u{301}te\u{301}s", 3) == "e\u{301}t…")
        #expect(TerminalText.fit("abc", 1) == "…")
        #expect(TerminalText.fit("abc", 0) == "")
        #expect(TerminalText.fit("abc", -5) == "")
        #expect(TerminalText.cut("abcdef", 5, ellipsis: "...") == "ab...")
        #expect(TerminalText.cut("abcdef", 2, ellipsis: "...") == "..")
    }
}
