/// The numbers of the share estimator, in one place, each with its evidence.
///
/// "The rated accounts" are 504 followed feeds and histories and 66 persons on X, of which two readers each rated the posts
/// (`Benchmarks/worth`; the tables have learnt from 606 more feeds); every figure is of predictions that were made without
/// the account.
enum ShareConstants {
    /// From the log odds of an account's mean worth to those of its share: `x' = intercept + slope x`, least squares on the
    /// rated accounts' mean ratings, and as much again as repeats take from the mean worth (+.08). What is left of the pull
    /// to the middle of predictions that err.
    static let intercept = -0.055
    /// See ``intercept``.
    static let slope = 0.977
    /// Posts that what is usual weighs: a number from few posts is pulled towards it.
    static let priorPosts = 1.0
    /// Error of the level as a share, 0...1, that no number of posts removes: standard deviation of what readers say of the
    /// rated accounts from what is predicted.
    static let levelError = 0.15
    /// Half of the 90 % interval in units of the model's own error, so that nine tenths of the rated accounts lie in it
    /// (conformal, Lei et al. 2018).
    static let intervalFactor = 1.65
    /// z of a two-sided 90 % interval of a normal variable.
    static let normal90 = 1.6448536269514722
    /// Fewest posts for a number.
    static let fewestPosts = 5
    /// Fewest accounts with a number from which what is usual is learnt; below, ``usualMean`` holds.
    static let fewestAccounts = 8
    /// Mean share of the rated accounts.
    static let usualMean = 0.51
    /// Draws of the bootstrap for the range of ranks.
    static let rankDraws = 200
}
