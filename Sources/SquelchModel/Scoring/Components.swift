import SquelchTimeline

/// Where the difference between an account and the following's typical account comes from, in dB.
public struct Components: Equatable, Sendable, Codable {
    /// Part of each detector, in the order of ``Detector``.
    public var detectors: [Double]
    /// How far few posts are pulled towards what is usual.
    public var evidence: Double

    /// Part of one detector in dB.
    public subscript(detector: Detector) -> Double { detectors[detector.rawValue] }
    /// All parts by name, in the order of ``Detector``, the pull of few posts last as `evidence`.
    public var named: [(name: String, decibels: Double)] {
        Detector.allCases.map { ($0.name, self[$0]) } + [("evidence", evidence)]
    }
    /// The account's SNR minus the typical account's, in dB.
    public var total: Double { detectors.reduce(0, +) + evidence }
}

/// Exact parts of an account's SNR: Aumann and Shapley's values (1974), the continuous form of Shapley's, along the straight
/// way from the typical account to this one.
///
/// The log odds of a post's worth are a sum of parts (``PostScores/parts(of:)``). All posts begin at the typical account's
/// parts and move to their own at one pace; on the way each part earns what it moves the account's log odds by. What is
/// left, a few tenths of a decibel, because of sums over at most ``mostPosts`` posts, is spread over the parts by their size.
struct ComponentModel {
    /// Median over the accounts of each detector's mean part.
    private let usual: DetectorValues
    /// Median of each detector's account mean, as a probability.
    let typical: DetectorValues
    /// Median SNR in dB.
    let typicalDecibels: Double
    /// Posts that are looked at, at most, of an account: evenly spread over its posts.
    static let mostPosts = 64
    /// Places on the way, and their weights: Gauss and Legendre's rule for five.
    private static let way: [(place: Double, weight: Double)] = [
        (0.046910077, 0.118463443), (0.230765345, 0.239314335), (0.5, 0.284444444), (0.769234655, 0.239314335),
        (0.953089923, 0.118463443),
    ]

    /// One post of an account.
    struct Entry {
        /// Attention times the decay of its age.
        var seconds: Double
        /// Parts of the log odds of its worth.
        var parts: DetectorValues
    }

    /// The following's typical account, from all accounts that have a number.
    /// - Parameter accounts: statistics, SNR in dB, and mean parts of each.
    init(_ accounts: [(statistics: AccountStatistics, decibels: Double, parts: DetectorValues)]) {
        var middle = DetectorValues()
        var usual = DetectorValues()
        for detector in Detector.allCases {
            middle[detector] = Self.median(accounts.map { $0.statistics.mean(detector) })
            usual[detector] = Self.median(accounts.map { $0.parts[detector] })
        }
        typical = middle
        self.usual = usual
        typicalDecibels = Self.median(accounts.map(\.decibels))
    }

    /// Mean parts of an account's posts, each weighing its attention.
    static func mean(_ entries: [Entry]) -> DetectorValues {
        var mean = DetectorValues()
        let total = entries.reduce(0) { $0 + $1.seconds }
        guard total > 0 else { return mean }
        for entry in entries {
            for detector in Detector.allCases { mean[detector] += entry.seconds / total * entry.parts[detector] }
        }
        return mean
    }

    /// Components of one account, whose posts are `entries`; they add up to `estimate`'s decibels minus
    /// ``typicalDecibels``.
    func components(_ entries: [Entry], _ estimate: ShareEstimate) -> Components {
        let constant = Double(WorthShapes.shared.constant)
        let start = Detector.allCases.reduce(constant) { $0 + usual[$1] }
        let total = entries.reduce(0) { $0 + $1.seconds }
        let moves = entries.map { entry in
            Detector.allCases.reduce(0) { $0 + entry.parts[$1] - usual[$1] }
        }
        // What a step of each post counts for, over the whole way.
        var pace = [Double](repeating: 0, count: entries.count)
        var worths = pace
        for (place, weight) in Self.way where total > 0 {
            var mean = 0.0
            for (index, entry) in entries.enumerated() {
                worths[index] = ModelMath.sigmoid(start + place * moves[index])
                mean += entry.seconds * worths[index]
            }
            mean /= total
            let scale = weight / total / max(1e-6, mean * (1 - mean))
            for (index, entry) in entries.enumerated() {
                pace[index] += scale * entry.seconds * worths[index] * (1 - worths[index])
            }
        }
        var parts = [Double](repeating: 0, count: Detector.allCases.count)
        for (index, entry) in entries.enumerated() {
            for detector in Detector.allCases {
                parts[detector.rawValue] += pace[index] * (entry.parts[detector] - usual[detector])
            }
        }
        let scale = Decibels.perLogit * ShareConstants.slope
        for part in parts.indices { parts[part] *= scale }
        let pull = Decibels.perLogit * estimate.pull
        Self.spread(estimate.decibels - typicalDecibels - pull, over: &parts)
        return Components(detectors: parts, evidence: estimate.decibels - typicalDecibels - parts.reduce(0, +))
    }

    /// Changes the parts so that they add up to `sum`: what is amiss is shared by their size.
    private static func spread(_ sum: Double, over parts: inout [Double]) {
        let size = parts.reduce(0) { $0 + abs($1) }
        guard size > 1e-9 else { return }
        let amiss = sum - parts.reduce(0, +)
        for part in parts.indices { parts[part] += amiss * abs(parts[part]) / size }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[max(0, middle - 1)] + min(last, sorted[middle])) / 2
    }
}
