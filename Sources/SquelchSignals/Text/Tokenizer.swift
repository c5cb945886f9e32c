import CSquelchKernels
import SquelchTimeline

/// Turns a post's bytes into hashes of words and counts, in one pass and without a single String.
///
/// A word is a run of letters and digits, folded to lower case in ASCII. An apostrophe inside stays ("don't"), but a
/// short elided article is a word of its own ("l'eau", "qu'elle"); a point or comma between digits stays ("7.9").
/// Chinese and Japanese put no spaces between words: each pair of neighbouring characters is a token, which finds
/// near-duplicates as well as words do, and two characters count as one word, their mean length in Chinese text.
struct Tokenizer: ~Copyable {
    /// Hash of each token.
    private(set) var hashes = Scratch<UInt64>()
    /// ``TokenKind`` of each token.
    private(set) var kinds = Scratch<UInt8>()
    /// The counts.
    var facts = TextFacts()
    private var distinct = DistinctWords()
    let classes = ByteClass.table

    /// Words over which distinct ones are counted: in a long text their share falls by itself (Heaps' law).
    static let distinctWindow = 256

    mutating func run(_ text: borrowing PostText) {
        hashes.removeAll()
        kinds.removeAll()
        facts = TextFacts()
        facts.emoji = text.emoji
        scan(text.base, text.base + text.count)
        facts.distinct = distinct.count(hashes.base, min(hashes.count, Self.distinctWindow))
        facts.startsWithNumber = hashes.count > 0 && kinds.base[0] == TokenKind.number
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
    @inline(__always)
    private func wordEnd(_ p: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var q = p
        while true {
            q += squelch_word_length(q)
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

    @inline(__always)
    private mutating func take(
        _ p: UnsafePointer<UInt8>, _ length: Int, opensSentence: Bool, isHashtag: Bool
    ) {
        var hash = WordHash.begin(length)
        var capitals = 0
        var continuations = 0
        var offset = 0
        repeat {
            var block = EightBytes.load(p + offset)
            let rest = length &- offset
            if rest < 8 { block &= (1 &<< UInt64(truncatingIfNeeded: rest &* 8)) &- 1 }
            let upper = EightBytes.capitals(block)
            if (upper | block) & EightBytes.high != 0 {
                capitals &+= EightBytes.count(upper)
                continuations &+= EightBytes.count(EightBytes.continuations(block))
            }
            hash = WordHash.add(block | upper >> 2, to: hash)
            offset &+= 8
        } while offset < length
        hashes.append(hash)
        let letters = length &- continuations
        facts.words &+= 1
        facts.spacedWords &+= 1
        facts.letters &+= letters
        if ByteClass.isDigit(p[0]) {
            kinds.append(TokenKind.number)
            facts.numbers &+= 1
            if length >= 5, isDigits(p, length) { facts.longNumbers &+= 1 }
            return
        }
        kinds.append(isHashtag ? TokenKind.hashtag : TokenKind.word)
        if letters >= 4 {
            facts.longWords &+= 1
            if isElongated(p, length) { facts.elongations &+= 1 }
        }
        if length >= 2 {
            if capitals == length { facts.allCaps &+= 1 }
            if !opensSentence, !isHashtag, ByteClass.isCapital(p[0]) { facts.capitalsInside &+= 1 }
        }
    }

    private func isDigits(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        for index in 0..<length where !ByteClass.isDigit(p[index]) { return false }
        return true
    }

    /// Whether three neighbouring bytes of the word are equal.
    @inline(__always)
    private func isElongated(_ p: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        var offset = 0
        let starts = length &- 2
        while offset < starts {
            let pairs = EightBytes.load(p + offset) ^ EightBytes.load(p + offset + 1)
            // Few words have a double letter, and only those are looked at more closely.
            if EightBytes.hasZero(pairs) {
                var differs = pairs | (EightBytes.load(p + offset + 1) ^ EightBytes.load(p + offset + 2))
                let rest = starts &- offset
                if rest < 8 { differs |= ~0 &<< UInt64(truncatingIfNeeded: rest &* 8) }
                if EightBytes.hasZero(differs) { return true }
            }
            offset &+= 8
        }
        return false
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
