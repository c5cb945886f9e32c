/// The grid of shares, and the log likelihood of each quality node at each of its points.
struct ShareGrid: Sendable {
    /// The shares, ascending.
    let share: [Double]
    /// Their log odds.
    let logit: [Double]
    private let logShare: [Double]
    private let logRest: [Double]
    private let likelihood: [Double]

    /// The grid of ``ShareConstants``.
    static let shared = ShareGrid(points: ShareConstants.gridCount)

    private init(points: Int) {
        let share = (1...points).map { Double($0) / Double(points + 1) }
        self.share = share
        logit = share.map(ModelMath.logit)
        logShare = share.map(ModelMath.ln)
        logRest = share.map { ModelMath.ln(1 - $0) }
        let prior = ShareConstants.classPrior
        likelihood = (0..<EvidenceHistogram.nodeCount).flatMap { node in
            let quality = Double(node) / Double(EvidenceHistogram.nodeCount - 1)
            return share.map { p in
                ModelMath.ln(p * quality / prior + (1 - p) * (1 - quality) / (1 - prior))
            }
        }
    }

    /// Log density of a Beta prior at each point, up to a constant.
    func logPrior(_ prior: SharePrior) -> [Double] {
        let alpha = prior.strength * prior.mean - 1
        let beta = prior.strength * (1 - prior.mean) - 1
        return share.indices.map { alpha * logShare[$0] + beta * logRest[$0] }
    }

    /// Adds the log likelihood of `times` posts of the quality of `node`.
    func addLikelihood(node: Int, times: Double, to density: inout [Double]) {
        let row = node * share.count
        for point in share.indices { density[point] += times * likelihood[row + point] }
    }

    /// Sum over the grid of `values` times the log likelihood of `node`.
    func dot(node: Int, _ values: [Double]) -> Double {
        let row = node * share.count
        var sum = 0.0
        for point in share.indices { sum += values[point] * likelihood[row + point] }
        return sum
    }
}
