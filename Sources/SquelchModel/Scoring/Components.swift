import SquelchTimeline

/// Where the difference between an account and the following's typical account comes from, in dB.
public struct Components: Equatable, Sendable {
    /// Part of each detector, in the order of ``Detector``.
    public var detectors: [Double]
    /// The rest: how the detectors' values fall together within single posts, and how far few posts are
    /// pulled towards what is usual.
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

/// Exact Shapley values (Shapley 1953) of the detectors, over all 2^5 coalitions of detectors that take the
/// account's own mean value while the others take the typical one.
struct ComponentModel {
    /// Median of each detector's account mean.
    let typical: DetectorValues
    /// Median SNR in dB.
    let typicalDecibels: Double
    /// Decibels of SNR for one decibel of the coalition game, by least squares over the accounts.
    private let scale: Double

    /// The following's typical account, from all accounts that have a number.
    init(_ accounts: [(statistics: AccountStatistics, decibels: Double)]) {
        var middle = DetectorValues()
        for detector in Detector.allCases {
            middle[detector] = Self.median(accounts.map { $0.statistics.mean(detector) })
        }
        typical = middle
        typicalDecibels = Self.median(accounts.map(\.decibels))
        var product = FixedSum.zero
        var square = FixedSum.zero
        for account in accounts {
            let own = Self.values(account.statistics)
            let difference = Self.game(own) - Self.game(middle)
            product += difference * (account.decibels - typicalDecibels)
            square += difference * difference
        }
        scale = square.value > 1e-9 ? min(5, max(0.2, product.value / square.value)) : 1
    }

    /// Components of one account; they add up to `decibels` minus ``typicalDecibels``.
    func components(_ statistics: AccountStatistics, decibels: Double) -> Components {
        let own = Self.values(statistics)
        let all = Detector.allCases
        let worth = (0..<1 << all.count).map { coalition -> Double in
            var mixed = typical
            for detector in all where coalition >> detector.rawValue & 1 == 1 {
                mixed[detector] = own[detector]
            }
            return scale * Self.game(mixed)
        }
        var detectors = [Double](repeating: 0, count: all.count)
        for detector in all {
            let bit = 1 << detector.rawValue
            for coalition in worth.indices where coalition & bit == 0 {
                let weight = Self.weight(coalition.nonzeroBitCount, of: all.count)
                detectors[detector.rawValue] += weight * (worth[coalition | bit] - worth[coalition])
            }
        }
        let difference = decibels - typicalDecibels
        return Components(detectors: detectors, evidence: difference - detectors.reduce(0, +))
    }

    /// Value of a coalition: decibels of the worth that the mean values make.
    private static func game(_ values: DetectorValues) -> Double {
        let style = Style.value(
            information: Float(values[.information]), spam: Float(values[.spam]), bait: Float(values[.bait]),
            weighedChatter: Float(values[.chatter]))
        let worth = Double(WorthTable.worth(style: style)) * values[.novelty]
        return Decibels.perLogit * ModelMath.logit(min(0.99, max(0.01, worth)))
    }

    private static func values(_ statistics: AccountStatistics) -> DetectorValues {
        var values = DetectorValues()
        for detector in Detector.allCases { values[detector] = statistics.mean(detector) }
        return values
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
