import SquelchReport
import Testing

@Suite("TextTable")
struct TextTableTests {
    private let bar = IntervalBar(isUnicode: true, width: 9)

    /// Wide, right-to-left, joined and hostile names.
    private var table: TextTable {
        var table = TextTable(
            [
                .init("Account", least: 12, stretch: 1), .init("Posts/day", isRight: true),
                .init("SNR", isRight: true),
                .init("", dropOrder: 1),
                .init("Verdict"), .init("Why", least: 16, stretch: 2),
            ], hasRule: true)
        table.addSection("craft")
        table.add(
            row(
                "Julia Evans", "0.4", 6.5, 4, 9, "keep", .keep,
                "long posts on how things work, repeated by nobody"))
        table.add(
            row(
                "東京の天気と電車のお知らせ", "31.2", -4, -6, -1.5, "turn down", .turnDown,
                "the same notice many times a day"))
        table.addSection("strangers\u{1B}[2J")
        table.add(row("\u{1B}[31mred", "88.0", -30, -40, -11, "unfollow", .unfollow, "spam \u{202E}gnp.exe"))
        table.add(row("مدونة القاهرة", "2.0", 1, -3, 5, "keep", .keep, "e\u{301}te\u{301}\tline\nbreak"))
        table.add(row("👩‍👩‍👧‍👦 family ❤️", "5.5", nil, nil, nil, "too little data", .tooLittle, ""))
        return table
    }

    private func row(
        _ name: String, _ rate: String, _ snr: Double?, _ low: Double?, _ high: Double?, _ verdict: String,
        _ style: TerminalStyle, _ why: String
    ) -> [TextTable.Cell] {
        [
            .init(name), .init(rate), .init(snr.map { "\($0)" } ?? "?"),
            .init(bar.draw(snr, low: low, high: high)),
            .init(verdict, style), .init(why, .dim),
        ]
    }

    private func text(_ width: Int, hasColor: Bool = false, isUnicode: Bool = true) -> String {
        let text = table.render(TerminalProfile(hasColor: hasColor, width: width, isUnicode: isUnicode))
        #expect(text.last == "\n")
        return String(text.dropLast())
    }

    private func lines(_ width: Int, hasColor: Bool = false, isUnicode: Bool = true) -> [String] {
        text(width, hasColor: hasColor, isUnicode: isUnicode).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
    }

    @Test func eightyColumns() {
        let expected = #"""
            Account         Posts/day    SNR             Verdict          Why
            ──────────────  ─────────  ─────  ─────────  ───────────────  ──────────────────
            craft
            Julia Evans           0.4    6.5  ────│━●━─  keep             long posts on how…
            東京の天気と…        31.2   -4.0  ──━●┿────  turn down        the same notice m…

            strangers\u{1B}[2J
            \u{1B}[31mred        88.0  -30.0  ◄───│────  unfollow         spam \u{202E}gnp.…
            مدونة القاهرة         2.0    1.0  ───━●━━──  keep             été line break
            👩‍👩‍👧‍👦 family ❤️          5.5      ?             too little data
            """#
        #expect(text(80) == expected)
    }

    @Test func twoHundredColumns() {
        let expected = #"""
            Account                     Posts/day    SNR             Verdict          Why
            ──────────────────────────  ─────────  ─────  ─────────  ───────────────  ─────────────────────────────────────────────────
            craft
            Julia Evans                       0.4    6.5  ────│━●━─  keep             long posts on how things work, repeated by nobody
            東京の天気と電車のお知らせ       31.2   -4.0  ──━●┿────  turn down        the same notice many times a day

            strangers\u{1B}[2J
            \u{1B}[31mred                    88.0  -30.0  ◄───│────  unfollow         spam \u{202E}gnp.exe
            مدونة القاهرة                     2.0    1.0  ───━●━━──  keep             été line break
            👩‍👩‍👧‍👦 family ❤️                      5.5      ?             too little data
            """#
        #expect(text(200) == expected)
    }

    @Test func narrowASCIIWithoutTheOptionalColumn() {
        let expected = #"""
            Account       Posts/day    SNR  Verdict      Why
            ------------  ---------  -----  -----------  -----------
            craft
            Julia Evans         0.4    6.5  keep         long pos...
            東京の天...        31.2   -4.0  turn down    the same...

            strangers\u{1B}[2J
            \u{1B}[31...       88.0  -30.0  unfollow     spam \u{...
            مدونة الق...        2.0    1.0  keep         été line...
            👩‍👩‍👧‍👦 family ❤️        5.5      ?  too litt...
            """#
        #expect(text(56, isUnicode: false) == expected)
    }

    @Test(arguments: 1...240)
    func noLineIsWiderThanItsMediumOrEndsInBlanks(width: Int) {
        for line in lines(width) {
            #expect(DisplayWidth.of(line) <= width)
            #expect(line.last != " ")
        }
    }

    @Test(arguments: [40, 64, 80, 100, 120, 200])
    func columnsBeginUnderTheirTitles(width: Int) throws {
        // The rule shows where columns are: a space of it is a gap, and every row has blanks there.
        let all = lines(width).filter { !$0.hasPrefix("craft") && !$0.hasPrefix("strangers") }.map(columns)
        let rule = try #require(all.dropFirst().first)
        for row in all {
            for (column, character) in rule.enumerated() where character == " " && column < row.count {
                #expect(row[column] == " ")
            }
        }
    }

    /// One element a column; the second of a wide character is a dot.
    private func columns(_ line: String) -> [Character] {
        line.flatMap { [$0] + Array(repeating: "·", count: max(0, DisplayWidth.of($0) - 1)) }
    }

    @Test func colourChangesNothingButColour() {
        for width in [30, 80, 200] {
            let plain = lines(width)
            let stripped = lines(width, hasColor: true).map(withoutSequences)
            #expect(stripped == plain)
        }
    }

    /// Drops the sequences of TerminalStyle, and nothing that a stranger could have written.
    private func withoutSequences(_ line: String) -> String {
        var result = ""
        var isInside = false
        for character in line {
            if character == "\u{1B}" { isInside = true }
            if !isInside { result.append(character) }
            if character == "m" { isInside = false }
        }
        return result
    }

    @Test func rowsMayBeShortOrLong() {
        var table = TextTable([.init("A"), .init("B", isRight: true)])
        table.add([.init("only")])
        table.add([])
        table.add([.init("1"), .init("2"), .init("3")])
        table.add([.init("left", isRight: true), .init("x", isRight: false)])
        let text = table.render(TerminalProfile(hasColor: false, width: 80, isUnicode: false))
        #expect(text == "A     B\nonly\n\n1     2\nleft  x\n")
        #expect(TextTable([]).render(TerminalProfile(hasColor: false, width: 0, isUnicode: true)) == "\n")
    }

    @Test func aColumnThatWrapsIsNeverCut() {
        var table = TextTable([.init("Account"), .init("Why", least: 8, stretch: 1, wraps: true)])
        table.add([.init("a"), .init("most of it repeats what others said")])
        table.add([.init("b"), .init("short")])
        let text = table.render(TerminalProfile(hasColor: false, width: 22, isUnicode: true))
        #expect(
            text == """
                Account  Why
                a        most of it
                         repeats what
                         others said
                b        short

                """)
    }

    @Test func notesStandUnderTheirRows() {
        var table = TextTable([.init("Account"), .init("dB", isRight: true)])
        table.add([.init("a"), .init("1.5")])
        table.addNote("mostly repeats \u{7}")
        let text = table.render(TerminalProfile(hasColor: true, width: 18, isUnicode: true))
        #expect(
            text
                == "\u{1B}[1mAccount\u{1B}[0m   \u{1B}[1mdB\u{1B}[0m\na        1.5\n\u{1B}[2m  mostly repeats\u{1B}[0m\n\u{1B}[2m  \\u{7}\u{1B}[0m\n"
        )
        for width in 1...3 {
            let lines = table.render(TerminalProfile(hasColor: false, width: width, isUnicode: true)).split(
                separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width })
        }
    }
}
