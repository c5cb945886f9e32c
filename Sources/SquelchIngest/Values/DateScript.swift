/// Words of dates in scripts that are neither Latin, Greek nor Cyrillic: months, and halves of the day.
enum DateScript {
    /// What a word says.
    enum Meaning {
        case month(Int)
        /// 1 before noon, 2 after it.
        case half(Int)
        /// "at", "o'clock".
        case glue
    }

    struct Word {
        /// Nil for a word that is not known.
        var meaning: Meaning?
        var isThai: Bool
        /// Whether it may be a half of the day that is not known.
        var mayBeHalf: Bool
    }

    /// Reads the word at `index`; nil where its letters are of none of these scripts.
    static func word(_ text: DateText, at index: inout Int) -> Word? {
        guard isLetter(text, index) else { return nil }
        let start = index
        var hash = seed
        var hashWithoutPrefix = seed
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: ".") || byte == 0x27, isLetter(text, index &+ 1) || text[index &+ 1] == 0xE2 {
                index &+= 1
            } else if byte == 0xE2, text[index &+ 1] == 0x80, text[index &+ 2] == 0x8C {
                // A break within a word of Persian.
                index &+= 3
            } else if isLetter(text, index) {
                let width = byte < 0xE0 ? 2 : 3
                let isMark = byte == 0xD7 && text[index &+ 1] >= 0xB3 || width == 3 && isMark(text.scalar(at: index))
                for place in index..<index &+ width where !isMark {
                    add(text[place], to: &hash)
                    if place >= start &+ 2 { add(text[place], to: &hashWithoutPrefix) }
                }
                index &+= width
            } else {
                break
            }
        }
        // Hebrew writes "in" before the month as a letter of it.
        let isHebrew = text[start] == 0xD7
        let (first, second) = (text[start], text[start &+ 1])
        let isThai = first == 0xE0 && second == 0xB8
        // Arabic, Indic and Ethiopic dates have clocks of twelve hours.
        let mayBeHalf =
            (0xD8...0xDB).contains(first) || first == 0xE0 && second < 0xB8 || first == 0xE1 && second > 0x84
        return Word(
            meaning: words[hash] ?? (isHebrew ? words[hashWithoutPrefix] : nil), isThai: isThai, mayBeHalf: mayBeHalf)
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func add(_ byte: UInt8, to hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// The sign of abbreviation in India, and the commas and stops of Ethiopia.
    private static func isMark(_ scalar: UInt32) -> Bool { scalar == 0x970 || 0x1361...0x1368 ~= scalar }

    private static func isLetter(_ text: DateText, _ index: Int) -> Bool {
        let byte = text[index]
        return (0xD4...0xDF).contains(byte) || byte == 0xE0 || byte == 0xE1 && !(0xB8...0xBB).contains(text[index &+ 1])
    }

    private static let words: [UInt64: Meaning] = {
        var words: [UInt64: Meaning] = [:]
        func add(_ word: Substring, _ meaning: Meaning) {
            var hash = seed
            for byte in word.utf8 where byte != UInt8(ascii: ".") { DateScript.add(byte, to: &hash) }
            words[hash] = words[hash] ?? meaning
        }
        for row in months {
            for (index, group) in row.split(separator: " ").enumerated() {
                for name in group.split(separator: "/") { add(name, .month(index + 1)) }
            }
        }
        for word in beforeNoon.split(separator: " ") { add(word, .half(1)) }
        for word in afterNoon.split(separator: " ") { add(word, .half(2)) }
        for word in glue.split(separator: " ") { add(word, .glue) }
        return words
    }()

    private static let beforeNoon = "ص صباحا صباحًا قظ قبلازظهر צהלפנה לפנהצ לפנות पूर्वाह्न पूर्वान्ह ก่อนเที่ยง পূর্বাহ্ণ முற்பகல் ጥዋት"
    private static let afterNoon = "م مساء مساءً بظ بعدازظهر אחהצ अपराह्न หลังเที่ยง অপরাহ্ণ பிற்பகல் ከሰዓት"
    private static let glue = "בשעה ساعت الساعة في น เวลา बजे அன்று కి " + weekdays
    // Days stand between date and time there, where an unknown word could be a half of the day: Tamil, Telugu, Amharic.
    private static let weekdays = """
        திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு திங் செவ் புத வியா வெள் ஞாயி \
        సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం ఆదివారం సోమ మంగళ బుధ గురు శుక్ర శని ఆది \
        ሰኞ ማክሰኞ ማክሰ ረቡዕ ሐሙስ ዓርብ ቅዳሜ እሑድ እሁድ
        """

    // As months are written in DateNames: Arabic, Arabic of Algeria, Persian, Urdu, Hebrew, Hindi, Bengali, Thai, Georgian,
    // Armenian, Tamil, Telugu, Amharic. The months of Ethiopia's own calendar are left out: they begin on other days.
    private static let months = [
        "يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
        "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
        "ژانویه/ژانویهٔ فوریه/فوریهٔ مارس آوریل مه/مهٔ ژوئن ژوئیه/ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "ינואר/ינו פברואר/פבר מרץ/מרס אפריל/אפר מאי יוני יולי אוגוסט/אוג ספטמבר/ספט אוקטובר/אוק נובמבר/נוב דצמבר/דצמ",
        "जनवरी/जन फ़रवरी/फरवरी/फ़र/फर मार्च अप्रैल/अप्रिल मई जून जुलाई/जुल अगस्त/अग सितंबर/सितम्बर/सित अक्टूबर/अक्तूबर/अक्टू नवंबर/नवम्बर/नव दिसंबर/दिसम्बर/दिस",
        "জানুয়ারি/জানুয়ারি/জানু/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারি/ফেব মার্চ এপ্রিল/এপ্রি মে জুন জুলাই/জুল আগস্ট/আগ সেপ্টেম্বর/সেপ্ট/সেপ অক্টোবর/অক্টো নভেম্বর/নভে ডিসেম্বর/ডিসে",
        "มกราคม/มค กุมภาพันธ์/กพ มีนาคม/มีค เมษายน/เมย พฤษภาคม/พค มิถุนายน/มิย กรกฎาคม/กค สิงหาคม/สค กันยายน/กย ตุลาคม/ตค พฤศจิกายน/พย ธันวาคม/ธค",
        "იანვარი/იან თებერვალი/თებ მარტი/მარ აპრილი/აპრ მაისი/მაი ივნისი/ივნ ივლისი/ივლ აგვისტო/აგვ სექტემბერი/სექ ოქტომბერი/ოქტ ნოემბერი/ნოე დეკემბერი/დეკ",
        "հունվարի/հունվար/հնվ փետրվարի/փետրվար/փտվ մարտի/մարտ/մրտ ապրիլի/ապրիլ/ապր մայիսի/մայիս/մյս հունիսի/հունիս/հնս հուլիսի/հուլիս/հլս օգոստոսի/օգոստոս/օգս սեպտեմբերի/սեպտեմբեր/սեպ հոկտեմբերի/հոկտեմբեր/հոկ նոյեմբերի/նոյեմբեր/նոյ դեկտեմբերի/դեկտեմբեր/դեկ",
        """
        ஜனவரி/ஜன பிப்ரவரி/பெப்ரவரி/பிப்/பெப் மார்ச்/மார் ஏப்ரல்/ஏப் மே ஜூன்/யூன் ஜூலை/யூலை ஆகஸ்ட்/ஆகஸ்டு/ஆக \
        செப்டம்பர்/செப்டெம்பர்/செப் அக்டோபர்/ஒக்டோபர்/அக்/ஒக் நவம்பர்/நவ டிசம்பர்/டிசெம்பர்/டிச
        """,
        """
        జనవరి/జన ఫిబ్రవరి/ఫిబ్ర మార్చి ఏప్రిల్/ఏప్రి మే జూన్ జులై/జూలై ఆగస్టు/ఆగస్ట్/ఆగ \
        సెప్టెంబర్/సెప్టెంబరు/సెప్టెం/సెప్టె అక్టోబర్/అక్టోబరు/అక్టో నవంబర్/నవంబరు/నవం డిసెంబర్/డిసెంబరు/డిసెం
        """,
        """
        ጃንዩወሪ/ጃንዩዌሪ/ጃንዋሪ/ጃንዩ ፌብሩወሪ/ፌብሩዌሪ/ፌብሯሪ/ፌብሩ ማርች ኤፕሪል/ኤፕሪ/ኤፕረ ሜይ ጁን ጁላይ ኦገስት/ኦገስ \
        ሴፕቴምበር/ሴፕቴ ኦክቶበር/ኦክተውበር/ኦክቶ/ኦክተ ኖቬምበር/ኖቬም ዲሴምበር/ዲሴም
        """,
    ]
}
