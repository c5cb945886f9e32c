import SquelchTimeline

/// An account that comes near to a suggestion, and what it lacks.
public struct NearMiss: Sendable, Equatable, Codable {
    /// Position in the analysis' accounts.
    public var place: Int
    /// What would make it a suggestion, or what speaks against one: without a full stop.
    public var missing: String

    /// A near miss of known parts.
    public init(place: Int, missing: String) {
        self.place = place
        self.missing = missing
    }

    /// Near misses that are told.
    private static let most = 3

    /// What comes nearest, where nothing is advised: what would save most noise for each minute of unique signal lost.
    /// Nothing of what is silent already, or is the user's own decision.
    static func list(_ analysis: Analysis, _ evidence: [AccountEvidence]) -> [NearMiss] {
        guard Advice.list(analysis).isEmpty else { return [] }
        let candidates = analysis.accounts.enumerated().filter { _, account in
            account.activity == .active && !account.account.isProtected && account.noiseMinutesPerWeek > 0
        }
        let nearest = candidates.sorted { left, right in
            let (first, second) = (Yield(left.element), Yield(right.element))
            return first != second ? first > second : left.element.account.id < right.element.account.id
        }
        return nearest.prefix(most).map { place, account in
            let flips = VerdictFlips.list(account, evidence[account.index], threshold: analysis.threshold)
            return NearMiss(place: place, missing: flips.first ?? "nothing speaks against it")
        }
    }
}

/// What cutting an account off saves for what it loses; accounts with a number go before those of which too little is
/// known.
struct Yield: Comparable {
    private var isMeasured: Bool
    private var ratio: Double
    private var noise: Double

    /// Minutes of unique signal a week that count as none: else the smallest account would be the best bargain.
    private static let grain = 0.1

    init(_ account: AccountAnalysis) {
        isMeasured = account.snr != nil
        noise = account.noiseMinutesPerWeek
        ratio = noise / (account.uniqueSignalMinutesPerWeek + Self.grain)
    }

    static func < (left: Yield, right: Yield) -> Bool {
        if left.isMeasured != right.isMeasured { return right.isMeasured }
        return left.ratio != right.ratio ? left.ratio < right.ratio : left.noise < right.noise
    }
}
