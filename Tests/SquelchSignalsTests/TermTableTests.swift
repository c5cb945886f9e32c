import Testing

@testable import SquelchSignals

struct TermTableTests {
    private func logOdds(_ text: String, _ table: TermTable) -> SIMD4<Float> {
        var post = PostText()
        var tokenizer = Tokenizer()
        Array(text.utf8).withUnsafeBufferPointer {
            post.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: $0)
        }
        tokenizer.run(post)
        return table.logOdds(tokenizer)
    }

    private let table = TermTable(
        Array("# comment\nflood\t32 0 0 -16\nsign up\t0 64 0 0\n^ this\t0 0 32 0\n0\t8 0 0 0\nbroken\t1 2\n".utf8))

    @Test func wordsAddTheirWeights() {
        #expect(logOdds("Flood and FLOOD", table) == SIMD4(2, 0, 0, -1))
        #expect(logOdds("nothing listed here", table) == .zero)
        #expect(logOdds("", table) == .zero)
    }

    @Test func pairsCountOnlySideBySideAndInOrder() {
        #expect(logOdds("please sign up today", table)[1] == 2)
        #expect(logOdds("up the sign", table)[1] == 0)
    }

    @Test func theOpeningIsItsOwnPlace() {
        #expect(logOdds("This is it", table)[2] == 1)
        #expect(logOdds("it is this", table)[2] == 0)
    }

    @Test func anyNumberIsOneWord() {
        #expect(logOdds("17 and 2,300", table)[0] == 0.5)
    }

    @Test func longTextsAreHeldBack() {
        let short = logOdds("flood flood flood flood flood flood flood flood", table)[0]
        let long = logOdds(Array(repeating: "flood", count: 32).joined(separator: " "), table)[0]
        #expect(short == 8)
        #expect(long == 16)
    }

    @Test func damagedLinesAreLeftOut() { #expect(logOdds("broken", table) == .zero) }

    @Test func theShippedTableTellsWordsApart() {
        let shipped = TermTable.shared
        #expect(logOdds("evacuated homes rescue", shipped)[0] > 0.5)
        #expect(logOdds("lol my bed", shipped)[3] > logOdds("relief for victims", shipped)[3])
        #expect(logOdds("subscribe please", shipped)[1] > 0.5)
    }
}
