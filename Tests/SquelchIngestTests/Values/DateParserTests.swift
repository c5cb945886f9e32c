import SquelchIngest
import SquelchTimeline
import Testing

/// What a date reads as: its moment, and `D` for a date only, `M` for a missing zone.
func describeDate(_ text: String) -> String {
    var text = text
    let date = text.withUTF8 { DateParser.parse($0) }
    guard let date else { return "nil" }
    return UTCTime.iso8601(date.seconds) + (date.dateOnly ? " D" : "") + (date.zoneMissing ? " M" : "")
}

@Suite("DateParser")
struct DateParserTests {
    @Test(arguments: [
        "Tue, 05 Mar 2024 07:30:00 +0000", "05 Mar 2024 07:30:00 GMT", "Tue 05 Mar 2024 07:30:00 UT",
        "Tuesday, 5 March 2024 07:30 GMT", "Friday, 05 Mar 2024 07:30:00 Z", "Tue,05 Mar 2024 07:30:00 +0000",
        "Tue, 05 Mar 24 07:30:00 UTC", "Tue, 05 Mar 124 07:30:00 GMT", "Tue, 05 MAR 2024 07:30:00 gmt",
        "Tue, 05 Mar 2024 07:30:00.000 +0000", "Tue, 05 Mar 2024 7:30:0 +0000",
        "Tue, 05-Mar-2024 07:30:00 GMT",
        "  Tue,\n 05 Mar 2024\t07:30:00  +0000\r\n", "Tue, 05 Mar 2024 07:30:00 +0000 and more",
        "Tue, Mar 5 2024 07:30:00 GMT", "Tue Mar  5 07:30:00 UTC 2024", "Tue Mar 05 07:30:00 +0000 2024",
        "2024-03-05T07:30:00Z", "2024-03-05t07:30z", "2024-03-05 07:30:00 UTC",
        "2024-03-05T07:30:00.123456789Z",
        "2024-03-05T07:30:00,5Z", "2024-03-05T07:30:00 Z", "20240305T073000Z", "2024-3-5T7:30:00Z",
        "2024-03-05T073000Z", "2024-03-05T07:30:00.000Z[UTC]", "1709623800", "1709623800.25", "1709623800000",
        "1709623800000000", "2024-065T07:30:00Z", "2024-W10-2T07:30:00Z",
    ])
    func spellsTheSameMoment(text: String) {
        #expect(describeDate(text) == "2024-03-05T07:30:00Z")
    }

    @Test(arguments: [
        ("+0200", "05:30"), ("+02:00", "05:30"), ("-0330", "11:00"), ("+2", "05:30"), ("+02", "05:30"),
        ("+530", "02:00"), ("GMT+0200", "05:30"), ("UTC-5", "12:30"), ("-0800 (PST)", "15:30"),
        ("EST", "12:30"), ("EDT", "11:30"), ("CST", "13:30"), ("CDT", "12:30"), ("MST", "14:30"),
        ("MDT", "13:30"),
        ("PST", "15:30"), ("PDT", "14:30"), ("CET", "06:30"), ("CEST", "05:30"), ("BST", "06:30"),
        ("IST", "02:00"), ("MSK", "04:30"), ("EET", "05:30"), ("EEST", "04:30"), ("WET", "07:30"),
        ("WEST", "06:30"), ("Etc/GMT", "07:30"), ("+05:30:00", "02:00"), ("IDT", "04:30"), ("GST", "03:30"),
        ("IRST", "04:00"), ("NPT", "01:45"), ("COT", "12:30"), ("Europe/Berlin", "06:30"), ("Asia/Kolkata", "02:00"),
        ("America/New_York", "12:30"), ("America/Argentina/Buenos_Aires", "10:30"),
    ])
    func zonesCountFromUTC(zone: String, time: String) {
        #expect(describeDate("Tue, 05 Mar 2024 07:30:00 \(zone)") == "2024-03-05T\(time):00Z")
    }

    @Test func placesHaveSummerTime() {
        #expect(describeDate("Mon, 05 Aug 2024 07:30:00 Europe/Berlin") == "2024-08-05T05:30:00Z")
        #expect(describeDate("2024-03-10 01:59 America/New_York") == "2024-03-10T06:59:00Z")
        #expect(describeDate("2024-03-10 03:00 America/New_York") == "2024-03-10T07:00:00Z")
        #expect(describeDate("2024-10-27 03:30 Europe/Berlin") == "2024-10-27T02:30:00Z")
        #expect(describeDate("2006-04-05 07:30 America/Chicago") == "2006-04-05T12:30:00Z")
    }

    @Test func zonesOfTheFarEastReachThePreviousDay() {
        #expect(describeDate("Tue, 05 Mar 2024 07:30:00 JST") == "2024-03-04T22:30:00Z")
        #expect(describeDate("Tue, 05 Mar 2024 07:30:00 KST") == "2024-03-04T22:30:00Z")
        #expect(describeDate("Tue, 05 Mar 2024 07:30:00 AEDT") == "2024-03-04T20:30:00Z")
        #expect(describeDate("Tue, 05 Mar 2024 07:30:00 NZST") == "2024-03-04T19:30:00Z")
    }

    @Test(arguments: [
        "2024-03-05T07:30:00", "2024-03-05 07:30:00", "2024-03-05T07:30", "20240305073000", "202403050730",
        "Tue, 05 Mar 2024 07:30:00", "Tue, 05 Mar 2024 07:30", "Tue Mar  5 07:30:00 2024",
        "Tue, 05 Mar 2024 07:30:00 Europe/Nowhere", "Tue, 05 Mar 2024 07:30:00 B", "Tue, 05 Mar 2024 07h30",
        "Mar 5, 2024 07:30 AM", "March 5, 2024 at 7:30 a.m.", "3/5/24, 7:30 AM", "03/05/2024 07:30",
        "2024/03/05 07:30:00", "7:30 05 Mar 2024", "07:30:00 2024-03-05", "2024年3月5日 7時30分",
        "2024.03.05 07:30",
    ])
    func timeWithoutAKnownZoneIsUTC(text: String) {
        #expect(describeDate(text) == "2024-03-05T07:30:00Z M")
    }

    @Test(arguments: [
        ("Mar 5, 2024 12:30 AM", "00:30"), ("Mar 5, 2024 12:30 PM", "12:30"),
        ("Mar 5, 2024 7:30 pm", "19:30"),
        ("March 5, 2024 7pm", "19:00"), ("2024-03-05 7:30 p.m.", "19:30"), ("Mar 5, 2024 13:30 PM", "13:30"),
        ("2024年3月5日 下午7:30", "19:30"),
    ])
    func halvesOfTheDayMoveTheHour(text: String, time: String) {
        #expect(describeDate(text) == "2024-03-05T\(time):00Z M")
    }

    @Test(arguments: [
        "2024-03-05", "2024-3-5", "20240305", "2024/03/05", "2024.03.05", "2024-065", "2024-W10-2",
        "2024W102",
        "5 Mar 2024", "05-Mar-2024", "05-Mar-24", "March 5, 2024", "Mar. 5th, 2024", "5th of March 2024",
        "Tue, 05 Mar 2024", "03/05/2024", "3/5/24", "2024年03月05日", "2024년 3월 5일", "2024-03-05 blah",
    ])
    func datesWithoutATimeAreMidnight(text: String) {
        #expect(describeDate(text) == "2024-03-05T00:00:00Z D M")
    }

    @Test func partsOfADateBeginWithTheirFirstDay() {
        #expect(describeDate("2024") == "2024-01-01T00:00:00Z D M")
        #expect(describeDate("2024-03") == "2024-03-01T00:00:00Z D M")
        #expect(describeDate("March 2024") == "2024-03-01T00:00:00Z D M")
        #expect(describeDate("2024-W10") == "2024-03-04T00:00:00Z D M")
    }

    @Test func monthComesFirstUnlessItCannot() {
        #expect(describeDate("12/11/2023") == "2023-12-11T00:00:00Z D M")
        #expect(describeDate("13/11/2023") == "2023-11-13T00:00:00Z D M")
        #expect(describeDate("25.11.2023 10:00") == "2023-11-25T10:00:00Z M")
    }

    @Test func theDayComesFirstBeforeDots() {
        #expect(describeDate("05.03.2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("5. 3. 2024 7:30") == "2024-03-05T07:30:00Z M")
        #expect(describeDate("Mi, 07.04.2021 - 15:26") == "2021-04-07T15:26:00Z M")
        #expect(describeDate("01.02.24 08:00") == "2024-02-01T08:00:00Z M")
        #expect(describeDate("03.25.2024") == "2024-03-25T00:00:00Z D M")
    }

    @Test func theWeekdayTellsTheMonthFromTheDay() {
        #expect(describeDate("Tue, 05/03/2024 07:30") == "2024-03-05T07:30:00Z M")
        #expect(describeDate("martes 05/03/2024") == "2024-03-05T00:00:00Z D M")
        #expect(describeDate("Fri, 05/03/2024") == "2024-05-03T00:00:00Z D M")
        #expect(describeDate("Fri, 05.03.2024") == "2024-05-03T00:00:00Z D M")
    }

    @Test func twoDigitYearsTurnAt69() {
        #expect(describeDate("05 Mar 68 07:30:00 GMT") == "2068-03-05T07:30:00Z")
        #expect(describeDate("05 Mar 69 07:30:00 GMT") == "1969-03-05T07:30:00Z")
        #expect(describeDate("05 Mar 103 07:30:00 GMT") == "2003-03-05T07:30:00Z")
    }

    @Test func endsOfDayAndMinuteCarryOver() {
        #expect(describeDate("Sun, 31 Dec 2023 24:00:00 GMT") == "2024-01-01T00:00:00Z")
        #expect(describeDate("2023-12-31T24:00:00Z") == "2024-01-01T00:00:00Z")
        #expect(describeDate("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z")
    }

    @Test func weeksBelongToTheYearOfTheirThursday() {
        #expect(describeDate("2020-W53-5") == "2021-01-01T00:00:00Z D M")
        #expect(describeDate("2025-W01-1") == "2024-12-30T00:00:00Z D M")
        #expect(describeDate("2024-W53-1") == "nil")
    }

    @Test func koreanTimesAreKoreas() {
        #expect(describeDate("2004년 05월 25일 23:56:34") == "2004-05-25T14:56:34Z M")
        #expect(describeDate("2004-05-25 오후 11:23:17") == "2004-05-25T14:23:17Z M")
    }

    @Test(arguments: [
        "", " ", "1", "12", "hello", "yesterday", "12:30", "0000-00-00 00:00:00", "0000-00-00T00:00:00Z",
        "0000",
        "-0001-11-30T00:00:00Z", "Wed, 30 Nov -0001 00:00:00 +0000", "2023-02-29T00:00:00Z", "2023-02-30",
        "2024-13-05", "2024-03-32", "Tue, 32 Mar 2024 07:30:00 +0000", "Mon, 00 Jan 2024 00:00:00 +0000",
        "2024-03-05T25:00:00Z", "2024-03-05T07:61:00Z", "Tue, 05 Mar 2024 07:30:00 +9999",
        "10000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2023-366", "99999999999999999999999",
        "12345678",
        "99/99/99", "5 apples and 7 pears in 2024", "05 Mar 07:30",
    ])
    func impossibleDatesAreNone(text: String) {
        #expect(describeDate(text) == "nil")
    }
}
