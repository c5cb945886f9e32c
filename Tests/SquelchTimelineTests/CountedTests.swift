import SquelchTimeline
import Testing

struct CountedTests {
    @Test func oneIsOneAndAllElseAreMany() {
        #expect(Counted.text(1, "account") == "1 account")
        #expect(Counted.text(0, "account") == "0 accounts")
        #expect(Counted.text(1_088, "story", "stories") == "1,088 stories")
        #expect(Counted.grouped(-1_234_567) == "-1,234,567")
        #expect(Counted.grouped(.min) == "-9,223,372,036,854,775,808")
    }

    @Test func aMinuteIsOneHoweverItIsWritten() {
        #expect(Counted.minutes("1.0") == "1 minute")
        #expect(Counted.minutes("1") == "1 minute")
        #expect(Counted.minutes("0.1") == "0.1 minutes")
    }
}
