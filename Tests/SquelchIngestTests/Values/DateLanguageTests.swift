import Testing

/// Dates as people of other languages write them: right, or none at all.
@Suite("Languages of dates")
struct DateLanguageTests {
    @Test(arguments: [
        "5 mar 2024, 7:30 p. m.", "5 Μαρ 2024, 7:30 μ.μ.", "5 mars 2024 7:30 m.d.", "19:30 5 thg 3, 2024",
        "5 tháng 3, 2024 7:30 CH", "2024年3月5日 下午7:30", "2024年3月5日 晚上7:30", "5 مارس 2024، 7:30 م",
        "05‏/03‏/2024، 7:30 م",
        "۵ مارس ۲۰۲۴،‏ ۱۹:۳۰", "5 مارچ، 2024 7:30 PM", "5 במרץ 2024, 19:30", "5 मार्च 2024, 7:30 अपराह्न",
        "৫ মার্চ, ২০২৪ ৭:৩০ PM",
        "5 มี.ค. 2567 19:30", "5 მარ. 2024, 19:30", "5 մարտի, 2024 թ., 19:30", "5. ožu 2024. 19:30",
        "2024 m. kovo 5 d. 19:30",
        "2024. gada 5. marts 19:30", "5. märts 2024 19:30", "5 Mawrth 2024 19:30", "2024(e)ko mar. 5(a) (19:30)",
        "5 mars 2024, 19 h 30 min 00 s", "5 mar 2024, 7:30 ÖS", "2024. márc. 5. 7:30 du.", "5. březen 2024 7:30 odp.",
        "5 มีนาคม 2567 19 นาฬิกา 30 นาที",
        "5 сакавіка 2024 г., 19:30", "5 mars 2024 7:30 em",
    ])
    func theSameEvening(text: String) {
        #expect(describeDate(text) == "2024-03-05T19:30:00Z M")
    }

    @Test func zonesOfOtherLanguages() {
        #expect(describeDate("5. 12. 2022. 14:05:09 CET") == "2022-12-05T13:05:09Z")
        #expect(describeDate("30. 5. 2022 21:05:09 SELČ") == "2022-05-30T19:05:09Z")
        #expect(describeDate("2022. 12. 5. PM 10시 5분 9초 GMT+9") == "2022-12-05T13:05:09Z")
        #expect(describeDate("2022年12月5日 GMT+8 21:05:09") == "2022-12-05T13:05:09Z")
        #expect(describeDate("2022年12月5日 21:05:09 CST") == "2022-12-05T13:05:09Z")
    }

    @Test func oneNameIsAnotherMonthInCroatian() {
        #expect(describeDate("8. listopada 2024. 07:05") == "2024-10-08T07:05:00Z M")
        #expect(describeDate("8 listopada 2024 07:05") == "2024-11-08T07:05:00Z M")
        #expect(describeDate("8. listopadu 2024 07:05") == "2024-11-08T07:05:00Z M")
    }

    @Test(arguments: ["5 மார்ச், 2024, 7:30 பிற்பகல்", "1402/12/15 ساعت 7:30", "5 ማርች 2024 7:30 ከሌላ"])
    func whatIsNotUnderstoodIsNoDate(text: String) {
        #expect(describeDate(text) == "nil")
    }
}
