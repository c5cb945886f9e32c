/// Dates in Mongolian, which counts its months: "2024 оны 3-р сарын 5", "2024 оны арван нэгдүгээр сарын 5".
enum DateMongolian {
    /// What a word says.
    enum Meaning {
        /// "first" to "tenth".
        case ordinal(Int)
        /// "ten", before "first" and "second".
        case ten
        /// "month", "of the month".
        case month
        /// "year", "day", "weekday".
        case glue
    }

    static func meaning(_ word: DateWord) -> Meaning? { words[word.key] }

    /// 1 before noon and 2 after it, for the two letters of "ү.ө." and "ү.х.".
    static func half(_ key: UInt64) -> Int? {
        switch key {
        case 0xDF_FC: 1
        case 0xDF_B5: 2
        default: nil
        }
    }

    private static let words: [UInt64: Meaning] = {
        var table: [UInt64: Meaning] = [:]
        DateWord.each(in: ordinals) { word, group in table[word.key] = .ordinal(group + 1) }
        DateWord.each(in: "арван") { word, _ in table[word.key] = .ten }
        DateWord.each(in: "сар сарын сард сарыг") { word, _ in table[word.key] = .month }
        DateWord.each(in: "он оны онд өдөр өдрийн гараг гаригт гариг") { word, _ in table[word.key] = .glue }
        return table
    }()

    private static let ordinals: StaticString = """
        нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар долоодугаар наймдугаар есдүгээр аравдугаар
        """
}

extension DateScanner {
    /// Takes a word of a Mongolian date; nil for other words, false where there is no such date.
    mutating func readMongolian(_ word: DateWord, from start: Int) -> Bool? {
        // All of its letters are folded Cyrillic ones.
        guard word.key & 0xFF >= 0xA0 else { return nil }
        if word.letters <= 2, let isHalf = readMongolianHalf(word) { return isHalf }
        // "3-р": the ending of an ordinal.
        if word.letters == 1, word.last == 0xB0, numberCount > 0, text[start &- 1] == UInt8(ascii: "-") { return true }
        switch DateMongolian.meaning(word) {
        case nil: return nil
        case .glue: return true
        case .month: return readNumberedMonth()
        case .ordinal(let number): return readMonth(number)
        case .ten:
            guard case .ordinal(let number) = nextMongolian(), number <= 2 else { return false }
            return readMonth(10 + number)
        }
    }

    /// "ү.ө.", "үх": nil where the word is neither.
    private mutating func readMongolianHalf(_ word: DateWord) -> Bool? {
        var key = word.key
        var ahead = index
        if word.letters == 1 {
            guard word.last == 0xDF, text[index] == UInt8(ascii: "."), index &+ 1 < text.count else { return nil }
            ahead &+= 1
            let second = DateWord(text, at: &ahead)
            guard second.letters == 1 else { return nil }
            key = key << 8 | second.key
        }
        guard let half = DateMongolian.half(key) else { return nil }
        index = ahead
        if halfOfDay == 0 { halfOfDay = half }
        return true
    }

    /// The month that an ordinal names. Without the word for a month behind it, it counts something else.
    private mutating func readMonth(_ number: Int) -> Bool {
        guard !isComplete, month == 0, case .month = nextMongolian() else { return false }
        monthIsLeading = numberCount == 0
        month = number
        return true
    }

    /// The number before the word is the month, unless the date is over; behind a year it is so anyway.
    private mutating func readNumberedMonth() -> Bool {
        if isComplete { return true }
        if numberCount == 2, month == 0 { return digits.0 == 4 && (1...12).contains(numbers.1) }
        guard numberCount == 1, month == 0, (1...12).contains(numbers.0), digits.0 <= 2 else { return false }
        month = numbers.0
        monthIsLeading = true
        numberCount = 0
        return true
    }

    /// Steps over the next word, and says what it is.
    private mutating func nextMongolian() -> DateMongolian.Meaning? {
        while text[index] == 0x20 { index &+= 1 }
        let word = DateWord(text, at: &index)
        return DateMongolian.meaning(word)
    }
}
