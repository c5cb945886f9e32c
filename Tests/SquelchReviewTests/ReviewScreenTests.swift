import SquelchReport
import SquelchReview
import Testing

/// The lines of a window, whatever its size.
struct ReviewScreenTests {
    private func screen(_ columns: Int, _ rows: Int, isUnicode: Bool = true) -> ReviewScreen {
        ReviewScreen(
            TerminalProfile(hasColor: false, width: columns, isUnicode: isUnicode), .init(columns: columns, rows: rows))
    }

    @Test(arguments: [(40, 20), (60, 20), (80, 24), (120, 40)], [true, false])
    func everyLineFitsAndTheWayToAllKeysIsThere(size: (columns: Int, rows: Int), isUnicode: Bool) throws {
        let session = try Reviewing.session()
        let screen = screen(size.columns, size.rows, isUnicode: isUnicode)
        let lines = screen.account(session.material, session.state, said: "")
        #expect(lines.count == size.rows)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= size.columns })
        #expect(lines.last?.contains(size.columns < 80 ? "? more" : "? help") == true)
        // What it means in plain words is not cut off behind the bar.
        let text = lines.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("of ten minutes are signal"))
    }

    @Test func whatKeysDoIsToldToTheLastWord() {
        let text = screen(40, 24).help().joined(separator: "\n")
        #expect(!text.contains("…"))
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("t turn down: choose the filter by its number"))
        #expect(words.contains("q quit; the next time goes on here"))
    }
}
