import CSquelchKernels
import SquelchTimeline

/// The codes of one post: of its features, in the order of ``PostFeature``, and of what its text says, in that of
/// ``PostHead``.
struct FeatureCodes: ~Copyable {
    private(set) var codes = Scratch<UInt8>(capacity: 64)
    /// What 0 stands for, and codes in a unit.
    private var scales = Scratch<SIMD2<Float>>(capacity: 64)

    /// Bytes whose signs are counted.
    private static let mostBytes = 1200
    /// Words below which a share of words would be a matter of chance.
    private static let leastWords: Float = 10

    init() {
        codes.resize(to: SignalColumns.width)
        for feature in PostFeature.allCases {
            let range = feature.range
            scales.append(SIMD2(range.lowerBound, 255 / (range.upperBound - range.lowerBound)))
        }
    }

    @inline(__always)
    private mutating func set(_ feature: PostFeature, _ value: Float) {
        let scale = scales.base[feature.rawValue]
        // A half more and cut: to round takes a call of the C library on older processors.
        codes.base[feature.rawValue] = UInt8(max(0, min(255, (value - scale[0]) * scale[1] + 0.5)))
    }

    private mutating func set(_ feature: PostFeature, _ value: Bool) { set(feature, value ? 1 : 0) }

    /// Codes of the features alone.
    var features: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: codes.base, count: PostFeature.allCases.count)
    }

    /// Takes the log odds of all heads.
    mutating func fill(_ heads: SIMD16<Float>) {
        for head in 0..<PostHead.allCases.count {
            codes.base[PostFeature.allCases.count + head] = PostHead.code(logOdds: heads[head])
        }
    }

    mutating func fill(
        _ post: borrowing PostRecord, of batch: RecordBatch, text: borrowing PostText, facts: borrowing PostFacts,
        hosts: Int, logOdds: SIMD4<Float>
    ) {
        let title = batch.arena.bytes(post.title)
        let body = batch.arena.bytes(post.text)
        set(.textLength, LogTable.ln(1 + Float(body.count)))
        set(.titleLength, LogTable.ln(1 + Float(title.count)))
        set(.titleOnly, title.count > 0 && body.count < title.count + 20)
        set(.cutOff, Self.endsInEllipsis(body.count > 0 ? body : title))
        set(.titleCase, Self.capitalisedShare(title))
        set(.colon, title.contains(UInt8(ascii: ":")))
        fill(facts)
        fillSigns(text, words: max(Self.leastWords, Float(facts.text.words)))
        set(.reply, facts.isReply)
        set(.repost, post.flags.contains(.repost))
        set(.media, post.flags.contains(.media))
        set(.image, post.flags.contains(.image))
        set(.links, LogTable.ln(1 + Float(post.links.count)))
        set(.hosts, LogTable.ln(1 + Float(hosts)))
        set(.categories, LogTable.ln(1 + Float(post.categories.count)))
        set(.author, !post.author.isEmpty)
        set(.information, logOdds[0])
        set(.spam, logOdds[1])
        set(.bait, logOdds[2])
        set(.chatter, logOdds[3])
    }

    private mutating func fill(_ facts: borrowing PostFacts) {
        let counts = facts.text
        let words = Float(max(1, counts.words))
        let counted = Float(min(counts.words, Tokenizer.distinctWindow))
        set(.distinct, counted > 5 ? Float(counts.distinct) / counted : 0.9)
        set(.wordLength, facts.meanLength)
        set(.emoji, Float(counts.emoji))
        set(.exclamations, Float(counts.exclamations))
        set(.questions, Float(counts.questions))
        set(.shouting, Float(counts.allCaps) / words)
        set(.firstPerson, facts.share(facts.lists.first))
        set(.slang, facts.share(facts.lists.slang))
        set(.daily, facts.share(facts.lists.daily))
        set(.profanity, facts.share(facts.lists.profanity))
        set(.addresses, Float(counts.urls))
        set(.hashtags, Float(counts.hashtags))
        set(.mentions, Float(counts.mentions))
        set(.shop, facts.leadsToShop)
        set(.ideographs, Float(counts.words - counts.spacedWords) / words)
        set(.density, facts.density)
        set(.numbers, Float(counts.numbers) / words)
        set(.names, Float(counts.capitalsInside) / words)
        set(.elongations, Float(counts.elongations))
        set(.amounts, Float(counts.amounts))
        set(.startsWithNumber, counts.startsWithNumber)
        set(.unlisted, facts.lists.language == nil)
        set(.promotionPhrases, facts.lists.promotion)
        set(.baitPhrases, facts.lists.bait)
    }

    private mutating func fillSigns(_ text: borrowing PostText, words: Float) {
        let count = min(text.count, Self.mostBytes)
        let signs = squelch_count_signs(text.base, count)
        // Over the words of as many bytes as were looked at.
        let part = text.count > 0 ? words * Float(count) / Float(text.count) : words
        let looked = max(Self.leastWords, part)
        set(.digits, Float(signs.digits) / Float(max(20, count)))
        set(.beyondASCII, Float(signs.beyond_ascii) / Float(max(1, count)))
        set(.stops, Float(signs.stops) / looked)
        set(.commas, Float(signs.commas) / looked)
        set(.brackets, Float(signs.brackets) / looked)
        set(.quotes, Float(signs.quotes) / looked)
        set(.newlines, Float(signs.newlines) / looked)
        set(.code, Float(signs.code) / looked)
    }

    /// `…`, `...`, also in brackets.
    private static func endsInEllipsis(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] == UInt8(ascii: "]") || bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
        guard end >= 3 else { return false }
        let last = (bytes[end - 3], bytes[end - 2], bytes[end - 1])
        return last == (0xE2, 0x80, 0xA6) || last == (0x2E, 0x2E, 0x2E)
    }

    /// Part of a title's words that begin with an ASCII capital.
    private static func capitalisedShare(_ title: UnsafeBufferPointer<UInt8>) -> Float {
        var words = 0
        var capitals = 0
        var isInside = false
        for byte in title {
            let isLetter = byte >= 0x80 || 0x61...0x7A ~= byte | 0x20 || isInside && byte == UInt8(ascii: "'")
            if isLetter, !isInside {
                words += 1
                if 0x41...0x5A ~= byte { capitals += 1 }
            }
            isInside = isLetter
        }
        return Float(capitals) / Float(max(1, words))
    }
}
