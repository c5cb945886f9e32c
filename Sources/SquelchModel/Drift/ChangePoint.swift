/// Whether and since when an account posts differently: the split of its posts in time at which their worths differ
/// most, where that is more than chance.
///
/// The test is a scan of Wilcoxon's rank statistic over all splits (Pettitt 1979, standardised at each split): ranks
/// carry no assumption on how worths are spread, which for most accounts is in two heaps. Neighbouring posts resemble
/// each other; the statistic is divided by the growth of its deviation under a first-order autocorrelation.
public enum ChangePoint {
    /// Fewest posts on either side of a change.
    public static let fewestPosts = 8
    /// Size of the standardised statistic that counts as a change. Steady accounts of 50-400 posts a year, composed of
    /// labelled posts, exceed it in about one of ten years (`Benchmarks/quality drift` has the trade-off).
    static let threshold = 2.6

    /// A change, between two posts.
    public struct Change: Equatable, Sendable {
        /// Number of posts before it.
        public var index: Int
        /// The standardised statistic, above `threshold`; negative where worths fell.
        public var statistic: Double
        /// Mean worth before and after.
        public var before: Double
        /// See ``before``.
        public var after: Double
    }

    /// The change in `values`, worths in the order of time; nil where they may well be steady.
    ///
    /// - Complexity: O(n log n).
    public static func find(_ values: [Float]) -> Change? {
        let count = values.count
        guard count >= 2 * fewestPosts else { return nil }
        let ranks = midRanks(values)
        let mean = Double(count + 1) / 2
        var variance = 0.0
        for rank in ranks { variance += (rank - mean) * (rank - mean) }
        variance /= Double(count - 1)
        guard variance > 0 else { return nil }
        var sum = 0.0
        var best = (index: 0, statistic: 0.0)
        for index in 1..<count {
            sum += ranks[index - 1] - mean
            guard index >= fewestPosts, count - index >= fewestPosts else { continue }
            let split = Double(index) * Double(count - index) / Double(count)
            let statistic = -sum / (variance * split).squareRoot()
            if abs(statistic) > abs(best.statistic) { best = (index, statistic) }
        }
        guard best.index > 0 else { return nil }
        let statistic = best.statistic / inflation(ranks, split: best.index)
        guard abs(statistic) >= threshold else { return nil }
        return Change(
            index: best.index, statistic: statistic, before: Self.mean(values[..<best.index]),
            after: Self.mean(values[best.index...]))
    }

    /// Deviation of a mean under the first-order autocorrelation that is left on both sides of `split`, in units of
    /// that of independent values: the root of `(1 + r) / (1 - r)`, r within 0...0.8.
    private static func inflation(_ ranks: [Double], split: Int) -> Double {
        var product = 0.0
        var square = 0.0
        for side in [ranks[..<split], ranks[split...]] {
            let mean = side.reduce(0, +) / Double(side.count)
            for (one, next) in zip(side, side.dropFirst()) { product += (one - mean) * (next - mean) }
            for one in side { square += (one - mean) * (one - mean) }
        }
        guard square > 0 else { return 1 }
        let correlation = min(0.8, max(0, product / square))
        return ((1 + correlation) / (1 - correlation)).squareRoot()
    }

    /// Ranks from 1, equal values sharing their mean rank.
    private static func midRanks(_ values: [Float]) -> [Double] {
        let order = values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for index in start..<end { ranks[order[index]] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }

    private static func mean(_ values: ArraySlice<Float>) -> Double {
        values.reduce(0) { $0 + Double($1) } / Double(max(1, values.count))
    }
}
