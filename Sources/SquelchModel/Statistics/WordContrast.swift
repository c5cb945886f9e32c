/// How much more one side uses a word than the other: the z-score of the log odds ratio with an informative Dirichlet
/// prior; Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), equations 16 and 22.
public struct WordContrast: Sendable {
    /// Weight of the prior, in words.
    public var prior = 200.0
    /// All words of both sides.
    public var total: Double

    /// A contrast within `total` words.
    public init(total: Double) { self.total = total }

    /// z-score of a word that occurs `count` times in the `size` words of one side, and `all` times on both sides.
    public func score(count: Double, size: Double, all: Double) -> Double {
        guard total > 0, all > 0 else { return 0 }
        let expected = prior * all / total
        let rest = max(0, all - count)
        func logOdds(_ count: Double, _ size: Double) -> Double {
            let share = (count + expected) / (size + prior)
            return ModelMath.ln(share / max(1e-12, 1 - share))
        }
        let ratio = logOdds(count, size) - logOdds(rest, max(rest, total - size))
        return ratio / (1 / (count + expected) + 1 / (rest + expected)).squareRoot()
    }
}
