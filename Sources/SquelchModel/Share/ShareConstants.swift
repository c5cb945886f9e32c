/// The numbers of the share estimator, in one place, each with its evidence.
enum ShareConstants {
    /// Share of signal among the labelled posts that the worth table was learnt on: they were weighed to be
    /// even.
    static let classPrior = 0.5
    /// Grid points of the share, `1/200 ... 199/200`.
    static let gridCount = 199
    /// Correction of the remaining compression, `x' = intercept + slope x` in log odds: least squares on 240 accounts
    /// composed of labelled posts (CrisisLexT26, Stop-Clickbait) whose true share is known, scored by detectors that
    /// had not seen the posts' events.
    static let intercept = -0.37
    /// See ``intercept``.
    static let slope = 1.06
    /// Error of the level, in log odds, that no number of posts removes: with it the interval covers best at few and
    /// at many posts alike.
    static let levelError = 0.8
    /// Half of the 90 % interval in units of the model's own error, so that nine tenths of the same accounts lie in it
    /// (conformal, Lei et al. 2018), when its ends are rounded outwards to shares that so many posts can have.
    static let intervalFactor = 1.1
    /// Most pieces of evidence that an account's posts make. Detectors err alike on posts of one style (the design effect of
    /// cluster samples, Kish 1965): with thousands of titles that all look a little informative, an uncapped likelihood is
    /// sure of pure signal. On accounts of 5 to 80 posts with known shares 40 is as good as no cap, 25 slightly worse.
    static let mostEvidence = 40.0
    /// Part of the median account's distance from 0 dB that is believed. What the detectors learnt on short labelled
    /// posts errs by several dB in common on another kind of source (real feeds of articles: median +10 dB), while
    /// readers call about half of what they follow worth reading (Andre et al. 2012: -2.5 to +1.6 dB): of two
    /// uncertain numbers the middle.
    static let believedLevel = 0.5
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
