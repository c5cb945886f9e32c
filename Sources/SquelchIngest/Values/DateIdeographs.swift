/// The characters that mark the parts of a date in Chinese, Japanese and Korean.
enum DateIdeograph {
    static func isHour(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x65F6, 0x6642, 0x70B9, 0x9EDE, 0xC2DC: true
        default: false
        }
    }

    static func isMinute(_ scalar: UInt32) -> Bool { scalar == 0x5206 || scalar == 0xBD84 }
    static func isSecond(_ scalar: UInt32) -> Bool { scalar == 0x79D2 || scalar == 0xCD08 }
}

extension DateText {
    /// The scalar of a three-byte sequence at `index`, or 0.
    func scalar(at index: Int) -> UInt32 {
        let (first, second, third) = (self[index], self[index &+ 1], self[index &+ 2])
        guard first & 0xF0 == 0xE0, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return 0 }
        return UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    }
}

extension DateScanner {
    /// Steps over one character that is neither a digit nor a letter of an alphabet, and notes what it says.
    ///
    /// The marks of year, month and day need no note: such dates always come in that order.
    mutating func readIdeograph() {
        if let word = DateScript.word(text, at: &index) { return take(word) }
        let scalar = text.scalar(at: index)
        guard scalar != 0 else {
            index &+= 1
            return
        }
        index &+= 3
        followsNumber = false
        switch scalar {
        case 0x5E74: isChinese = true
        case 0xAC00...0xD7A3:
            isKorean = true
            let next = text.scalar(at: index)
            if scalar == 0xC624, next == 0xC804 { halfOfDay = 1 }
            if scalar == 0xC624, next == 0xD6C4 { halfOfDay = 2 }
        case 0x4E0A where text.scalar(at: index) == 0x5348: halfOfDay = 1
        case 0x4E0B where text.scalar(at: index) == 0x5348: halfOfDay = 2
        case 0x5348 where text.scalar(at: index) == 0x524D: halfOfDay = 1
        case 0x5348 where text.scalar(at: index) == 0x5F8C: halfOfDay = 2
        // Before dawn, in the morning; noon, in the afternoon, in the evening.
        case 0x51CC where text.scalar(at: index) == 0x6668, 0x65E9 where text.scalar(at: index) == 0x4E0A: halfOfDay = 1
        case 0x4E2D where text.scalar(at: index) == 0x5348, 0x665A where text.scalar(at: index) == 0x4E0A,
            0x508D where text.scalar(at: index) == 0x665A:
            halfOfDay = 2
        default: break
        }
    }

    private mutating func take(_ word: DateScript.Word) {
        hasScript = true
        if word.isThai { isThai = true }
        followsNumber = false
        switch word.meaning {
        case .month(let number):
            guard month == 0, !isComplete else { return }
            month = number
            followsNumber = true
        case .half(let half): if halfOfDay == 0 { halfOfDay = half }
        case .glue: break
        case nil: if word.mayBeHalf, isComplete || hour >= 0 { hasStrangeWord = true }
        }
    }
}
