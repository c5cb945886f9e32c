/// The estimated share of signal of one account.
public struct ShareEstimate: Equatable, Sendable {
    /// Log odds of the share, after all corrections.
    public var logit: Double
    /// Half of the 90 % interval as a share, 0...1.
    public var halfWidth: Double
    /// Deviation of the log odds under resampling of the account's posts alone: for ranks.
    public var resampling: Double
    /// Log odds by which few posts are pulled towards what is usual.
    public var pull: Double
    /// Number of posts.
    public var posts: Int

    /// An estimate of given parts.
    public init(logit: Double, halfWidth: Double, resampling: Double = 0, pull: Double = 0, posts: Int) {
        self.logit = logit
        self.halfWidth = halfWidth
        self.resampling = resampling
        self.pull = pull
        self.posts = posts
    }

    /// Share of signal, 0...1.
    public var share: Double { ModelMath.sigmoid(logit) }
    /// Signal-to-noise ratio in dB.
    public var decibels: Double { Decibels.fromLogit(logit) }

    /// Lower end of the 90 % interval in dB. Where even nothing may be signal, minus ``Decibels/unbounded``.
    public var low: Double {
        let end = share - halfWidth
        return end <= 0.005 ? -Decibels.unbounded : min(decibels, Decibels.of(share: end))
    }

    /// Upper end of the 90 % interval in dB; ``Decibels/unbounded`` where all may be signal.
    public var high: Double {
        let end = share + halfWidth
        return end >= 0.995 ? Decibels.unbounded : max(decibels, Decibels.of(share: end))
    }

    /// Probability that the share lies below that of `decibels`.
    public func probability(below decibels: Double) -> Double {
        let deviation = max(1e-3, halfWidth / ShareConstants.normal90)
        return ModelMath.normalBelow((Decibels.share(at: decibels) - share) / deviation)
    }
}

/// Estimates shares of signal from account statistics: the mean worth of the posts, calibrated on rated accounts, and the
/// interval that nine tenths of these lie in.
public struct ShareEstimator: Sendable {
    /// Log odds of what is usual among the user's accounts.
    private let usual: Double

    /// An estimator for the accounts of one user. Accounts below five posts teach nothing.
    public init(learningFrom accounts: [AccountStatistics]) {
        let known = accounts.filter { $0.counts.posts >= ShareConstants.fewestPosts && $0.weight.value > 0 }
        guard known.count >= ShareConstants.fewestAccounts else {
            usual = ModelMath.logit(ShareConstants.usualMean)
            return
        }
        // An exact sum: the order of accounts changes nothing.
        var sum = FixedSum.zero
        for account in known { sum += Self.calibrated(account.rawShare) }
        usual = sum.value / Double(known.count)
    }

    /// The share of an account, or nil below five posts or without any attention: too few to say.
    public func estimate(_ account: AccountStatistics) -> ShareEstimate? {
        guard account.counts.posts >= ShareConstants.fewestPosts, account.weight.value > 0 else { return nil }
        let raw = account.rawShare
        let measured = Self.calibrated(raw)
        let posts = max(1, account.effectiveCount)
        let pull = (usual - measured) * ShareConstants.priorPosts / (posts + ShareConstants.priorPosts)
        let slope = ShareConstants.slope
        let sampling = slope * slope * account.rawVariance
        let level = ShareConstants.levelError
        return ShareEstimate(
            logit: measured + pull,
            halfWidth: ShareConstants.intervalFactor * (sampling + level * level).squareRoot(),
            resampling: slope * account.rawVariance.squareRoot() / max(0.01, raw * (1 - raw)), pull: pull,
            posts: account.counts.posts)
    }

    private static func calibrated(_ share: Double) -> Double {
        ShareConstants.intercept + ShareConstants.slope * ModelMath.logit(max(0.004, min(0.996, share)))
    }
}
