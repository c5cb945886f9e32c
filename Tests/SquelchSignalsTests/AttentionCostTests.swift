import SquelchSignals
import SquelchTimeline
import Testing

struct AttentionCostTests {
    @Test(
        arguments: [
            ("", PostFlags(), 2), ("one two three four", [], 3), ("one two three four", .image, 6),
            ("one two three four", .media, 8), ("", [.image, .media], 10),
        ] as [(String, PostFlags, Float)])
    func costIsAGlanceWordsAndMedia(_ text: String, _ flags: PostFlags, _ seconds: Float) {
        #expect(Sample(text, flags: flags).scores.cost == seconds)
    }

    @Test func aLongTextCostsNoMoreThanAMinute() {
        let text = String(repeating: "word ", count: 10_000)
        #expect(Sample(text).scores.cost == 60)
        #expect(Sample(text, flags: .media).scores.cost == 65)
    }
}
