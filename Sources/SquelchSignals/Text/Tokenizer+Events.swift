/// Bytes that mean more than themselves: apostrophes and points inside words, addresses, mentions, hashtags, money,
/// emoticons, and ideographs.
extension Tokenizer {
    /// Goes through the events in order, and edits the blocks.
    mutating func takeEvents(_ text: UnsafePointer<UInt8>) {
        var position = blocks.event(from: 0)
        while position >= 0 {
            let next = take(position, text)
            position = blocks.event(from: max(next, position + 1))
        }
    }

    /// Takes the event at `position`; returns where to look for the next one.
    private mutating func take(_ position: Int, _ text: UnsafePointer<UInt8>) -> Int {
        let p = text + position
        switch p.pointee {
        case UInt8(ascii: "'"):
            if isInside(position), !isElision(position, p) { blocks.join(position) }
        case UInt8(ascii: ","):
            if isInside(position), isDecimal(p) { blocks.join(position) }
        case UInt8(ascii: "."):
            guard isInside(position) else { break }
            if isDecimal(p) { blocks.join(position) } else { return takeHost(position, text) }
        case UInt8(ascii: ":"):
            if p[1] == UInt8(ascii: "/"), p[2] == UInt8(ascii: "/"), blocks.isWord(position - 1) {
                return takeAddress(from: position, text)
            }
            return takeEmoticon(position, text)
        case UInt8(ascii: "<"), UInt8(ascii: ";"): return takeEmoticon(position, text)
        case UInt8(ascii: "#"): takeHash(position, text)
        case UInt8(ascii: "@"): return takeMention(position, text)
        case UInt8(ascii: "$"): if isAmount(position, text) { facts.amounts += 1 }
        default: return takeIdeographs(position)
        }
        return position + 1
    }

    /// Whether words are at both sides, and still there.
    @inline(__always)
    private func isInside(_ position: Int) -> Bool { blocks.isWord(position - 1) && blocks.isWord(position + 1) }

    /// A point or comma between two digits.
    @inline(__always)
    private func isDecimal(_ p: UnsafePointer<UInt8>) -> Bool { ByteClass.isDigit(p[-1]) && ByteClass.isDigit(p[1]) }

    /// One or two letters, an apostrophe and a word of three and more: "l'eau", not "I'll" or "he's".
    private func isElision(_ position: Int, _ p: UnsafePointer<UInt8>) -> Bool {
        if blocks.isWord(position - 2), blocks.isWord(position - 3) { return false }
        return classes[Int(p[2])] == ByteClass.word && classes[Int(p[3])] == ByteClass.word
    }

    // MARK: Addresses

    /// A point with words at both sides: part of an address such as `www.example.org` or `bit.ly/x`, or the end of a
    /// sentence.
    private mutating func takeHost(_ position: Int, _ text: UnsafePointer<UInt8>) -> Int {
        let start = blocks.wordStart(position - 1)
        return looksLikeHost(text + start, text + position) ? takeAddress(from: position, text) : position + 1
    }

    private func looksLikeHost(_ p: UnsafePointer<UInt8>, _ wordEnd: UnsafePointer<UInt8>) -> Bool {
        if wordEnd - p == 3, p[0] | 0x20 == UInt8(ascii: "w"), p[1] | 0x20 == UInt8(ascii: "w"),
            p[2] | 0x20 == UInt8(ascii: "w")
        {
            return true
        }
        var q = wordEnd
        // A name has 253 bytes at most (RFC 1035); without an end to the search "a.a.a.a" would take a square of its time.
        let end = wordEnd + 253
        while q < end,
            classes[Int(q.pointee)] == ByteClass.word || q.pointee == UInt8(ascii: ".")
                || q.pointee == UInt8(ascii: "-")
        {
            q += 1
        }
        return q.pointee == UInt8(ascii: "/") && classes[Int(q[1])] == ByteClass.word
    }

    /// Takes out the address of which the word before `position` is the beginning. It ends at white space, quotes and
    /// angle brackets.
    private mutating func takeAddress(from position: Int, _ text: UnsafePointer<UInt8>) -> Int {
        let start = blocks.wordStart(position - 1)
        var q = text + position
        while q.pointee > UInt8(ascii: " "), q.pointee != UInt8(ascii: "\""), q.pointee != UInt8(ascii: "<"),
            q.pointee != UInt8(ascii: ">")
        {
            q += 1
        }
        facts.urls += 1
        // What looked like a hashtag is an address.
        if start > 0, text[start - 1] == UInt8(ascii: "#") { blocks.setStop(start - 1, false) }
        clear(start, q - text, text)
        return q - text
    }

    /// Takes out bytes; questions and exclamations among them are none.
    private mutating func clear(_ start: Int, _ end: Int, _ text: UnsafePointer<UInt8>) {
        for index in start..<end {
            if text[index] == UInt8(ascii: "?") { facts.questions -= 1 }
            if text[index] == UInt8(ascii: "!") { facts.exclamations -= 1 }
        }
        blocks.clear(start, end)
    }

    // MARK: Signs

    private mutating func takeHash(_ position: Int, _ text: UnsafePointer<UInt8>) {
        let next = classes[Int(text[position + 1])]
        if next == ByteClass.word || next == ByteClass.ideograph { facts.hashtags += 1 }
        if next == ByteClass.word {
            hashtags.append(UInt32(position + 1))
            // A hashtag's capital says no more than the one that begins a sentence.
            blocks.setStop(position, true)
        }
    }

    /// A handle, with the host of a federated one: `name`, `name@example.social`.
    private mutating func takeMention(_ position: Int, _ text: UnsafePointer<UInt8>) -> Int {
        let p = text + position
        guard classes[Int(p[1])] == ByteClass.word, position == 0 || classes[Int(p[-1])] != ByteClass.word else {
            return position + 1
        }
        if facts.mentions == 0, facts.hashtags == 0, !blocks.hasToken(before: position) {
            facts.startsWithMention = true
        }
        facts.mentions += 1
        var q = p + 1
        while true {
            while classes[Int(q.pointee)] == ByteClass.word { q += 1 }
            let joins =
                q.pointee == UInt8(ascii: "@") || q.pointee == UInt8(ascii: ".")
                || q.pointee == UInt8(ascii: "-")
            guard joins, classes[Int(q[1])] == ByteClass.word else { break }
            q += 2
        }
        blocks.clear(position, q - text)
        return q - text
    }

    private func isAmount(_ position: Int, _ text: UnsafePointer<UInt8>) -> Bool {
        let p = text + position
        return ByteClass.isDigit(p[1]) || position > 0 && ByteClass.isDigit(p[-1])
            || p[1] == UInt8(ascii: " ") && ByteClass.isDigit(p[2])
    }

    private mutating func takeEmoticon(_ position: Int, _ text: UnsafePointer<UInt8>) -> Int {
        let length = emoticonLength(text + position)
        guard length > 0 else { return position + 1 }
        facts.emoji += 1
        blocks.clear(position, position + length)
        return position + length
    }

    /// Length of the emoticon at `p` (`:)`, `;-)`, `:D`, `<3`), 0 where there is none.
    private func emoticonLength(_ p: UnsafePointer<UInt8>) -> Int {
        if p[0] == UInt8(ascii: "<") {
            return p[1] == UInt8(ascii: "3") && !ByteClass.isDigit(p[2]) ? 2 : 0
        }
        let nose = p[1] == UInt8(ascii: "-") || p[1] == UInt8(ascii: "'") ? 1 : 0
        switch p[1 + nose] {
        case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "]"):
            return 2 + nose
        case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            return classes[Int(p[2 + nose])] == ByteClass.word ? 0 : 2 + nose
        default:
            return 0
        }
    }

    // MARK: Ideographs

    private mutating func takeIdeographs(_ position: Int) -> Int {
        let count = blocks.ideographs(from: position)
        guard count > 0 else { return position + 1 }
        ideographs.append(IdeographRun(start: UInt32(position), count: UInt32(count)))
        return position + 3 * count
    }
}
