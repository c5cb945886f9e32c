/// Reads a date from tokens (numbers, words, signs) in any sensible order: mail with variations, `asctime`,
/// American, European and Asian orders, months by name, times with AM and PM.
///
/// Numbers of the date are collected, up to three, and told apart at the end (``DateScanner/date()``); times
/// and zones show themselves by a colon and a sign.
struct DateScanner {
    let text: DateText
    var index = 0

    /// The numbers of the date in their order, and how many digits each has.
    var numbers: (Int, Int, Int) = (0, 0, 0)
    var digits: (Int, Int, Int) = (0, 0, 0)
    var numberCount = 0
    /// The month that a name gave, and how many numbers stood before it.
    var month = 0
    var monthIsLeading = false
    /// A `W` stood before the second number.
    var isWeek = false
    /// Dots stand between the numbers, or a word that says that the next one is the month.
    var hasDots = false
    /// The days of the week that a word may name, Monday the lowest bit.
    var weekdays: UInt8 = 0
    /// There were words in a script other than Latin, Greek and Cyrillic; in Thai, which counts years from another one.
    var hasScript = false
    var isThai = false
    /// There was a word in a script of which no word for a half of the day is known.
    var hasStrangeWord = false
    /// The place by whose clocks the time is.
    var place: DatePlace?
    /// A word other than a month stood between the numbers.
    var hasForeignWord = false
    /// The character for a year was seen.
    var isChinese = false
    /// Hangul was seen: a time without a zone is Korea's.
    var isKorean = false

    var hour = -1
    var minute = 0
    var second = 0
    /// 1 for AM, 2 for PM.
    var halfOfDay = 0
    /// Seconds east of UTC, once known.
    var offset: Int?
    /// The token before was a number of the date, so that a following hyphen is no sign.
    var followsNumber = false

    init(_ text: DateText) { self.text = text }

    /// Whether day, month and year are all there.
    var isComplete: Bool { numberCount + (month > 0 ? 1 : 0) >= 3 }

    /// Reads the text to its end, or to the point beyond which there is nothing of a date.
    mutating func scan() -> ParsedDate? {
        while index < text.count {
            let byte = text[index]
            if byte &- 48 <= 9 {
                guard readNumber() else { return nil }
            } else if byte | 0x20 >= 97 && byte | 0x20 <= 122 || byte >= 0x80 {
                guard readWord() else { return nil }
            } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                guard readSign(byte) else { return nil }
            } else if byte == UInt8(ascii: "(") {
                skipComment()
            } else {
                if byte <= 0x20 || byte == UInt8(ascii: ",") { followsNumber = false }
                index &+= 1
            }
        }
        return date()
    }

    // MARK: - Numbers

    private mutating func readNumber() -> Bool {
        var value = 0
        var length = 0
        while text.isDigit(index) {
            if length < 9 { value = value &* 10 &+ Int(text[index] &- 48) }
            length &+= 1
            index &+= 1
        }
        // A number this long is a counter or a key, unless the date is over anyway.
        guard length <= 8 else { return isComplete }
        if hour < 0, readTime(startingWith: value, length: length) { return hour >= 0 }
        followsNumber = false
        guard !isComplete else { return true }
        followsNumber = true
        if month > 0, numberCount == 0, opensNumericDate(length) { month = 0 }
        if numberCount == 0, text[index] == UInt8(ascii: ".") { hasDots = true }
        if length == 8, numberCount == 0, month == 0 {
            append(value / 10_000, length: 4)
            append(value / 100 % 100, length: 2)
            append(value % 100, length: 2)
        } else {
            append(value, length: length)
        }
        return true
    }

    /// "Mar 05/03/2024": the date is all numbers, and the word before it was a Tuesday.
    private func opensNumericDate(_ length: Int) -> Bool {
        guard text.isDigit(index &+ 1), text[index &- length &- 1] <= 0x20 else { return false }
        let mark = text[index]
        return mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
            || mark == UInt8(ascii: "-") && length == 4
    }

    private mutating func append(_ value: Int, length: Int) {
        switch numberCount {
        case 0: (numbers.0, digits.0) = (value, length)
        case 1: (numbers.1, digits.1) = (value, length)
        default: (numbers.2, digits.2) = (value, length)
        }
        numberCount &+= 1
    }

    // MARK: - Words

    private mutating func readWord() -> Bool {
        let start = index
        let word = DateWord(text, at: &index)
        if index == start {
            readIdeograph()
            return true
        }
        let followsNumber = followsNumber
        self.followsNumber = false
        if readHalfOfDay(word) { return true }
        if let isDate = readMongolian(word, from: start) { return isDate }
        // Behind the time a word is a zone: CET would be a Croatian Thursday.
        if weekdays == 0, hour < 0 { weekdays = DateWeekdays.named(word) }
        // "5 tháng 3, 2024", "5 thg 3, 2024": the next number is the month.
        if word.isVietnameseMonth, numberCount == 1 {
            hasDots = true
            return true
        }
        let name = DateNames.month(word) ?? (numberCount > 0 ? DateNames.guessedMonth(word) : nil)
        if var found = name, !isComplete || monthIsLeading && numberCount < 3 {
            // "mar, 5 mai": the first word was a Tuesday.
            monthIsLeading = numberCount == 0
            if hasDots, let croatian = DateNames.croatianMonth(word) { found = croatian }
            month = found
            self.followsNumber = true
            return true
        }
        if hour >= 0 {
            readZone(word, from: start)
            return true
        }
        if isComplete { readBeforeTime(word, from: start) }
        if numberCount == 0 || isComplete { return true }
        if word.letters == 1, text.isDigit(index) {
            if word.key == UInt64(UInt8(ascii: "w")), numberCount == 1 { isWeek = true }
            return true
        }
        // "5th of", "12 de": short words are glue, and so is Latvian "gada". A longer one means that this is a sentence.
        if word.letters == 4, word.key == 0x6761_6461 { return true }
        if !followsNumber || text[start &- 1] == 0x20 { hasForeignWord = true }
        return word.letters <= 3
    }

    /// "2022. 12. 5. PM 10시", "2022年12月5日 GMT+8 21:05": what belongs to the time may stand before it.
    private mutating func readBeforeTime(_ word: DateWord, from start: Int) {
        if word.letters == 2, word.key & 0xFF == 0x6D, text[start] & 0x20 == 0, halfOfDay == 0 {
            if word.key == 0x616D { halfOfDay = 1 }
            if word.key == 0x706D { halfOfDay = 2 }
        }
        let isUTC = word.key == 0x67_6D74 || word.key == 0x75_7463
        let sign = text[index]
        guard isUTC, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text.isDigit(index &+ 1) else { return }
        index &+= 1
        _ = readOffset(isWest: sign == UInt8(ascii: "-"))
    }

    private mutating func readZone(_ word: DateWord, from start: Int) {
        guard offset == nil, place == nil else { return }
        // America's CST is China's behind a Chinese date.
        if isChinese, word.key == 0x63_7374 { return offset = 8 * 3600 }
        if word.key == 0x65_7463, word.letters == 3, text[index] == UInt8(ascii: "/") { return }
        if text[index] == UInt8(ascii: "/") {
            place = DatePlace(text, from: start, to: &index)
        } else {
            offset = DateZones.offset(word)
        }
    }

    private mutating func skipComment() {
        // "2024(e)ko mar. 5(a) (19:30:00)": the time may be in one.
        if hour < 0, isComplete, text.isDigit(index &+ 1) {
            index &+= 1
            return
        }
        while index < text.count, text[index] != UInt8(ascii: ")") { index &+= 1 }
        index &+= 1
    }

    // MARK: - Signs

    private mutating func readSign(_ sign: UInt8) -> Bool {
        let isGlue = followsNumber
        followsNumber = false
        index &+= 1
        guard text.isDigit(index), !isGlue else { return true }
        if hour < 0 {
            // A year below zero, unless the date is over.
            return isComplete || sign == UInt8(ascii: "+") || index >= 2 && text[index &- 2] > 0x20
        }
        return readOffset(isWest: sign == UInt8(ascii: "-"))
    }
}
