import SquelchTimeline

/// Everything that the model says of one account.
public struct AccountScore: Sendable {
    /// What its posts add up to.
    public var statistics: AccountStatistics
    /// Its share of signal; nil where there are too few posts.
    public var estimate: ShareEstimate?
    /// How often it posts, and over which time.
    public var rate: PostingRate
    /// Its rank among the user's accounts; nil where there is no estimate.
    public var rank: RankRange?
    /// Part of its signal that no other account brings, 0...1.
    public var uniqueShare: Double
    /// Parts of the difference to the typical account; nil where there is no estimate.
    public var components: Components?
    /// How it writes.
    public var features: MeanFeatures
    /// The account whose posts it shows once more; nil for most.
    public var doubleOf: Int?
    /// Since when it posts differently; nil where it is steady.
    public var change: AccountChange?

    /// The time that its data cover.
    public var window: CoveredWindow { rate.window }
    /// Posts a day over the covered window; 0 where the dates do not tell.
    public var postsPerDay: Double { rate.postsPerDay ?? 0 }
    /// Seconds of attention a day over the covered window.
    public var attentionPerDay: Double { rate.attentionPerDay }
    /// Share of signal by which its minutes are divided: the estimate, or where there is none what the
    /// posts add up to.
    public var share: Double { estimate?.share ?? statistics.rawShare }
    /// Share of its attention that is signal to somebody who follows all others too: a double brings what it alone has.
    public var countedShare: Double { doubleOf == nil ? share : share * uniqueShare }

    /// Change of the SNR in dB a month of 30 days; nil where less than four weeks are covered, or by fewer
    /// than eight posts.
    ///
    /// The regression line of worth on time, as a slope of the log odds at the mean worth, freed of
    /// compression like the share itself.
    public var trendPerMonth: Double? {
        // Without a dated post the first time is later than the last, and far away.
        guard estimate != nil, window.days >= 28, statistics.firstTime <= statistics.lastTime,
            statistics.lastTime - statistics.firstTime > 28 * 86_400,
            let slope = statistics.trend.slopePerMonth
        else { return nil }
        let cost = statistics.cost.value
        let mean = min(0.95, max(0.05, cost > 0 ? statistics.signal.value / cost : 0))
        let decibels = Decibels.perLogit * ShareConstants.slope * slope / (mean * (1 - mean))
        return min(Decibels.limit, max(-Decibels.limit, decibels))
    }

    /// SNR in dB if the posts of `part` were hidden; nil where nothing remains or there is no estimate.
    public func decibels(without part: PartialSums) -> Double? {
        guard let estimate, let shift = shift(without: part) else { return nil }
        return Decibels.fromLogit(ModelMath.logit(estimate.share) + shift / Decibels.perLogit)
    }

    /// Change of the SNR in dB if the posts of `part` were hidden, also where the SNR lies at the end of its scale; nil
    /// where nothing remains or there is no estimate.
    ///
    /// The log odds move as far as those of the posts' plain worths do, freed of compression like the share
    /// itself.
    public func shift(without part: PartialSums) -> Double? {
        let restWeight = statistics.weight.value - part.weight.value
        guard estimate != nil, restWeight > 1e-9, part.posts < statistics.counts.posts else { return nil }
        let rest = (statistics.weightedSignal.value - part.weightedSignal.value) / restWeight
        let shift = ModelMath.logit(rest) - ModelMath.logit(statistics.rawShare)
        return Decibels.perLogit * ShareConstants.slope * shift
    }
}
