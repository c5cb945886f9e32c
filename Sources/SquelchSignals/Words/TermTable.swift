import SquelchTimeline

/// What single words and pairs of neighbouring words add to the detectors' log odds, learnt and shipped as a table.
///
/// Each weight is the word's part of a logistic regression that starts from the detector's own weights (an offset), so
/// that a text without any listed word is judged by structure alone. `Data/terms.txt` names the training data, their
/// licences and what was measured on sources that the training had not seen.
final class TermTable: Sendable {
    private let terms: HashTable<Term>

    /// A word's or a pair's weights and, for a word, whether a listed pair begins or ends with it.
    struct Term: BitwiseCopyable {
        /// Information, spam, bait, chatter; in units of ``unit``.
        var weights = SIMD4<Int8>()
        var beginsPair = false
        var endsPair = false
    }

    /// Log odds of one step of a weight.
    static let unit: Float = 1 / 32
    /// Tokens that are looked at: the table was learnt on short posts, and an article says early what it is.
    static let window = 64
    /// Tokens up to which weights are simply added; in longer texts their sum grows with the square root of the length.
    static let fullWeightTokens: Float = 8
    /// Stands before the first word in pairs.
    private static let opening: UInt64 = 0x5175_656C_6368_0003

    /// The table that is built in.
    static let shared = TermTable(PackageResources.terms_txt)

    /// Reads lines of a term, a tab and four weights; `#` begins a comment.
    init(_ list: [UInt8]) {
        var table = HashTable<Term>(empty: Term())
        var text = PostText()
        var tokenizer = Tokenizer()
        for line in list.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")), let weights = Self.weights(line[(tab + 1)...])
            else { continue }
            line[..<tab].withUnsafeBufferPointer {
                text.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: $0)
            }
            tokenizer.run(text)
            let opens = line.first == UInt8(ascii: "^")
            switch (opens, tokenizer.hashes.count) {
            case (false, 1): table.update(tokenizer.phraseKey(0)) { $0.weights = weights }
            case (true, 1):
                table.update(WordHash.combine(Self.opening, tokenizer.phraseKey(0))) { $0.weights = weights }
            case (false, 2):
                let (first, second) = (tokenizer.phraseKey(0), tokenizer.phraseKey(1))
                table.update(WordHash.combine(first, second)) { $0.weights = weights }
                table.update(first) { $0.beginsPair = true }
                table.update(second) { $0.endsPair = true }
            default: continue
            }
        }
        terms = table
    }

    /// Four whole numbers with a space between each and the next; nil for anything else. Every start reads thousands.
    private static func weights(_ text: ArraySlice<UInt8>) -> SIMD4<Int8>? {
        var weights = SIMD4<Int8>()
        var (place, value, isNegative, hasDigit) = (0, 0, false, false)
        for byte in text {
            switch byte {
            case UInt8(ascii: "-") where !hasDigit && !isNegative: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where value < 100:
                (value, hasDigit) = (10 * value + Int(byte - UInt8(ascii: "0")), true)
            case UInt8(ascii: " ") where hasDigit && place < 3:
                weights[place] = Int8(clamping: isNegative ? -value : value)
                (place, value, isNegative, hasDigit) = (place + 1, 0, false, false)
            default: return nil
            }
        }
        guard place == 3, hasDigit else { return nil }
        weights[3] = Int8(clamping: isNegative ? -value : value)
        return weights
    }

    /// Log odds that the opening of a post adds to information, spam, bait and chatter.
    func logOdds(_ tokens: borrowing Tokenizer) -> SIMD4<Float> {
        let count = min(tokens.hashes.count, Self.window)
        guard count > 0 else { return .zero }
        let sum = sum(tokens, count)
        let length = max(Self.fullWeightTokens, Float(count))
        let scale = Self.unit * (Self.fullWeightTokens / length).squareRoot()
        return SIMD4<Float>(sum) * scale
    }

    private func sum(_ tokens: borrowing Tokenizer, _ count: Int) -> SIMD4<Int32> {
        var key = tokens.phraseKey(0)
        var sum = SIMD4<Int32>(truncatingIfNeeded: terms[WordHash.combine(Self.opening, key)].weights)
        var last = terms[key]
        sum &+= SIMD4(truncatingIfNeeded: last.weights)
        for index in 1..<max(1, count) {
            let next = tokens.phraseKey(index)
            let term = terms[next]
            sum &+= SIMD4(truncatingIfNeeded: term.weights)
            if last.beginsPair, term.endsPair {
                sum &+= SIMD4(truncatingIfNeeded: terms[WordHash.combine(key, next)].weights)
            }
            key = next
            last = term
        }
        return sum
    }
}
