public import SquelchSignals
import SquelchTimeline

/// The light in which an account's posts are read: what they are like on the whole adds to the worth of each.
struct AccountLight: Sendable {
    /// Log odds that each detector adds to all of the account's posts, by itself.
    let parts: DetectorValues
    /// Their sum.
    let logOdds: Float
    /// Mean code of each input of ``WorthShapes``.
    let means: [UInt8]
    /// Leaves of ``WorthTrees`` that are left for its posts.
    let spared: [UInt16]

    /// Posts a day where nothing is known of them.
    private static let usualRate = 0.3

    /// - Parameters:
    ///   - means: mean code of each input of ``WorthShapes`` over its posts.
    ///   - untitled: the part of them that have no title, 0...1.
    ///   - rate: how often it posts.
    init(means: [UInt8], untitled: Float, rate: PostingRate) {
        let shapes = WorthShapes.shared
        self.means = means
        let rates = [rate.postsPerDay, rate.tempo]
        let codes = means + rates.map { WorthShapes.rateCode(postsPerDay: $0 ?? Self.usualRate) }
        var parts = DetectorValues()
        for (input, code) in codes.enumerated() {
            parts[WorthShapes.accountDetectors[input]] += Double(shapes.account(input, code, untitled: untitled))
        }
        self.parts = parts
        logOdds = Float(parts.sum)
        spared = WorthTrees.shared.spared(codes)
    }

    /// The light of every account, from its selected posts: newer ones weigh more, as everywhere.
    static func all(
        _ timeline: Timeline, _ signals: borrowing SignalColumns, _ template: [UInt8], _ selection: PostSelection,
        _ clocks: [ReferenceClock], rates: [PostingRate], workers: Workers
    ) -> [AccountLight] {
        let codes = signals.codes
        let width = SignalColumns.width
        let time = timeline.posts.time
        return workers.mapRanges(of: timeline.accounts.count, size: 16) { range in
            var sums = [UInt64](repeating: 0, count: WorthShapes.inputs)
            return range.map { account in
                for input in sums.indices { sums[input] = 0 }
                var total: UInt64 = 0
                var untitled: UInt64 = 0
                for post in selection[account] {
                    let index = Int(post)
                    // Whole numbers: the same sum in whatever order the posts come.
                    let weight = UInt64(max(1, clocks[account].weight(at: time[index]) * 0x1p20))
                    total += weight
                    if codes[index * width + PostFeature.titleLength.rawValue] == 0 { untitled += weight }
                    codes.withUnsafeBufferPointer { codes in
                        sums.withUnsafeMutableBufferPointer { sums in
                            for input in 0..<width { sums[input] &+= weight &* UInt64(codes[index * width + input]) }
                        }
                    }
                    sums[width] &+= weight &* UInt64(template[index])
                }
                let means = sums.map { total > 0 ? UInt8(($0 + total / 2) / total) : 0 }
                return AccountLight(
                    means: means, untitled: total > 0 ? Float(untitled) / Float(total) : 0, rate: rates[account])
            }
        }.flatMap { $0 }
    }
}

/// What is welcome among friends and family.
enum Friends {
    /// Everyday talk and all that goes with it never counts against a friend. Reasoned, not measured: no labelled set has
    /// friends in it. Promotion, bait, machines and repeats weigh among friends as anywhere.
    static let welcome: [Detector] = [
        .information, .knowledge, .pointer, .personal, .fun, .chatter, .subject, .empty, .stale, .form, .rate,
    ]
    /// Log odds that a friend's own words are given beforehand.
    static let bonus = 0.3

    /// Log odds that a friend's post gains: what speaks against it and is welcome, and ``bonus``.
    static func lift(_ parts: DetectorValues) -> Double {
        welcome.reduce(bonus) { $0 - min(0, parts[$1]) }
    }

    /// Whether an account is followed among friends: one of its contexts is social.
    static func isAmong(_ account: Account, contexts: [Context]) -> Bool {
        account.contexts.contains { contexts[$0].kind == .social }
    }
}

/// Means of what is counted of an account's posts.
public struct MeanFeatures: Sendable, Equatable {
    private let codes: [UInt8]

    init(codes: [UInt8]) { self.codes = codes }

    /// The mean of a feature.
    public subscript(feature: PostFeature) -> Float {
        guard codes.indices.contains(feature.rawValue) else { return 0 }
        let range = feature.range
        return range.lowerBound + (range.upperBound - range.lowerBound) * Float(codes[feature.rawValue]) / 255
    }
}
