import SquelchTimeline

/// Sums for the regression of worth on time, each post weighing its attention.
public struct TrendSums: Equatable, Sendable {
    private var posts = 0
    private var weight = FixedSum.zero
    private var time = FixedSum.zero
    private var timeSquared = FixedSum.zero
    private var worth = FixedSum.zero
    private var worthSquared = FixedSum.zero
    private var product = FixedSum.zero
    private var squares = FixedSum.zero

    /// Fewest posts that make a trend.
    static let fewestPosts = 8

    init() {}

    /// Adds a post `months` (of 30 days) after the reference time.
    @inline(__always)
    mutating func add(months: Double, cost: Double, worth value: Double) {
        posts += 1
        weight += cost
        time += cost * months
        timeSquared += cost * months * months
        worth += cost * value
        worthSquared += cost * value * value
        product += cost * months * value
        squares += cost * cost
    }

    mutating func merge(_ other: TrendSums) {
        posts += other.posts
        weight += other.weight
        time += other.time
        timeSquared += other.timeSquared
        worth += other.worth
        worthSquared += other.worthSquared
        product += other.product
        squares += other.squares
    }

    func write(to writer: inout FrameWriter) {
        writer.write(Int64(posts))
        for sum in [weight, time, timeSquared, worth, worthSquared, product, squares] { writer.write(sum.raw) }
    }

    init(_ reader: inout FrameReader) throws(FrameError) {
        posts = try AccountStatistics.count(&reader)
        weight = try FixedSum(&reader)
        time = try FixedSum(&reader)
        timeSquared = try FixedSum(&reader)
        worth = try FixedSum(&reader)
        worthSquared = try FixedSum(&reader)
        product = try FixedSum(&reader)
        squares = try FixedSum(&reader)
    }

    /// Change of worth in a month, by weighted least squares; nil where there are too few posts, or all at
    /// one time.
    ///
    /// The slope is shrunk by t^2 / (1 + t^2), t being its size in standard errors: what could be chance
    /// counts for little, a clear trend is left as it is.
    var slopePerMonth: Double? {
        let total = weight.value
        guard posts >= Self.fewestPosts, total > 0 else { return nil }
        let meanTime = time.value / total
        let meanWorth = worth.value / total
        let variance = timeSquared.value / total - meanTime * meanTime
        guard variance > 1e-9 else { return nil }
        let covariance = product.value / total - meanTime * meanWorth
        let slope = covariance / variance
        let spread = max(0, worthSquared.value / total - meanWorth * meanWorth - slope * covariance)
        let effective = total * total / squares.value
        let errorSquared = spread / (variance * max(1, effective - 2))
        let sizeSquared = slope * slope
        return sizeSquared > 0 ? slope * sizeSquared / (sizeSquared + errorSquared) : 0
    }
}
