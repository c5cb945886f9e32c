import SquelchSignals
import Testing

struct MinHashTests {
    private func signature(_ words: [UInt64]) -> [UInt16] {
        var hasher = MinHash()
        var signatures: [UInt16] = []
        words.withUnsafeBufferPointer {
            guard let base = $0.baseAddress else { return }
            hasher.append(words: base, count: words.count, to: &signatures)
        }
        return signatures
    }

    private func shingles(_ words: [UInt64]) -> Set<[UInt64]> {
        if words.count < 3 { return Set(words.map { [$0] }) }
        return Set((0..<words.count - 2).map { Array(words[$0..<$0 + 3]) })
    }

    @Test(arguments: [32, 128]) func theKernelEqualsTheDefinition(length: Int) {
        var dice = Dice(state: 5)
        var hasher = MinHash(length: length)
        for count in Array(0...40) + [255, 1000] {
            let words = (0..<max(1, count)).map { _ in UInt64.random(in: .min ... .max, using: &dice) }
            words.withUnsafeBufferPointer {
                guard let base = $0.baseAddress else { return }
                var signatures: [UInt16] = []
                hasher.append(words: base, count: count, to: &signatures)
                #expect(signatures == hasher.reference(words: base, count: count))
                #expect(signatures.count == length)
            }
        }
    }

    @Test func noMinimumLooksLikeNoSignature() {
        // Some hundred of these minima would end in 0xFFFF by chance.
        var hasher = MinHash(length: 128)
        var signatures: [UInt16] = []
        for word in 0..<UInt64(1 << 16) {
            withUnsafePointer(to: word) { hasher.append(words: $0, count: 1, to: &signatures) }
        }
        #expect(signatures.max() == UInt16.max - 1)
    }

    @Test func theEstimateIsWithinFourStandardErrors() {
        var dice = Dice(state: 6)
        var sumOfErrors = 0.0
        var sumOfVariances = 0.0
        for _ in 0..<400 {
            // Two texts that share a beginning of random length.
            let length = Int.random(in: 20...120, using: &dice)
            let shared = Int.random(in: 0...length, using: &dice)
            let a = (0..<length).map { _ in UInt64.random(in: .min ... .max, using: &dice) }
            let b =
                a.prefix(shared)
                + (shared..<length).map { _ in UInt64.random(in: .min ... .max, using: &dice) }
            let (setA, setB) = (shingles(a), shingles(Array(b)))
            let exact = Double(setA.intersection(setB).count) / Double(setA.union(setB).count)
            let equal = zip(signature(a), signature(Array(b))).count { $0 == $1 }
            let estimate = Double(equal) / Double(SignalColumns.signatureLength)
            let variance = exact * (1 - exact) / Double(SignalColumns.signatureLength)
            #expect((estimate - exact).magnitude <= 4 * variance.squareRoot() + 1e-9)
            sumOfErrors += estimate - exact
            sumOfVariances += variance
        }
        // No bias: the sum of independent errors has the sum of their variances.
        #expect(sumOfErrors.magnitude <= 4 * sumOfVariances.squareRoot())
    }

    @Test func equalTextsAgreeAndEmptyOnesHaveNoSignature() {
        #expect(signature([1, 2, 3, 4]) == signature([1, 2, 3, 4]))
        #expect(signature([7]) != signature([8]))
        #expect(score("").signature == [UInt16](repeating: .max, count: SignalColumns.signatureLength))
    }

    @Test func aCopyWithAFewWordsMoreIsNearAndAnotherPostIsFar() {
        let text =
            "Magnitude 6.4 earthquake strikes off the coast of Honshu, tsunami warning for three prefectures"
        #expect(score(text).similarity(score("RT " + text + " wow")) > 0.6)
        #expect(score(text).similarity(score("Council approves 12 km of cycle lanes along the river")) < 0.2)
    }
}
