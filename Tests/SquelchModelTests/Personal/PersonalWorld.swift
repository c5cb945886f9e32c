import SquelchModel

/// Made-up readers: posts of words drawn at random, with a marked share that depends on what a test plants.
struct PersonalWorld {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 2_654_435_761 &+ 1 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }

    static let week: Int64 = 7 * 86_400
    /// The word that readers with a preference like.
    static let liked: UInt16 = 60_000

    /// `count` posts over ten weeks; a quarter is marked. With `preference`, three of four marked posts hold
    /// ``liked``, and one of ten others.
    mutating func posts(
        _ count: Int, preference: Bool, evidence: PersonalEvidence = .save, timed: Bool = true
    ) -> PersonalExamples {
        var examples = PersonalExamples(featureCount: 2)
        for row in 0..<count {
            let isMarked = next(4) == 0
            var terms = (0..<12).map { _ in UInt16(next(3_000)) }
            let has = preference ? next(100) < (isMarked ? 75 : 10) : next(100) < 30
            if has { terms.insert(Self.liked, at: next(terms.count)) }
            examples.append(
                terms: terms, site: UInt32(next(30)), account: UInt32(next(40)) &+ 1,
                time: timed ? Int64(row) * 10 * Self.week / Int64(count) : .min,
                features: [Float(next(100)) / 50, Float(next(100)) / 50], evidence: isMarked ? evidence : .none)
        }
        return examples
    }

    /// The same posts in another order.
    mutating func shuffled(_ examples: PersonalExamples) -> PersonalExamples {
        var order = Array(0..<examples.count)
        for at in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(at, next(at + 1)) }
        var result = PersonalExamples(featureCount: examples.featureCount)
        for row in order { result.append(row, of: examples, evidence: examples.evidence[row]) }
        return result
    }
}

extension PersonalExamples {
    mutating func append(_ row: Int, of other: PersonalExamples, evidence: PersonalEvidence) {
        append(
            terms: other.terms[Int(other.termStarts[row])..<Int(other.termStarts[row + 1])], site: other.site[row],
            account: other.account[row], time: other.time[row],
            features: other.features[row * featureCount..<(row + 1) * featureCount], evidence: evidence)
    }
}

extension PersonalModel {
    func score(_ terms: [UInt16], site: UInt32 = 0, account: UInt32 = 0, features: [Float] = [0, 0]) -> Float {
        terms.withUnsafeBufferPointer { terms in
            features.withUnsafeBufferPointer { score(terms: terms, site: site, account: account, features: $0) }
        }
    }
}
