/// Addresses, mentions, hashtags, money and emoticons.
extension Tokenizer {
    /// Where the address ends that begins with the word from `p` to `wordEnd`; nil where there is none.
    ///
    /// Addresses are `scheme://...`, `www....` and names with a path such as `bit.ly/x`.
    @inline(__always)
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
