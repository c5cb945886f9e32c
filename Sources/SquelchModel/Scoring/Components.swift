import SquelchTimeline

/// Where the difference between an account and the following's typical account comes from, in dB.
public struct Components: Equatable, Sendable {
    /// Part of each detector, in the order of ``Detector``.
    public var detectors: [Double]
    /// The rest: how far few posts are pulled towards what is usual.
    public var evidence: Double

    /// Part of one detector in dB.
    public subscript(detector: Detector) -> Double { detectors[detector.rawValue] }
    /// All parts by name, in the order of ``Detector``, the rest last as `evidence`.
    public var named: [(name: String, decibels: Double)] {
        Detector.allCases.map { ($0.name, self[$0]) } + [("evidence", evidence)]
    }
    /// The account's SNR minus the typical account's, in dB.
    public var total: Double { detectors.reduce(0, +) + evidence }
}

/// Exact Shapley values (Shapley 1953) of the detectors over all their coalitions.
///
/// The value of a coalition is the account's mean worth, in dB, if only the coalition's detectors were its own and
/// the others were moved to the level of the following's typical account: a linear map of each post's value that
/// keeps the spread between the account's posts and makes the mean the typical one. No post is averaged away, so that
/// half of the posts being repeats is told apart from all posts being half repeated.
struct ComponentModel {
    /// Median of each detector's account mean.
    let typical: DetectorValues
    /// Median SNR in dB.
    let typicalDecibels: Double
    /// Posts that are looked at, at most, of an account: evenly spread over its posts.
    static let mostPosts = 128

    private static let coalitions = 1 << Detector.allCases.count

    /// The following's typical account, from all accounts that have a number.
    init(_ accounts: [(statistics: AccountStatistics, decibels: Double)]) {
        var middle = DetectorValues()
        for detector in Detector.allCases {
            middle[detector] = Self.median(accounts.map { $0.statistics.mean(detector) })
        }
        typical = middle
        typicalDecibels = Self.median(accounts.map(\.decibels))
    }

    /// Components of one account, whose posts are `entries`; they add up to `decibels` minus ``typicalDecibels``.
    func components(_ entries: [PostEntry], decibels: Double) -> Components {
        let worth = coalitionWorths(entries).map {
            Decibels.perLogit * ShareConstants.slope * ModelMath.logit(min(0.98, max(0.02, $0)))
        }
        let all = Detector.allCases
        var detectors = [Double](repeating: 0, count: all.count)
        for detector in all {
            let bit = 1 << detector.rawValue
            for coalition in worth.indices where coalition & bit == 0 {
                let weight = Self.weight(coalition.nonzeroBitCount, of: all.count)
                detectors[detector.rawValue] += weight * (worth[coalition | bit] - worth[coalition])
            }
        }
        return Components(
            detectors: detectors, evidence: decibels - typicalDecibels - detectors.reduce(0, +))
    }

    /// Mean worth of the posts for each coalition, whose bits are the detectors that keep their own values.
    private func coalitionWorths(_ entries: [PostEntry]) -> [Double] {
        var means = DetectorValues()
        var weight = 0.0
        for entry in entries {
            let seconds = entry.cost * entry.decay
            weight += seconds
            for detector in Detector.allCases { means[detector] += seconds * entry.detectors[detector] }
        }
        guard weight > 0 else { return [Double](repeating: 0.5, count: Self.coalitions) }
        for detector in Detector.allCases { means[detector] /= weight }
        var sums = [Double](repeating: 0, count: Self.coalitions)
        for entry in entries {
            let seconds = entry.cost * entry.decay
            var own = DetectorValues()
            var moved = DetectorValues()
            for detector in Detector.allCases {
                own[detector] = entry.detectors[detector]
                moved[detector] = Self.move(own[detector], from: means[detector], to: typical[detector])
            }
            for coalition in 0..<Self.coalitions {
                var mixed = moved
                for detector in Detector.allCases where coalition >> detector.rawValue & 1 == 1 {
                    mixed[detector] = own[detector]
                }
                sums[coalition] += seconds * Self.worth(mixed)
            }
        }
        return sums.map { $0 / weight }
    }

    /// The linear map of 0...1 that takes `mean` to `target` and leaves the end beyond it in place.
    @inline(__always)
    private static func move(_ value: Double, from mean: Double, to target: Double) -> Double {
        if mean < target {
            return mean < 1 ? 1 - (1 - value) * (1 - target) / (1 - mean) : value
        }
        return mean > 0 ? value * target / mean : value
    }

    /// Worth of a post of these values, as ``PostScores`` joins them.
    @inline(__always)
    private static func worth(_ values: DetectorValues) -> Double {
        let style = Style.value(
            information: Float(values[.information]), spam: Float(values[.spam]), bait: Float(values[.bait]),
            weighedChatter: Float(values[.chatter]))
        let fit = Double(PostScores.weight(ofFit: Float(values[.fit])))
        return Double(WorthTable.worth(style: style)) * values[.novelty] * fit
    }

    /// `s! (n - s - 1)! / n!` for a coalition of s of n players.
    private static func weight(_ size: Int, of players: Int) -> Double {
        var chosen = 1.0
        for step in 0..<size { chosen = chosen * Double(players - 1 - step) / Double(step + 1) }
        return 1 / (Double(players) * chosen)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[max(0, middle - 1)] + min(last, sorted[middle])) / 2
    }
}
