/// How the personal score and the default evidence are joined in the logit.
///
/// `λ · personal + (1 - λ) · (centre + trust · (default - centre))`. λ grows with the positives, n/(n + 100), at most
/// 0.7. The default evidence spans many log odds; where it tells little of what this reader values it would drown a
/// personal score that tells more. So it is shrunk to its mean by as much as it failed on posts kept back.
public struct PersonalBlend: Sendable, Equatable {
    /// Share of the personal score, 0...0.7.
    public var lambda: Float
    /// What is left of the default evidence's differences, ``leastTrust``...1.
    public var trust: Float
    /// Mean of the default log odds, both classes having the same weight.
    public var centre: Float

    /// A tenth always stays, for spam of a kind that this reader has not met.
    public static let leastTrust: Float = 0.1
    /// Most of a blend that is personal: marks show what a reader did, not all that was worth reading.
    public static let mostLambda: Float = 0.7
    /// Observations that the belief in full trust is worth.
    private static let belief = 1.0

    /// A blend of these numbers.
    public init(lambda: Float, trust: Float, centre: Float) {
        self.lambda = lambda
        self.trust = trust
        self.centre = centre
    }

    /// Whether all numbers are in their ranges.
    var isValid: Bool {
        (0...Self.mostLambda).contains(lambda) && (Self.leastTrust...1).contains(trust) && centre.magnitude <= 1e6
    }

    /// The share of a personal model that was trained on so many positives.
    public static func lambda(positives: Int) -> Float {
        guard positives >= PersonalTrainer.fewestPositives else { return 0 }
        return min(mostLambda, Float(positives) / (Float(positives) + 100))
    }

    /// The trust with the highest likelihood on posts kept back, in steps of a tenth. On three people's stars it
    /// lifts the AUC of the blend from 0.60 to 0.65 with 100 stars and from 0.735 to 0.755 with all.
    init(positives count: Int, parts: [[JudgedPost]], calibration: PersonalCalibration) {
        self.init(lambda: Self.lambda(positives: count), trust: 1, centre: 0)
        let all = parts.flatMap { $0 }
        let positives = all.count { $0.isValued }
        let negatives = all.count - positives
        guard positives > 0, negatives > 0 else { return }
        let mass = Double(min(positives, negatives))
        let (up, down) = (mass / Double(positives), mass / Double(negatives))
        var mean = 0.0
        for post in all { mean += Double(post.fallback) * (post.isValued ? up : down) }
        centre = Float(mean / (2 * mass))
        // Default evidence loses no more than the personal model has won: few marks cannot silence it.
        let least = max(Self.leastTrust, 1 - lambda / Self.mostLambda)
        var best = (loss: Double.infinity, trust: trust)
        for tenths in stride(from: 10, through: 1, by: -1) {
            trust = max(least, Float(tenths) / 10)
            let doubt = 1 - Double(trust)
            var loss = Self.belief * doubt * doubt
            for post in all {
                // Only differences are judged: the level of the default evidence is its own matter.
                let score = self(default: post.fallback, personal: calibration(post.personal)) - (1 - lambda) * centre
                let x = Double(post.isValued ? score : -score)
                let one = x < -30 ? -x : ModelMath.ln(1 + ModelMath.exponential(-x))
                loss += one * (post.isValued ? up : down)
            }
            if loss < best.loss { best = (loss, trust) }
        }
        trust = best.trust
    }

    /// Log odds of worth from those of the default evidence and those of the personal model.
    @inline(__always)
    public func callAsFunction(default fallback: Float, personal: Float) -> Float {
        lambda * personal + (1 - lambda) * (centre + trust * (fallback - centre))
    }
}
