import SquelchModel

/// From an account's share of signal and its rate of posts to what readers would decide.
///
/// Two logistic curves over the share, the logarithm of posts a day and their product, learnt on shares that were predicted
/// without the account, for 570 accounts that two readers each had judged (`Benchmarks/worth`, which learns from more). The
/// share decides *unfollow*, whatever an account costs; share and rate together decide *turn down*. The curves hold how far
/// predicted shares err.
struct VerdictCurve: Sendable {
    var constant: Double
    var share: Double
    var rate: Double
    var product: Double

    /// Probability that most readers would unfollow the account.
    static let unfollow = VerdictCurve(constant: 1.854, share: -7.695, rate: -0.077, product: 0.346)
    /// Probability that most readers would keep it as it is.
    static let keep = VerdictCurve(constant: -5.530, share: 8.861, rate: -0.149, product: -0.288)

    /// Rates within which the curves were learnt, in posts a day.
    private static let rates = 0.01...200.0

    /// The probability at a share in 0...1 and a rate in posts a day.
    func callAsFunction(share x: Double, postsPerDay: Double) -> Double {
        let held = min(Self.rates.upperBound, max(Self.rates.lowerBound, postsPerDay))
        let log = ModelMath.ln(held)
        return 1 / (1 + ModelMath.exponential(-(constant + share * x + rate * log + product * x * log)))
    }
}
