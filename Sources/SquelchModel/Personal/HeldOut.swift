/// How well scores do on posts that the model was not trained on.
public struct HeldOut: Sendable, Equatable, Codable {
    /// How posts to be judged were kept from those to learn from.
    public enum Split: String, Sendable, CaseIterable, Codable {
        /// Learnt from the older 80 %, judged on the newer 20 %.
        case time
        /// Judged on a fifth picked by hash, for want of times.
        case hash
        /// Five parts, each judged by a model of the other four: for few examples. Parts are stretches of time where
        /// times are known.
        case folds
    }

    /// Some posts with about the same predicted probability.
    public struct Bin: Sendable, Equatable, Codable {
        /// Posts in the bin.
        public var count: Int
        /// Mean of the predicted probabilities.
        public var predicted: Double
        /// Share of the valued posts, both classes having the same weight.
        public var observed: Double

        /// A bin of these numbers.
        public init(count: Int, predicted: Double, observed: Double) {
            self.count = count
            self.predicted = predicted
            self.observed = observed
        }
    }

    /// How the judged posts were chosen.
    public var split: Split
    /// Deliberate positives among the judged posts.
    public var positives: Int
    /// Others among them.
    public var negatives: Int
    /// Chance that the personal model puts a valued post above another one; a tie is half a success.
    public var personalAUC: Double
    /// The same of the default evidence on the same posts.
    public var defaultAUC: Double
    /// Mean squared error of the predicted probability, both classes having the same weight: 0.25 for a coin.
    public var brier: Double
    /// Five bins of equal width in the predicted probability; empty ones are left out.
    public var bins: [Bin]

    /// Figures as they were measured.
    public init(
        split: Split, positives: Int, negatives: Int, personalAUC: Double, defaultAUC: Double, brier: Double,
        bins: [Bin]
    ) {
        self.split = split
        self.positives = positives
        self.negatives = negatives
        self.personalAUC = personalAUC
        self.defaultAUC = defaultAUC
        self.brier = brier
        self.bins = bins
    }

    /// Standard error of ``personalAUC`` (Hanley and McNeil 1982).
    public var standardError: Double {
        Self.standardError(auc: personalAUC, positives: positives, negatives: negatives)
    }

    static func standardError(auc: Double, positives: Int, negatives: Int) -> Double {
        guard positives > 0, negatives > 0 else { return 0.5 }
        let (p, n) = (Double(positives), Double(negatives))
        let above = auc / (2 - auc)
        let below = 2 * auc * auc / (1 + auc)
        let variance = auc * (1 - auc) + (p - 1) * (above - auc * auc) + (n - 1) * (below - auc * auc)
        return ModelMath.root(max(0, variance) / (p * n))
    }
}

/// A post that was kept back, with what was foretold of it.
struct JudgedPost {
    var personal: Float
    var fallback: Float
    var isValued: Bool
}

extension HeldOut {
    /// Figures of judged posts in parts; an AUC is the mean over parts (weighted by their pairs), since scores of two
    /// models do not compare.
    /// - Parameter calibration: makes log odds of raw scores.
    init(split: Split, parts: [[JudgedPost]], calibration: PersonalCalibration) {
        var pairs = 0.0
        var (personal, fallback) = (0.0, 0.0)
        for part in parts {
            let positives = part.count { $0.isValued }
            let weight = Double(positives) * Double(part.count - positives)
            guard weight > 0 else { continue }
            pairs += weight
            personal += weight * Self.auc(part.map { ($0.personal, $0.isValued) })
            fallback += weight * Self.auc(part.map { ($0.fallback, $0.isValued) })
        }
        let all = parts.flatMap { $0 }
        let positives = all.count { $0.isValued }
        let negatives = all.count - positives
        var error = SIMD2<Double>(0, 0)
        var sums = [(count: Int, predicted: Double, valued: Int)](repeating: (0, 0, 0), count: 5)
        for post in all {
            let predicted = ModelMath.sigmoid(Double(calibration(post.personal)))
            let bin = min(4, max(0, Int(predicted * 5)))
            sums[bin].count += 1
            sums[bin].predicted += predicted
            if post.isValued {
                sums[bin].valued += 1
                error.x += (1 - predicted) * (1 - predicted)
            } else {
                error.y += predicted * predicted
            }
        }
        let (p, n) = (Double(max(1, positives)), Double(max(1, negatives)))
        self.init(
            split: split, positives: positives, negatives: negatives,
            personalAUC: pairs > 0 ? personal / pairs : 0.5, defaultAUC: pairs > 0 ? fallback / pairs : 0.5,
            brier: positives > 0 && negatives > 0 ? (error.x / p + error.y / n) / 2 : 0.25,
            bins: sums.compactMap { sum in
                guard sum.count > 0 else { return nil }
                let valued = Double(sum.valued) / p
                let other = Double(sum.count - sum.valued) / n
                return Bin(
                    count: sum.count, predicted: sum.predicted / Double(sum.count),
                    observed: valued / (valued + other))
            })
    }

    /// Area under the ROC curve by ranks, ties counted half; 0.5 where a class is missing.
    static func auc(_ scores: [(score: Float, isValued: Bool)]) -> Double {
        let sorted = scores.map { (score: $0.score.isNaN ? 0 : $0.score, isValued: $0.isValued) }
            .sorted { $0.score < $1.score }
        var (start, below, wins) = (0, 0, 0.0)
        while start < sorted.count {
            var (end, positives) = (start, 0)
            while end < sorted.count, sorted[end].score == sorted[start].score {
                if sorted[end].isValued { positives += 1 }
                end += 1
            }
            let negatives = end - start - positives
            wins += Double(positives) * (Double(below) + Double(negatives) / 2)
            below += negatives
            start = end
        }
        let positives = sorted.count - below
        return positives > 0 && below > 0 ? wins / (Double(positives) * Double(below)) : 0.5
    }
}
