import SquelchTimeline
import Testing

@Suite("UTCTime")
struct UTCTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_623_800, "2024-03-05T07:30:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func writesKnownMoments(seconds: Int64, text: String) {
        #expect(UTCTime.iso8601(seconds) == text)
        #expect(UTCTime.seconds(UTCTime.civil(seconds)) == seconds)
    }

    @Test func everyDayOfNineteenCenturiesComesBack() {
        var expected = UTCTime.range.lowerBound / UTCTime.secondsPerDay
        var mismatches = 0
        for year in 1...1900 {
            for month in 1...12 {
                for day in 1...UTCTime.days(inMonth: month, of: year) {
                    let days = UTCTime.days(year: year, month: month, day: day)
                    let civil = UTCTime.civil(expected * UTCTime.secondsPerDay + 86_399)
                    let date = UTCTime.Civil(
                        year: year, month: month, day: day, hour: 23, minute: 59, second: 59)
                    if days != expected || civil != date { mismatches += 1 }
                    expected += 1
                }
            }
        }
        #expect(mismatches == 0)
        #expect(expected == UTCTime.days(year: 1901, month: 1, day: 1))
    }

    @Test func leapYearsFollowTheGregorianRule() {
        #expect(
            [1900, 2000, 2023, 2024, 2100, 2400].map(UTCTime.isLeap) == [
                false, true, false, true, false, true,
            ])
    }

    @Test func impossibleDatesHaveNoDays() {
        for (year, month, day) in [
            (0, 1, 1), (-4, 1, 1), (10_000, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 4, 31), (2024, 1, 0),
            (2023, 2, 29), (.max, .max, .max), (.min, .min, .min),
        ] {
            #expect(UTCTime.days(year: year, month: month, day: day) == nil)
        }
        #expect(UTCTime.seconds(.init(year: 2024, month: 1, day: 1, hour: 24)) == nil)
        #expect(UTCTime.seconds(.init(year: 2024, month: 1, day: 1, minute: 60)) == nil)
    }

    @Test func appendGrowsTheArenaAndKeepsWhatIsThere() {
        var arena = ByteArena(capacity: 16)
        arena.append("at ")
        UTCTime.append(iso8601: 1_767_323_045, to: &arena)
        #expect(String(decoding: arena.all, as: UTF8.self) == "at 2026-01-02T03:04:05Z")
    }

    @Test func momentsBeyondFourDigitsAreClamped() {
        #expect(UTCTime.iso8601(.max) == "9999-12-31T23:59:59Z")
        #expect(UTCTime.iso8601(.min) == "0001-01-01T00:00:00Z")
    }
}
