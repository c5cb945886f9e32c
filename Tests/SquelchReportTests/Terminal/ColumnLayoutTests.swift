import SquelchReport
import Testing

@Suite("ColumnLayout")
struct ColumnLayoutTests {
    private typealias Wish = ColumnLayout.Wish

    @Test func contentThatFitsKeepsItsWidth() {
        let wishes = [Wish(content: 20, least: 5, stretch: 1), Wish(content: 6, least: 3, stretch: 0)]
        #expect(ColumnLayout.widths(wishes, total: 200) == [20, 6])
        #expect(ColumnLayout.widths(wishes, total: 28) == [20, 6])
    }

    @Test func spaceAboveTheLeastIsSharedByStretch() {
        let wishes = [Wish(content: 100, least: 10, stretch: 3), Wish(content: 100, least: 10, stretch: 1)]
        #expect(ColumnLayout.widths(wishes, total: 62) == [40, 20])
    }

    @Test func aColumnThatHasEnoughLeavesItsShareToOthers() {
        let wishes = [Wish(content: 12, least: 10, stretch: 5), Wish(content: 100, least: 10, stretch: 1)]
        #expect(ColumnLayout.widths(wishes, total: 62) == [12, 48])
    }

    @Test func columnsAreLeftOutInTheirOrderWhenTheLeastDoesNotFit() {
        let wishes = [
            Wish(content: 10, least: 10, stretch: 1), Wish(content: 10, least: 3, stretch: 0, dropOrder: 2),
            Wish(content: 10, least: 3, stretch: 0, dropOrder: 1), Wish(content: 10, least: 3, stretch: 0),
        ]
        #expect(ColumnLayout.widths(wishes, total: 46) == [10, 10, 10, 10])
        #expect(ColumnLayout.widths(wishes, total: 45) == [10, 10, nil, 10])
        #expect(ColumnLayout.widths(wishes, total: 33) == [10, nil, nil, 10])
        #expect(ColumnLayout.widths(wishes, total: 21) == [10, nil, nil, 9])
    }

    @Test func whatIsShownAlwaysFitsAndNeverExceedsItsContent() {
        var generator = Generator(state: 42)
        for _ in 0..<3000 {
            let wishes = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                Wish(
                    content: .random(in: 1...60, using: &generator),
                    least: .random(in: 1...20, using: &generator),
                    stretch: .random(in: 0...5, using: &generator),
                    dropOrder: Bool.random(using: &generator) ? .random(in: 0...3, using: &generator) : nil)
            }
            let total = Int.random(in: 1...220, using: &generator)
            let widths = ColumnLayout.widths(wishes, total: total)
            let shown = widths.compactMap { $0 }
            #expect(!shown.isEmpty)
            #expect(shown.reduce(0, +) + (shown.count - 1) * ColumnLayout.gap <= total)
            for (wish, width) in zip(wishes, widths) { #expect((1...wish.content).contains(width ?? 1)) }
            // Space is left only where nobody wants it.
            let used = shown.reduce(0, +) + (shown.count - 1) * ColumnLayout.gap
            if used < total {
                for (wish, width) in zip(wishes, widths) where wish.stretch > 0 && width != nil {
                    #expect(width == wish.content)
                }
            }
        }
    }

    /// A small generator, so that a failure comes back (Numerical Recipes' constants).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
