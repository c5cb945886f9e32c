import SquelchSignals

extension PersonalModel {
    /// Everything that a model consists of, as plain numbers: what a file keeps. It holds hashes, no text and no name.
    public struct Parameters: Sendable, Equatable {
        /// Deliberate positives that it was trained on.
        public var positives: Int
        /// Negatives that it was trained on.
        public var negatives: Int
        /// Figures on the newer fifth.
        public var heldOut: HeldOut
        /// Figures that the decision to use the model rests on.
        public var decision: HeldOut
        /// How its scores are joined with the default evidence.
        public var blend: PersonalBlend
        /// Log odds before anything is known of a post.
        public var bias: Float
        /// Mean of each feature.
        public var featureMeans: [Float]
        /// What each feature is multiplied by after its mean is taken away.
        public var featureScales: [Float]
        /// Weight of each feature.
        public var featureWeights: [Float]
        /// Weight of each number of a post's meaning (`TextMeaning`).
        public var meaningWeights: [Float]
        /// Rows that frequencies were counted in.
        public var rows: Int
        /// Places that occurred, rising.
        public var places: [UInt32]
        /// In how many rows each did.
        public var frequencies: [UInt32]
        /// Weight of each, times its scale.
        public var weights: [Float]

        /// Parameters of these values, which are checked when a model is made of them.
        public init(
            positives: Int, negatives: Int, heldOut: HeldOut, decision: HeldOut, blend: PersonalBlend, bias: Float,
            featureMeans: [Float], featureScales: [Float], featureWeights: [Float], meaningWeights: [Float], rows: Int,
            places: [UInt32],
            frequencies: [UInt32], weights: [Float]
        ) {
            self.positives = positives
            self.negatives = negatives
            self.heldOut = heldOut
            self.decision = decision
            self.blend = blend
            self.bias = bias
            self.featureMeans = featureMeans
            self.featureScales = featureScales
            self.featureWeights = featureWeights
            self.meaningWeights = meaningWeights
            self.rows = rows
            self.places = places
            self.frequencies = frequencies
            self.weights = weights
        }

        /// Whether a model can be made of them: lists fit together, numbers are finite and in their ranges.
        public var isValid: Bool {
            let most: Float = 1e6
            let features = featureWeights.count
            guard positives >= 0, negatives >= 0, rows > 0, rows <= Int(UInt32.max), features <= 1024,
                featureMeans.count == features, featureScales.count == features,
                meaningWeights.isEmpty || meaningWeights.count == TextMeaning.length,
                frequencies.count == places.count, weights.count == places.count,
                bias.magnitude <= most, blend.isValid
            else { return false }
            let numbers = featureMeans + featureScales + featureWeights + meaningWeights
            guard numbers.allSatisfy({ $0.magnitude <= most }), weights.allSatisfy({ $0.magnitude <= most })
            else { return false }
            var next = 0
            for (place, frequency) in zip(places, frequencies) {
                guard Int(place) >= next, Int(place) < PersonalSpace.size, frequency > 0, Int(frequency) <= rows
                else { return false }
                next = Int(place) + 1
            }
            return true
        }
    }

    /// What the model consists of.
    public var parameters: Parameters {
        let used = frequency.indices.filter { frequency[$0] > 0 }
        return Parameters(
            positives: positives, negatives: negatives, heldOut: heldOut, decision: decision, blend: blend,
            bias: bias, featureMeans: standard.mean, featureScales: standard.scale, featureWeights: dense,
            meaningWeights: meaning,
            rows: rows, places: used.map { UInt32(truncatingIfNeeded: $0) },
            frequencies: used.map { frequency[$0] }, weights: used.map { table[$0].x })
    }

    /// The model with these parameters, which scores exactly as the one that they came from; nil where they are not
    /// valid.
    public init?(_ parameters: Parameters) {
        guard parameters.isValid else { return nil }
        positives = parameters.positives
        negatives = parameters.negatives
        heldOut = parameters.heldOut
        decision = parameters.decision
        blend = parameters.blend
        bias = parameters.bias
        standard = PersonalStandard(mean: parameters.featureMeans, scale: parameters.featureScales)
        dense = parameters.featureWeights
        meaning = parameters.meaningWeights
        rows = parameters.rows
        var frequency = [UInt32](repeating: 0, count: PersonalSpace.size)
        for (place, often) in zip(parameters.places, parameters.frequencies) { frequency[Int(place)] = often }
        var table = PersonalFit.scales(frequency, rows: parameters.rows)
        for (place, weight) in zip(parameters.places, parameters.weights) { table[Int(place)].x = weight }
        self.frequency = frequency
        self.table = table
    }
}
