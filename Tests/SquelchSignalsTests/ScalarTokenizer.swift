@testable import SquelchSignals

/// The tokenizer as its definition reads: one byte after the other, a word at a time. The oracle of the kernels.
struct ScalarTokenizer {
    private(set) var hashes: [UInt64] = []
    private(set) var kinds: [UInt8] = []
    var facts = TextFacts()
    let classes = ByteClass.table

    mutating func run(_ text: borrowing PostText) {
        facts.emoji = text.emoji
        scan(text.base, text.base + text.count)
        facts.distinct = Set(hashes.prefix(Tokenizer.distinctWindow)).count
        facts.startsWithNumber = kinds.first == TokenKind.number
    }

    private mutating func scan(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
        var p = start
        var opensSentence = true
        var isHashtag = false
        while p < end {
            let kind = classes[Int(p.pointee)]
            // Words come first, and the space after each is skipped at once: a jump by table here is hard to predict.
            if kind == ByteClass.word {
                let next = wordEnd(p)
                if let after = addressEnd(p, next) {
                    facts.urls += 1
                    p = after
                } else {
                    take(p, next - p, opensSentence: opensSentence, isHashtag: isHashtag)
                    opensSentence = false
                    p = next
                }
                isHashtag = false
                if p.pointee == UInt8(ascii: " ") { p += 1 }
                continue
            }
            switch kind {
            case ByteClass.ideograph:
                p = takeIdeographs(p, end)
                opensSentence = false
                isHashtag = false
            case ByteClass.stop:
                if p.pointee == UInt8(ascii: "!") { facts.exclamations += 1 }
                if p.pointee == UInt8(ascii: "?") { facts.questions += 1 }
                let length = p.pointee == UInt8(ascii: ":") ? emoticonLength(p) : 0
                if length > 0 { facts.emoji += 1 } else { opensSentence = true }
                p += max(1, length)
            case ByteClass.sign:
                p = takeSign(p, start, &isHashtag)
            default:
                p += 1
            }
        }
    }

    // MARK: Words

    /// The end of the word at `p`.
    private func wordEnd(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var q = p
        while true {
            q += wordLength(q)
            let byte = q.pointee
            if byte == UInt8(ascii: "'") {
                guard classes[Int(q[1])] == ByteClass.word, !isElision(p, q) else { return q }
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                guard ByteClass.isDigit(q[-1]), ByteClass.isDigit(q[1]) else { return q }
            } else {
                return q
            }
            q += 1
        }
    }

    /// One or two letters, an apostrophe and a word of three and more: "l'eau", not "I'll" or "he's".
    private func isElision(_ p: UnsafePointer<UInt8>, _ apostrophe: UnsafePointer<UInt8>) -> Bool {
        guard apostrophe - p <= 2 else { return false }
        return classes[Int(apostrophe[1])] == ByteClass.word && classes[Int(apostrophe[2])] == ByteClass.word
            && classes[Int(apostrophe[3])] == ByteClass.word
    }

    private func wordLength(_ p: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while classes[Int(p[length])] == ByteClass.word { length += 1 }
        return length
    }

    private mutating func take(_ p: UnsafePointer<UInt8>, _ length: Int, opensSentence: Bool, isHashtag: Bool) {
        let bytes = UnsafeBufferPointer(start: p, count: length)
        hashes.append(Self.hash(bytes))
        let letters = bytes.count { $0 & 0xC0 != 0x80 }
        facts.words += 1
        facts.spacedWords += 1
        facts.letters += letters
        if ByteClass.isDigit(p[0]) {
            kinds.append(TokenKind.number)
            facts.numbers += 1
            if length >= 5, isDigits(p, length) { facts.longNumbers += 1 }
            return
        }
        kinds.append(isHashtag ? TokenKind.hashtag : TokenKind.word)
        if letters >= 4 {
            facts.longWords += 1
            if isElongated(bytes) { facts.elongations += 1 }
        }
        if length >= 2 {
            if bytes.allSatisfy(ByteClass.isCapital) { facts.allCaps += 1 }
            if !opensSentence, !isHashtag, ByteClass.isCapital(p[0]) { facts.capitalsInside += 1 }
        }
    }

    /// Sixteen bytes a multiplication, folded to lower case, zeros behind the last.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = WordHash.begin(bytes.count)
        for start in stride(from: 0, to: bytes.count, by: 16) {
            var halves: [UInt64] = [0, 0]
            for index in start..<min(start + 16, bytes.count) {
                let byte = ByteClass.isCapital(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
                halves[(index - start) / 8] |= UInt64(byte) << UInt64((index - start) % 8 * 8)
            }
            hash = WordHash.add(halves[0], halves[1], to: hash)
        }
        return hash
    }

    private func isElongated(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count >= 3
            && (0..<bytes.count - 2).contains { bytes[$0] == bytes[$0 + 1] && bytes[$0] == bytes[$0 + 2] }
    }

    private func isDigits(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        for index in 0..<length where !ByteClass.isDigit(p[index]) { return false }
        return true
    }

    private mutating func takeIdeographs(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var p = start
        while p < end, classes[Int(p.pointee)] == ByteClass.ideograph { p += 3 }
        let count = (p - start) / 3
        for index in 0..<max(1, count - 1) {
            let bits: UInt64 = count == 1 ? 24 : 48
            let pair = EightBytes.load(start + index * 3) & (1 << bits - 1)
            hashes.append(WordHash.add(pair, to: WordHash.begin(Int(bits))))
            kinds.append(TokenKind.ideographs)
        }
        facts.words += (count + 1) / 2
        return min(p, end)
    }
}

/// Addresses, mentions, hashtags, money and emoticons.
extension ScalarTokenizer {
    /// Where the address ends that begins with the word from `p` to `wordEnd`; nil where there is none.
    ///
    /// Addresses are `scheme://...`, `www....` and names with a path such as `bit.ly/x`.
    func addressEnd(_ p: UnsafePointer<UInt8>, _ wordEnd: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        if wordEnd[0] == UInt8(ascii: ":") {
            return wordEnd[1] == UInt8(ascii: "/") && wordEnd[2] == UInt8(ascii: "/") ? skip(wordEnd) : nil
        }
        guard wordEnd[0] == UInt8(ascii: "."), classes[Int(wordEnd[1])] == ByteClass.word else { return nil }
        return looksLikeHost(p, wordEnd) ? skip(wordEnd) : nil
    }

    private func looksLikeHost(_ p: UnsafePointer<UInt8>, _ wordEnd: UnsafePointer<UInt8>) -> Bool {
        if wordEnd - p == 3, p[0] | 0x20 == UInt8(ascii: "w"), p[1] | 0x20 == UInt8(ascii: "w"),
            p[2] | 0x20 == UInt8(ascii: "w")
        {
            return true
        }
        var q = wordEnd
        while classes[Int(q.pointee)] == ByteClass.word || q.pointee == UInt8(ascii: ".")
            || q.pointee == UInt8(ascii: "-")
        {
            q += 1
        }
        return q.pointee == UInt8(ascii: "/") && classes[Int(q[1])] == ByteClass.word
    }

    /// An address ends at white space, quotes and angle brackets.
    private func skip(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var q = p
        while q.pointee > UInt8(ascii: " "), q.pointee != UInt8(ascii: "\""), q.pointee != UInt8(ascii: "<"),
            q.pointee != UInt8(ascii: ">")
        {
            q += 1
        }
        return q
    }

    /// Takes what a sign begins; returns where to go on.
    mutating func takeSign(
        _ p: UnsafePointer<UInt8>, _ start: UnsafePointer<UInt8>, _ isHashtag: inout Bool
    ) -> UnsafePointer<UInt8> {
        let nextIsWord = classes[Int(p[1])] == ByteClass.word
        switch p.pointee {
        case UInt8(ascii: "#"):
            if nextIsWord || classes[Int(p[1])] == ByteClass.ideograph {
                facts.hashtags += 1
                isHashtag = true
            }
            return p + 1
        case UInt8(ascii: "@"):
            guard nextIsWord, p == start || classes[Int(p[-1])] != ByteClass.word else { return p + 1 }
            if hashes.count == 0, facts.mentions == 0, facts.hashtags == 0 { facts.startsWithMention = true }
            facts.mentions += 1
            return handleEnd(p + 1)
        case UInt8(ascii: "$"):
            if ByteClass.isDigit(p[1]) || p > start && ByteClass.isDigit(p[-1])
                || p[1] == UInt8(ascii: " ") && ByteClass.isDigit(p[2])
            {
                facts.amounts += 1
            }
            return p + 1
        default:
            let length = emoticonLength(p)
            if length > 0 { facts.emoji += 1 }
            return p + max(1, length)
        }
    }

    /// A handle, with the host of a federated one: `name`, `name@example.social`.
    private func handleEnd(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var q = p
        while true {
            while classes[Int(q.pointee)] == ByteClass.word { q += 1 }
            let joins =
                q.pointee == UInt8(ascii: "@") || q.pointee == UInt8(ascii: ".")
                || q.pointee == UInt8(ascii: "-")
            guard joins, classes[Int(q[1])] == ByteClass.word else { return q }
            q += 2
        }
    }

    /// Length of the emoticon at `p` (`:)`, `;-)`, `:D`, `<3`), 0 where there is none.
    func emoticonLength(_ p: UnsafePointer<UInt8>) -> Int {
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
}
