import SquelchTimeline

/// The range of an account's rank among those of the user, 1 being the highest SNR.
public struct RankRange: Equatable, Sendable, Codable {
    /// Best rank, at the 5th percentile.
    public var low: Int
    /// Worst rank, at the 95th percentile.
    public var high: Int
}

/// Ranks under resampling of all accounts' posts at once. The error of the level, mostly common to all,
/// cancels.
enum RankBootstrap {
    /// An account in the order of one draw: the highest value first.
    private struct Place: Comparable {
        var value: Double
        var account: Int32

        static func < (left: Place, right: Place) -> Bool {
            left.value != right.value ? left.value > right.value : left.account < right.account
        }
    }

    /// Rank ranges by Bayesian bootstrap, nil for accounts without an estimate.
    ///
    /// Each draw moves every account's log odds by a normal value of its own resampling deviation (the
    /// variance is known in closed form, see ``AccountStatistics/rawVariance``). The value depends on the
    /// account's id and the number of the draw only, so that neither the order of accounts nor the number
    /// of workers matters.
    static func ranges(_ estimates: [ShareEstimate?], ids: [String], workers: Workers) -> [RankRange?] {
        let ranked = estimates.indices.filter { estimates[$0] != nil }.sorted { ids[$0] < ids[$1] }
        guard !ranked.isEmpty else { return estimates.map { _ in nil } }
        let centre = ranked.map { estimates[$0]?.logit ?? 0 }
        let spread = ranked.map { estimates[$0]?.resampling ?? 0 }
        let seeds = ranked.map { StableHash.of(ids[$0]) }
        let draws = workers.map(ShareConstants.rankDraws) { draw -> [Int32] in
            var places = centre.indices.map { index in
                var random = SplitMix(seed: seeds[index] ^ (UInt64(draw) &* 0x9E37_79B9_7F4A_7C15))
                let value = centre[index] + spread[index] * ModelMath.normal(random.next(), random.next())
                return Place(value: value, account: Int32(index))
            }
            places.sort()
            var ranks = [Int32](repeating: 0, count: places.count)
            for (position, place) in places.enumerated() { ranks[Int(place.account)] = Int32(position + 1) }
            return ranks
        }
        var result = [RankRange?](repeating: nil, count: estimates.count)
        let cut = ShareConstants.rankDraws / 20
        for (index, account) in ranked.enumerated() {
            let ranks = draws.map { $0[index] }.sorted()
            result[account] = RankRange(low: Int(ranks[cut]), high: Int(ranks[ranks.count - 1 - cut]))
        }
        return result
    }
}

/// A hash that is the same in every run and on every machine.
enum StableHash {
    /// FNV-1a over the UTF-8 bytes, mixed once.
    static func of(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var random = SplitMix(seed: hash)
        return random.next()
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): a small generator whose every seed is good.
struct SplitMix: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
