import SquelchSignals
import SquelchTimeline
import Testing

/// What holds for every post, sense or nonsense.
struct InvariantTests {
    private func check(_ scores: Scores) {
        for value in scores.detectors { #expect(value >= 0 && value <= 1) }
        #expect(scores.cost >= 2 && scores.cost <= 68)
        #expect(scores.signature.count == SignalColumns.signatureLength)
        #expect(scores.measure.words >= 0)
    }

    /// Random posts of all sorts: words, punctuation, emoji, ideographs, broken UTF-8, plain noise.
    private func samples(_ count: Int, seed: UInt64) -> [Sample] {
        let pieces = [
            "word", "I'm", "the", "!!!", "?", "#tag", "@name", "@", "#", "https://a.example/b", "www.", "://",
            "7.9",
            "$5", "sooo", "😂", "👩‍👩‍👧", "🇫🇷", "東京は", "だ", "é", "…", "’", ":-)", "<3", "\n", "LOUD", "subscribe",
            "you won't believe", "Привет", "\u{FEFF}", "\u{200D}", "ﬁ", "０",
        ].map { Array($0.utf8) }
        var dice = Dice(state: seed)
        return (0..<count).map { _ in
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &dice) {
                if Int.random(in: 0..<8, using: &dice) == 0 {
                    bytes.append(UInt8.random(in: .min ... .max, using: &dice))
                } else {
                    bytes += pieces.randomElement(using: &dice) ?? []
                }
                if Bool.random(using: &dice) { bytes.append(UInt8(ascii: " ")) }
            }
            return Sample(bytes: bytes)
        }
    }

    @Test func valuesStayInRangeOnAnyBytes() {
        var extractor = SignalExtractor()
        for sample in samples(2_000, seed: 1) { check(sample.scores(by: &extractor)) }
        var dice = Dice(state: 2)
        for length in 0..<200 {
            check(
                Sample(bytes: (0..<length).map { _ in .random(in: .min ... .max, using: &dice) }).scores(
                    by: &extractor))
        }
        for lead in UInt8(0x80)...UInt8.max {
            check(Sample(bytes: [lead]).scores(by: &extractor))
            check(Sample(bytes: [UInt8](repeating: lead, count: 50)).scores(by: &extractor))
        }
    }

    @Test func anEmptyPostSaysNothing() {
        let empty = Sample().scores
        check(empty)
        #expect(empty.information < 0.001)
        #expect(empty.measure == PostMeasure(words: 0, link: 0))
        #expect(empty.signature.allSatisfy { $0 == .max })
    }

    @Test(arguments: ["a", "東", "word ", "LOUD! ", "😂", "@a ", "#b ", "$1 ", "a.", "1.", "a'", "aaa ", "a:", "手a"])
    func hugePostsAreScored(_ piece: String) {
        check(Sample(String(repeating: piece, count: 300_000)).scores)
    }

    @Test func nothingDependsOnThePostsBefore() {
        var reused = SignalExtractor()
        let all = samples(400, seed: 4)
        for sample in all { _ = sample.scores(by: &reused) }
        for sample in all.reversed() { #expect(sample.scores(by: &reused) == sample.scores) }
    }

    @Test func aPostAppendsOneValueToEachColumn() {
        var extractor = SignalExtractor()
        var columns = SignalColumns()
        let batch = RecordBatch()
        for _ in 0..<3 { _ = extractor.append(PostRecord(), of: batch, to: &columns) }
        #expect(columns.count == 3)
        #expect(columns.cost.count == 3)
        #expect(columns.codes.count == 3 * SignalColumns.width)
        #expect(columns.signatures.count == 3 * SignalColumns.signatureLength)
    }
}
