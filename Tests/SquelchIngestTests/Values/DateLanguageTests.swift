import SquelchTimeline
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
        "5 மார்ச், 2024, 7:30 பிற்பகல்", "செவ்வாய், 5 மார்ச், 2024 அன்று பிற்பகல் 7:30", "௫ மார். ௨௦௨௪, ௧௯:௩௦",
        "5, మార్చి 2024, మంగళవారం 7:30 PMకి", "5 మార్చి, 2024 7:30 PM", "౫ మార్చి ౨౦౨౪ ౧౯:౩౦",
        "2024 ማርች 5, ማክሰኞ 7:30 ከሰዓት", "ማክሰኞ፣ 5 ማርች፣ 2024 19:30",
        "2024 оны гуравдугаар сарын 5, мягмар гараг 19:30", "2024 оны 3-р сарын 5 19:30", "3 сарын 5, 2024 19:30",
        "2024 оны 3-р сарын 5, 7:30 ү.х.", "2024 оны Гуравдугаар сарын 05 7:30 үх",
        "2024(e)ko martxoaren 5(a), asteartea (19:30)", "2024ko martxoaren 5a, 19:30",
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

    @Test(arguments: [
        "ஜன. பிப். மார். ஏப். மே ஜூன் ஜூலை ஆக. செப். அக். நவ. டிச.",
        "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
        "జన ఫిబ్ర మార్చి ఏప్రి మే జూన్ జులై ఆగ సెప్టెం అక్టో నవం డిసెం",
        "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
        "ጃንዩ ፌብሩ ማርች ኤፕሪ ሜይ ጁን ጁላይ ኦገስ ሴፕቴ ኦክቶ ኖቬም ዲሴም",
        "ጃንዩወሪ ፌብሩወሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር",
        "urt. ots. mar. api. mai. eka. uzt. abu. ira. urr. aza. abe.",
        "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua",
        """
        urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren \
        abenduaren
        """,
    ])
    func twelveMonths(names: String) {
        let months = names.split(separator: " ")
        #expect(months.count == 12)
        for (month, name) in zip(1..., months) {
            let date = UTCTime.iso8601(seconds(month: month))
            #expect(describeDate("7 \(name) 2024, 19:30") == date + " M", "\(name)")
            #expect(describeDate("2024 \(name) 7 19:30") == date + " M", "\(name)")
        }
    }

    @Test(arguments: [
        """
        нэгдүгээр, хоёрдугаар, гуравдугаар, дөрөвдүгээр, тавдугаар, зургаадугаар, долоодугаар, наймдугаар, есдүгээр, \
        аравдугаар, арван нэгдүгээр, арван хоёрдугаар
        """,
        "1-р, 2-р, 3-р, 4-р, 5-р, 6-р, 7-р, 8-р, 9-р, 10-р, 11-р, 12-р",
    ])
    func twelveMonthsThatAreCounted(names: String) {
        let months = names.split(separator: ", ")
        #expect(months.count == 12)
        for (month, name) in zip(1..., months) {
            let date = UTCTime.iso8601(seconds(month: month))
            #expect(describeDate("2024 оны \(name) сарын 7 19:30") == date + " M", "\(name)")
        }
    }

    /// The seventh of a month of 2024, 19:30.
    private func seconds(month: Int) -> Int64 {
        let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].prefix(month - 1).reduce(19_723 + 6, +)
        return Int64(days) * 86_400 + 19 * 3600 + 1800
    }

    @Test(arguments: [
        "5 മാർച്ച് 2024 7:30 ഉച്ചയ്ക്ക്", "1402/12/15 ساعت 7:30", "5 ማርች 2024 7:30 ከሌላ",
        // Of Ethiopia's calendar; ordinals that count no month, or one that is not.
        "26 የካቲት 2016 7:30", "2024 гуравдугаар 5 19:30", "2024 оны арван гуравдугаар сарын 5", "2024 оны 13-р сарын 5",
        "24 оны 3-р сарын 5", "арван 5 2024", "5 மாதம் 2024 19:30", "5 నెల 2024 19:30",
    ])
    func whatIsNotUnderstoodIsNoDate(text: String) {
        #expect(describeDate(text) == "nil")
    }
}
