/// Everything about an account's posts that its scores are made from.
///
/// A commutative monoid: ``zero`` changes nothing, and merging in any order and grouping gives the same
/// bits, since every sum is a ``FixedSum``. Workers, files, days and machines therefore combine in the same
/// way. "Decayed seconds" are attention seconds c times the decay d of the post's age.
public struct AccountStatistics: Equatable, Sendable {
    /// Counts of posts by what is worth telling of them.
    public var counts = PostCounts()
    /// Time of the first dated post, seconds since 1970; `Int64.max` where there is none.
    public var firstTime = Int64.max
    /// Time of the last dated post; `Int64.min` where there is none.
    public var lastTime = Int64.min

    /// Attention in seconds, not decayed.
    public var cost = FixedSum.zero
    /// Attention times worth, not decayed: seconds of signal as the posts' worths add up.
    public var signal = FixedSum.zero

    /// Decayed seconds: S + N.
    public var weight = FixedSum.zero
    /// Decayed seconds times worth: S, of which N is the rest.
    public var weightedSignal = FixedSum.zero
    /// Squares of decayed seconds.
    public var squares = FixedSum.zero
    /// Decayed seconds times novelty.
    public var novelWeight = FixedSum.zero
    /// Decayed seconds times each detector's value, in the order of ``Detector``.
    public var detectors = [FixedSum](repeating: .zero, count: Detector.allCases.count)
    /// Squares of decayed seconds, times worth and times its square: how far the posts' worths spread.
    public var squaredSignal = FixedSum.zero
    /// See ``squaredSignal``.
    public var squaredWorth = FixedSum.zero

    /// Reposts alone.
    public var reposts = PartialSums()
    /// Replies alone.
    public var replies = PartialSums()
    /// Worth over time.
    public var trend = TrendSums()

    /// The statistics of no posts.
    public static let zero = AccountStatistics()

    /// The statistics of no posts.
    public init() {}

    /// Adds the posts of `other`.
    public mutating func merge(_ other: AccountStatistics) {
        counts.merge(other.counts)
        firstTime = min(firstTime, other.firstTime)
        lastTime = max(lastTime, other.lastTime)
        cost += other.cost
        signal += other.signal
        weight += other.weight
        weightedSignal += other.weightedSignal
        squares += other.squares
        novelWeight += other.novelWeight
        for index in detectors.indices { detectors[index] += other.detectors[index] }
        squaredSignal += other.squaredSignal
        squaredWorth += other.squaredWorth
        reposts.merge(other.reposts)
        replies.merge(other.replies)
        trend.merge(other.trend)
    }

    /// Effective number of posts, `(sum dc)^2 / sum (dc)^2`: equals the count where all weigh the same.
    public var effectiveCount: Double {
        let total = weight.value
        let spread = squares.value
        return spread > 0 ? total * total / spread : 0
    }

    /// Variance of ``rawShare`` under resampling of the posts: of a ratio of sums, by the delta method.
    public var rawVariance: Double {
        let total = weight.value
        guard total > 0 else { return 0 }
        let mean = rawShare
        let spread = squaredWorth.value - 2 * mean * squaredSignal.value + mean * mean * squares.value
        return max(0, spread) / (total * total)
    }

    /// Mean of a detector over the attention that the account takes.
    public func mean(_ detector: Detector) -> Double {
        let total = weight.value
        return total > 0 ? detectors[detector.rawValue].value / total : 0
    }

    /// Share of signal as the posts' worths say it, before the corrections of ``ShareEstimator``; 0 without
    /// posts.
    public var rawShare: Double {
        let total = weight.value
        return total > 0 ? weightedSignal.value / total : 0
    }
}
