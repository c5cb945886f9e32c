/// The posterior of an account's share of signal p, given how sure each post is to be signal.
///
/// Each post is signal or noise; a calibrated probability q of being signal at even odds has likelihood `p
/// q / pi + (1 - p) (1 - q) / (1 - pi)`, pi being 0.5 (the mixture view of quantification: Saerens, Latinne
/// and Decaestecker 2002; Forman 2008). This undoes the pull to the middle that a mean of q has.
struct MixturePosterior {
    /// Mean of p.
    let mean: Double
    /// Variance of p.
    let variance: Double
    /// Standard deviation of the log odds of p.
    let logitDeviation: Double
    /// Standard deviation of the log odds under resampling of the posts.
    let resamplingDeviation: Double

    /// The posterior under a Beta(`prior.alpha`, `prior.beta`) prior.
    init(_ statistics: AccountStatistics, prior: SharePrior) {
        let grid = ShareGrid.shared
        let perSecond = statistics.evidencePerSecond
        let mass = statistics.evidence.mass
        var density = grid.logPrior(prior)
        for node in mass.indices {
            let evidence = mass[node].value * perSecond
            if evidence > 0 { grid.addLikelihood(node: node, times: evidence, to: &density) }
        }
        Self.normalise(&density)

        var mean = 0.0
        var square = 0.0
        var logit = 0.0
        var logitSquare = 0.0
        for point in density.indices {
            let p = grid.share[point]
            let x = grid.logit[point]
            mean += density[point] * p
            square += density[point] * p * p
            logit += density[point] * x
            logitSquare += density[point] * x * x
        }
        self.mean = mean
        variance = max(0, square - mean * mean)
        logitDeviation = max(0, logitSquare - logit * logit).squareRoot()

        for point in density.indices { density[point] *= grid.logit[point] - logit }
        resamplingDeviation = Self.resampling(mass, perSecond, centred: density)
    }

    private static func normalise(_ density: inout [Double]) {
        let top = density.max() ?? 0
        var sum = 0.0
        for point in density.indices {
            density[point] = ModelMath.exponential(density[point] - top)
            sum += density[point]
        }
        for point in density.indices { density[point] /= sum }
    }

    /// Deviation of the posterior's log odds under Dirichlet weights over the posts (Rubin's Bayesian
    /// bootstrap 1981).
    ///
    /// The derivative of a posterior mean by the weight of one piece of evidence is its covariance with
    /// that piece's log likelihood, so that the bootstrap's variance follows without drawing: `n^2 / (n +
    /// 1) (sum a g^2 - (sum a g)^2)`, with a the share of evidence at a node and g the covariance there.
    private static func resampling(_ mass: [FixedSum], _ perSecond: Double, centred: [Double]) -> Double {
        let grid = ShareGrid.shared
        var total = 0.0
        var first = 0.0
        var second = 0.0
        for node in mass.indices {
            let evidence = mass[node].value * perSecond
            guard evidence > 0 else { continue }
            let covariance = grid.dot(node: node, centred)
            total += evidence
            first += evidence * covariance
            second += evidence * covariance * covariance
        }
        guard total > 0 else { return 0 }
        let spread = max(0, second / total - (first / total) * (first / total))
        return (total * total / (total + 1) * spread).squareRoot()
    }
}

/// Beta prior of shares, `Beta(strength mean, strength (1 - mean))`.
struct SharePrior: Equatable, Sendable {
    /// Mean share.
    var mean: Double
    /// How many posts it weighs.
    var strength: Double

    /// All shares alike.
    static let flat = SharePrior(mean: 0.5, strength: 2)
}
