import SquelchReport
import Testing

@Suite("IntervalBar")
struct IntervalBarTests {
    @Test(
        arguments: [
            (0, -3, 3, "──────━━●━━──────", "------==o==------"),
            (6, 3, 9, "────────│─━━●━━──", "--------|-==o==--"),
            (-4, -6, -1.5, "────━●━━│────────", "----=o==|--------"),
            (-30, -40, -11, "◄━──────│────────", "<=------|--------"),
            (14, 3, 30, "────────│─━━━━━━►", "--------|-======>"),
            (2, -30, 30, "‹━━━━━━━┿●━━━━━━›", "(=======+o======)"),
            (.infinity, 0, .infinity, "────────┿━━━━━━━►", "--------+=======>"),
            (5, nil, nil, "────────│──●─────", "--------|--o-----"),
            (nil, 1, 2, "                 ", "                 "),
            (.nan, 1, 2, "                 ", "                 "),
            (1, 5, -5, "─────━━━┿●━━─────", "-----===+o==-----"),
            (3, .nan, 9, "────────│─●──────", "--------|-o------"),
            (8, -2, 4, "───────━┿━━━━●───", "-------=+====o---"),
        ] as [(Double?, Double?, Double?, String, String)])
    func draws(value: Double?, low: Double?, high: Double?, box: String, ascii: String) {
        #expect(IntervalBar(isUnicode: true).draw(value, low: low, high: high) == box)
        #expect(IntervalBar(isUnicode: false).draw(value, low: low, high: high) == ascii)
    }

    @Test(arguments: [-5, 0, 3, 4, 17, 18, 40])
    func everyBarHasItsWidth(width: Int) {
        let bar = IntervalBar(isUnicode: true, width: width)
        #expect(bar.width % 2 == 1)
        for tenth in stride(from: -200, through: 200, by: 7) {
            let value = Double(tenth) / 10
            #expect(DisplayWidth.of(bar.draw(value, low: value - 3, high: value + 2)) == bar.width)
        }
    }
}
