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
    /// Observations that the belief in full trust is worth.
    private static let belief = 4.0

    /// A blend of these numbers.
    public init(lambda: Float, trust: Float, centre: Float) {
        self.lambda = lambda
        self.trust = trust
        self.centre = centre
    }

    /// Whether all numbers are in their ranges.
    var isValid: Bool {
        (0...0.7).contains(lambda) && (Self.leastTrust...1).contains(trust) && centre.magnitude <= 1e6
    }

    /// The share of a personal model that was trained on so many positives.
    public static func lambda(positives: Int) -> Float {
        guard positives >= PersonalTrainer.fewestPositives else { return 0 }
        return min(0.7, Float(positives) / (Float(positives) + 100))
    }

    /// The trust with the highest likelihood on posts kept back, in steps of a tenth.
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
        var best = (loss: Double.infinity, trust: trust)
        for tenths in stride(from: 10, through: 1, by: -1) {
            trust = Float(tenths) / 10
            var loss = Self.belief * Double((1 - trust) * (1 - trust))
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
