import SquelchSignals

/// What one reader values, as weights: log odds that a post is one of those, at even odds before looking.
public struct PersonalModel: Sendable {
    /// Deliberate positives that it was trained on.
    public let positives: Int
    /// Negatives that it was trained on.
    public let negatives: Int
    /// Figures on posts kept back.
    public let heldOut: HeldOut
    /// What the decision to use the model rests on.
    public let decision: HeldOut

    /// How its scores are joined with the default evidence.
    public let blend: PersonalBlend

    /// Weight of the constant.
    let bias: Float
    let standard: PersonalStandard
    let dense: [Float]
    /// Weights of what a post's words mean (``TextMeaning``); empty in models saved before there were any.
    let meaning: [Float]
    /// Rows of the sample, for the rarity of places.
    let rows: Int
    /// Weight and squared scale of each place.
    let table: [SIMD2<Float>]
    /// How many rows of the sample have each place that occurs.
    let frequency: [UInt32]

    /// Number of features that ``score(terms:site:account:features:)`` takes.
    public var featureCount: Int { dense.count }

    /// Log odds that the reader values a post, at even odds before looking.
    /// - Parameters:
    ///   - terms: hash buckets of its words as in ``PersonalExamples``; beyond its longest run they are passed over.
    ///   - site: hash of the site that the post links to.
    ///   - account: its account, as in the examples.
    ///   - features: ``featureCount`` numbers; missing ones count as the mean.
    public func score(
        terms: UnsafeBufferPointer<UInt16>, site: UInt32, account: UInt32, features: UnsafeBufferPointer<Float>
    ) -> Float {
        let run = UnsafeBufferPointer(rebasing: terms.prefix(PersonalExamples.longestRun))
        var sum: SIMD2<Float> = .zero
        table.withUnsafeBufferPointer { table in
            PersonalSpace.forEachPlace(run, site: site, account: account) { sum += table[$0] }
        }
        var score = bias + (sum.y > 0 ? sum.x / sum.y.squareRoot() : 0)
        for feature in 0..<min(dense.count, features.count) {
            score += dense[feature] * standard.value(features[feature], of: feature)
        }
        return score + meant(run)
    }

    /// What the meaning of the words adds.
    private func meant(_ words: UnsafeBufferPointer<UInt16>) -> Float {
        if meaning.isEmpty { return 0 }
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: TextMeaning.length) { row in
            guard TextMeaning.fill(row, from: words) > 0 else { return 0 }
            var sum: Float = 0
            for place in meaning.indices { sum += meaning[place] * row[place] }
            return PersonalSpace.meaning * sum
        }
    }

    /// ``score(terms:site:account:features:)`` of each of `examples`, whose evidence is not looked at; empty where its
    /// arrays do not fit together.
    public func scores(_ examples: PersonalExamples) -> [Float] {
        guard examples.isConsistent else { return [] }
        return examples.terms.withUnsafeBufferPointer { terms in
            examples.features.withUnsafeBufferPointer { features in
                (0..<examples.count).map { row in
                    let start = row * examples.featureCount
                    return score(
                        terms: UnsafeBufferPointer(rebasing: terms[examples.run(of: row)]), site: examples.site[row],
                        account: examples.account[row],
                        features: UnsafeBufferPointer(rebasing: features[start..<start + examples.featureCount]))
                }
            }
        }
    }

    /// Log odds of worth from those of the default evidence and those of this model.
    public func blended(default fallback: Float, personal: Float) -> Float {
        blend(default: fallback, personal: personal)
    }
}

extension PersonalModel {
    init(
        _ fit: DualAscent, of matrix: PersonalMatrix, calibration: PersonalCalibration, blend: PersonalBlend,
        sample: PersonalSample, heldOut: HeldOut,
        decision: HeldOut
    ) {
        positives = sample.positives
        negatives = sample.negatives
        self.heldOut = heldOut
        self.decision = decision
        self.blend = blend
        bias = calibration(fit.bias)
        standard = matrix.standard
        let features = standard.mean.count
        dense = fit.dense.prefix(features).map { $0 * calibration.slope }
        meaning = fit.dense.dropFirst(features).map { $0 * calibration.slope }
        rows = sample.rows.count
        table = fit.table.map { SIMD2($0.x * calibration.slope, $0.y) }
        frequency = matrix.frequency
    }
}
