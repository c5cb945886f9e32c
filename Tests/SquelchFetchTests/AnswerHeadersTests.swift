import Testing

@testable import SquelchFetch

@Suite("AnswerHeaders")
struct AnswerHeadersTests {
    /// 15 January 2026 at eight o'clock.
    private let now: Int64 = 1_768_464_000

    @Test(
        arguments: [
            ("120", nil, 120), (" 7 ", nil, 7), ("0", nil, 0), ("Thu, 15 Jan 2026 09:00:00 GMT", nil, 3600),
            ("Thursday, 15-Jan-26 09:00:00 GMT", nil, 3600),
            // The server's clock is a day behind: an hour is meant.
            ("Wed, 14 Jan 2026 09:00:00 GMT", "Wed, 14 Jan 2026 08:00:00 GMT", 3600),
            ("Thu, 15 Jan 2026 07:00:00 GMT", nil, 0), ("soon", nil, nil), ("", nil, nil), ("-5", nil, nil),
            ("99999999999999999999", nil, 31_536_000),
        ] as [(String, String?, Int64?)])
    func retryAfterIsANumberOrADate(text: String, date: String?, seconds: Int64?) {
        #expect(AnswerHeaders.retryAfter(text, date: date, now: now) == seconds)
    }

    @Test(
        arguments: [
            ("max-age=600", nil, 600), ("public, Max-Age = \"60\"", nil, 60), ("no-cache", nil, nil),
            ("max-age=x", nil, nil), ("s-maxage=9", nil, nil),
            // The directive wins over the date.
            ("max-age=600", "Thu, 15 Jan 2026 09:00:00 GMT", 600),
            ("private", "Thu, 15 Jan 2026 09:00:00 GMT", 3600), (nil, "Thu, 15 Jan 2026 07:00:00 GMT", 0),
            (nil, "0", nil), (nil, "-1", nil), (nil, nil, nil), (",,=,max-age", nil, nil),
        ] as [(String?, String?, Int64?)])
    func freshnessIsThatOfTheDirectiveOrElseOfTheDate(control: String?, expires: String?, seconds: Int64?) {
        #expect(AnswerHeaders.freshFor(cacheControl: control, expires: expires, date: nil, now: now) == seconds)
    }
}
