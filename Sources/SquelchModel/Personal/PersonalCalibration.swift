/// Turns a model's raw scores into log odds at even classes: `offset + slope · score` (Platt 1999).
///
/// Fitted on posts that were kept back, since on its own rows a model is always too sure of itself. Both numbers are
/// held near "change nothing" as long as there is little to judge by.
struct PersonalCalibration: Sendable, Equatable {
    /// What raw scores are multiplied by; never negative, so that the order stays.
    var slope: Float = 1
    /// What is added then.
    var offset: Float = 0

    /// Changes nothing.
    static let identity = PersonalCalibration()
    /// Observations that the belief in "change nothing" is worth.
    private static let belief = 2.0
    private static let range = 0.125...8.0

    init() {}

    /// The best fit by Newton's method on a convex loss.
    init(_ parts: [[JudgedPost]]) {
        let all = parts.flatMap { $0 }
        let positives = all.count { $0.isValued }
        let negatives = all.count - positives
        guard positives > 0, negatives > 0 else { return }
        // Both classes weigh the same; together they weigh as much as the smaller one can tell, twice.
        let mass = Double(min(positives, negatives))
        let (up, down) = (mass / Double(positives), mass / Double(negatives))
        var (a, b) = (1.0, 0.0)
        for _ in 0..<25 {
            var gradient = SIMD2(Self.belief * (a - 1), Self.belief * b)
            var (aa, ab, bb) = (Self.belief, 0.0, Self.belief)
            for post in all {
                let x = Double(post.personal)
                let p = ModelMath.sigmoid(a * x + b)
                let weight = post.isValued ? up : down
                let pull = weight * (p - (post.isValued ? 1 : 0))
                let curve = weight * p * (1 - p)
                gradient += SIMD2(pull * x, pull)
                aa += curve * x * x
                ab += curve * x
                bb += curve
            }
            let determinant = aa * bb - ab * ab
            guard determinant > 0 else { break }
            a -= (bb * gradient.x - ab * gradient.y) / determinant
            b -= (aa * gradient.y - ab * gradient.x) / determinant
            a = min(Self.range.upperBound, max(Self.range.lowerBound, a))
            b = min(4, max(-4, b))
        }
        slope = Float(a)
        offset = Float(b)
    }

    /// The log odds of a raw score.
    @inline(__always)
    func callAsFunction(_ score: Float) -> Float { offset + slope * score }
}
