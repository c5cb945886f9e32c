import SquelchReport
import Testing

struct TextWrapTests {
    @Test func aPercentSignStaysWithItsNumber() {
        #expect(TextWrap.lines("all of it 6.5 %, then", width: 13) == ["all of it", "6.5 %, then"])
        #expect(TextWrap.lines("% alone", width: 4) == ["%", "alone"])
    }

    @Test func linesAfterTheFirstAreIndented() {
        #expect(TextWrap.lines("one two three", width: 7, indent: "  ") == ["one two", "  three"])
    }
}
