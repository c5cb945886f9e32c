extension DateScanner {
    /// Reads the rest of a time whose first number has been read: `07:30:00.5`, `7.30`, `7h30`, `7 PM`,
    /// `7時30分`.
    ///
    /// - Returns: false where the number is no hour; true, with `hour` left unset, for an impossible time.
    mutating func readTime(startingWith value: Int, length: Int) -> Bool {
        let mark = text[index]
        let isColon = mark == UInt8(ascii: ":")
        if isColon || isComplete && (mark == UInt8(ascii: ".") || mark | 0x20 == UInt8(ascii: "h")) {
            guard text.isDigit(index &+ 1), length <= 2 else { return false }
            index &+= 1
            let minutes = readDigits()
            var seconds = 0
            if text[index] == mark || text[index] == UInt8(ascii: ":"), text.isDigit(index &+ 1) {
                index &+= 1
                seconds = readDigits()
            }
            while text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",")
                || text[index] == UInt8(ascii: ":"),
                text.isDigit(index &+ 1)
            {
                index &+= 1
                _ = readDigits()
            }
            setTime(value, minutes, seconds)
            return true
        }
        guard isComplete else { return false }
        if index > length, text[index &- length &- 1] | 0x20 == UInt8(ascii: "t") {
            // Packed, after a T.
            switch length {
            case 2: setTime(value, 0, 0)
            case 4: setTime(value / 100, value % 100, 0)
            case 6: setTime(value / 10_000, value / 100 % 100, value % 100)
            default: return false
            }
            return true
        }
        return readAsianTime(value) || readLoneHour(value) || readSpacedTime(value)
    }

    private mutating func setTime(_ hours: Int, _ minutes: Int, _ seconds: Int) {
        guard hours <= 24, minutes <= 59, seconds <= 60 else { return }
        hour = hours
        minute = minutes
        second = seconds
    }

    /// "7 PM": an hour is one by the word after it.
    private mutating func readLoneHour(_ value: Int) -> Bool {
        var ahead = index
        if text[ahead] == 0x20 { ahead &+= 1 }
        let letter = text[ahead] | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p"), value >= 1, value <= 12 else {
            return false
        }
        let next = text[ahead &+ 1] | 0x20
        guard
            next == UInt8(ascii: "m")
                || next == UInt8(ascii: ".") && text[ahead &+ 2] | 0x20 == UInt8(ascii: "m")
        else { return false }
        setTime(value, 0, 0)
        return true
    }

    /// "19 h 30 min 00 s", "19 นาฬิกา 30 นาที".
    private mutating func readSpacedTime(_ value: Int) -> Bool {
        guard text[index] == 0x20 else { return false }
        let isHour = text[index &+ 1] | 0x20 == UInt8(ascii: "h") && !text[index &+ 2].isASCIILetter
        guard isHour || text.scalar(at: index &+ 1) == 0xE19 else { return false }
        index &+= 2
        var parts = [0, 0]
        for place in parts.indices {
            var ahead = index
            while text[ahead] == 0x20 || text[ahead].isASCIILetter || text[ahead] >= 0x80 { ahead &+= 1 }
            guard text.isDigit(ahead) else { break }
            index = ahead
            parts[place] = readDigits()
        }
        setTime(value, parts[0], parts[1])
        return true
    }

    private mutating func readAsianTime(_ value: Int) -> Bool {
        guard DateIdeograph.isHour(text.scalar(at: index)) else { return false }
        index &+= 3
        var parts = (0, 0)
        if let minutes = readPart(before: DateIdeograph.isMinute) {
            parts.0 = minutes
            parts.1 = readPart(before: DateIdeograph.isSecond) ?? 0
        }
        setTime(value, parts.0, parts.1)
        return true
    }

    private mutating func readPart(before isMark: (UInt32) -> Bool) -> Int? {
        let start = index
        while text[index] == 0x20 { index &+= 1 }
        let value = readDigits()
        guard index > start, isMark(text.scalar(at: index)) else {
            index = start
            return nil
        }
        index &+= 3
        return value
    }

    /// Reads digits, all of them; the value of very many is cut short.
    mutating func readDigits() -> Int {
        var value = 0
        while text.isDigit(index) {
            if value < 1_000_000 { value = value &* 10 &+ Int(text[index] &- 48) }
            index &+= 1
        }
        return value
    }

    /// AM and PM in ASCII, with or without dots and blanks, and the words that other languages have for them.
    mutating func readHalfOfDay(_ word: DateWord) -> Bool {
        guard hour >= 0, halfOfDay == 0 else { return false }
        switch (word.key, word.letters) {
        case (0x616D, 2), (0x8F_8B, 2): halfOfDay = 1
        case (0x706D, 2), (0x8B_8B, 2): halfOfDay = 2
        case (0x61, 1), (0x70, 1):
            var ahead = index
            if text[ahead] == UInt8(ascii: ".") { ahead &+= 1 }
            if text[ahead] == 0x20 { ahead &+= 1 }
            let letter = text[ahead] | 0x20
            let isAlbanian = word.key == 0x70 && letter == UInt8(ascii: "d")
            guard ahead > index, letter == UInt8(ascii: "m") || isAlbanian, !text[ahead &+ 1].isASCIILetter else {
                return false
            }
            index = ahead &+ 1
            halfOfDay = word.key == 0x61 || isAlbanian ? 1 : 2
        // Greek "π.μ." and "μ.μ.", Albanian "p.d." and "m.d.".
        case (0x8F, 1), (0x8B, 1), (0x6D, 1):
            guard text[index] == UInt8(ascii: "."), index &+ 1 < text.count else { return false }
            var ahead = index &+ 1
            let second = DateWord(text, at: &ahead)
            guard second.letters == 1, second.key == (word.key == 0x6D ? 0x64 : 0x8B) else { return false }
            index = ahead
            halfOfDay = word.key == 0x8F ? 1 : 2
        default:
            guard let half = DateHalves.half(word), word.letters > 2 || isComplete else { return false }
            // "a las 7:30 de la tarde" is no Hungarian "de.", which is the morning.
            if word.letters == 2, word.key == 0x6465, text[index] != UInt8(ascii: "."), index < text.count {
                return true
            }
            halfOfDay = half
        }
        return true
    }

    /// Reads the number of an offset: `0200`, `02:00`, `02`, `2`, `530`. False where no place has such an
    /// offset.
    mutating func readOffset(isWest: Bool) -> Bool {
        let start = index
        var hours = readDigits()
        var minutes = 0
        let length = index &- start
        if length <= 2 {
            if text[index] == UInt8(ascii: ":"), text.isDigit(index &+ 1) {
                index &+= 1
                minutes = readDigits()
            }
        } else if length <= 4 {
            minutes = hours % 100
            hours /= 100
        } else {
            return offset != nil
        }
        guard hours <= 23, minutes <= 59 else { return false }
        let seconds = hours * 3600 + minutes * 60
        // "GMT+0200": the name stands for the zero that the number counts from.
        if offset == nil || offset == 0 { offset = isWest ? -seconds : seconds }
        return true
    }
}
