/// The numbers of the share estimator, in one place, each with its evidence.
enum ShareConstants {
    /// Share of signal among the labelled posts that the worth table was learnt on: they were weighed to be
    /// even.
    static let classPrior = 0.5
    /// Grid points of the share, `1/200 ... 199/200`.
    static let gridCount = 199
    /// Correction of the remaining compression, `x' = intercept + slope x` in log odds: least squares on
    /// 240 accounts composed of labelled posts (CrisisLexT26, Stop-Clickbait), whose true share is known. A
    /// prototype with other weights found -0.66 and 1.66; the mean error of the share is flat around both.
    static let intercept = -0.60
    /// See ``intercept``.
    static let slope = 1.62
    /// Error of the level, in log odds, that no number of posts removes; same accounts: with it the
    /// interval covers as much at 40 and more posts (89 %) as at 15 and fewer (89 %).
    static let levelError = 0.5
    /// Half of the 90 % interval in units of the model's own error: the 90 % quantile of |true - estimated|
    /// in these units (conformal residuals, Lei et al. 2018), true shares as `(signal + 0.5) / (n + 1)`. Over
    /// the same accounts as the slope, of posts of the same kinds as the worth table: slightly optimistic.
    static let intervalFactor = 1.47
    /// z of a two-sided 90 % interval of a normal variable: turns the calibrated half-width into a standard
    /// deviation.
    static let normal90 = 1.6448536269514722
    /// Fewest posts for a number.
    static let fewestPosts = 5
    /// Fewest accounts with a number from which a prior is learnt; below, ``defaultMean`` and
    /// ``defaultStrength`` hold.
    static let fewestAccounts = 8
    /// Mean share of accounts where too few are known.
    static let defaultMean = 0.45
    /// Strength of the prior, in posts, where too few accounts are known.
    static let defaultStrength = 4.0
    /// Bounds of the learnt strength.
    static let strength = 2.0...20.0
    /// Draws of the bootstrap for the range of ranks.
    static let rankDraws = 200
}
