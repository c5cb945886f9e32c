import SquelchTimeline
import Testing

/// The hash of look-ups.
struct ByteHashTests {
    private func hash(_ text: String, seed: UInt64 = 0) -> UInt64 {
        Array(text.utf8).withUnsafeBufferPointer { ByteHash.hash($0, seed: seed) }
    }

    /// Numbers as seeds must not stand for a last letter: one account's folder would be another's.
    @Test func seedsAndTextsDoNotMeet() {
        var seen: Set<UInt64> = []
        for seed in 0..<1000 as Range<UInt64> {
            for number in 0..<40 { seen.insert(hash("folder\(number)", seed: seed)) }
        }
        #expect(seen.count == 40_000)
    }

    @Test func textsOfEveryLengthDiffer() {
        let texts =
            (0..<200).map { String(repeating: "a", count: $0) }
            + (0..<200).map { "b" + String(repeating: "\0", count: $0) }
        #expect(Set(texts.map { hash($0) }).count == texts.count)
    }
}
