public import SquelchTimeline

/// The estimated share of signal of one account.
public struct ShareEstimate: Equatable, Sendable {
    /// Log odds of the share, after all corrections.
    public var logit: Double
    /// Half of the 90 % interval, in log odds.
    public var halfWidth: Double
    /// Deviation of the log odds under resampling of the account's posts alone: for ranks.
    public var resampling: Double
    /// Highest share that repeats leave room for, 0...1.
    public var ceiling: Double
    /// Number of posts.
    public var posts: Int

    /// An estimate of given parts.
    public init(logit: Double, halfWidth: Double, resampling: Double, ceiling: Double, posts: Int) {
        self.logit = logit
        self.halfWidth = halfWidth
        self.resampling = resampling
        self.ceiling = ceiling
        self.posts = posts
    }

    /// Share of signal, 0...1.
    public var share: Double { min(ceiling, ModelMath.sigmoid(logit)) }
    /// Signal-to-noise ratio in dB.
    public var decibels: Double { Decibels.of(share: share) }

    /// Lower end of the 90 % interval in dB: the share rounded down to one that so many posts can have. Where even
    /// nothing may be signal, minus ``Decibels/unbounded``.
    public var low: Double {
        let attainable = (ModelMath.sigmoid(logit - halfWidth) * Double(posts)).rounded(.down) / Double(posts)
        return attainable <= 0 ? -Decibels.unbounded : min(decibels, Decibels.of(share: attainable))
    }

    /// Upper end of the 90 % interval in dB, rounded up likewise: of five posts, all may well be signal.
    public var high: Double {
        let attainable = (ModelMath.sigmoid(logit + halfWidth) * Double(posts)).rounded(.up) / Double(posts)
        return attainable >= 1 ? Decibels.unbounded : max(decibels, Decibels.of(share: attainable))
    }

    /// Probability that the share lies below that of `decibels`, for decisions among a user's accounts.
    ///
    /// The error of the level is left out: it is mostly common to all accounts of a user and cancels
    /// between them.
    public func probability(below decibels: Double) -> Double {
        let level = ShareConstants.levelError
        let calibrated = ShareConstants.intervalFactor / ShareConstants.normal90
        let scaled = halfWidth / ShareConstants.intervalFactor
        let deviation = calibrated * max(1e-3, scaled * scaled - level * level).squareRoot()
        return ModelMath.normalBelow((decibels / Decibels.perLogit - ModelMath.logit(share)) / deviation)
    }
}

/// Estimates shares of signal from account statistics: mixture posterior, prior learnt from the user's own
/// accounts, correction of the remaining compression, calibrated interval.
public struct ShareEstimator: Sendable {
    /// Mean share over the accounts that the prior was learnt from.
    public var priorMean: Double { prior.mean }
    private let prior: SharePrior

    /// An estimator for the accounts of one user. Accounts below five posts teach nothing.
    public init(learningFrom accounts: [AccountStatistics], workers: Workers) {
        let means = workers.mapRanges(of: accounts.count, size: 64) { range in
            range.compactMap { index -> (mean: Double, variance: Double)? in
                guard accounts[index].counts.posts >= ShareConstants.fewestPosts else { return nil }
                let posterior = MixturePosterior(accounts[index], prior: .flat)
                return (posterior.mean, posterior.variance)
            }
        }
        prior = Self.learn(means.flatMap { $0 })
    }

    /// Empirical Bayes by the method of moments: the variance between accounts less their mean sampling
    /// variance.
    private static func learn(_ accounts: [(mean: Double, variance: Double)]) -> SharePrior {
        let count = Double(accounts.count)
        guard accounts.count >= ShareConstants.fewestAccounts else {
            return SharePrior(mean: ShareConstants.defaultMean, strength: ShareConstants.defaultStrength)
        }
        // Exact sums: the order of accounts changes nothing.
        var sum = FixedSum.zero
        var squares = FixedSum.zero
        var sampling = FixedSum.zero
        for account in accounts {
            sum += account.mean
            squares += account.mean * account.mean
            sampling += account.variance
        }
        let mean = sum.value / count
        let between = squares.value / count - mean * mean - sampling.value / count
        let range = ShareConstants.strength
        let strength = between > 0 ? mean * (1 - mean) / between - 1 : range.upperBound
        return SharePrior(mean: mean, strength: min(range.upperBound, max(range.lowerBound, strength)))
    }

    /// The share of an account, or nil below five posts or without any attention: too few to say.
    public func estimate(_ account: AccountStatistics) -> ShareEstimate? {
        let weight = account.weight.value
        guard account.counts.posts >= ShareConstants.fewestPosts, weight > 0 else { return nil }
        let posterior = MixturePosterior(account, prior: prior)
        let slope = ShareConstants.slope
        let scaled = slope * posterior.logitDeviation
        let level = ShareConstants.levelError
        return ShareEstimate(
            logit: ShareConstants.intercept + slope * ModelMath.logit(posterior.mean),
            halfWidth: ShareConstants.intervalFactor * (scaled * scaled + level * level).squareRoot(),
            resampling: slope * posterior.resamplingDeviation,
            ceiling: min(1, account.novelWeight.value / weight), posts: account.counts.posts)
    }
}
