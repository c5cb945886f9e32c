import SquelchModel
public import SquelchTimeline

/// How much signal there is in one context, over all of its accounts.
public struct ContextLevel: Sendable, Equatable {
    /// The context; nil holds the accounts that have none.
    public var context: Context?
    /// Positions of its accounts in the analysis.
    public var places: [Int]
    /// Minutes of signal a week.
    public var signalPerWeek = 0.0
    /// Minutes of noise a week.
    public var noisePerWeek = 0.0
    /// SNR of the minutes; nil without attention or without any account that has a number.
    ///
    /// The ends are those where all its accounts are at their ends at once: errors of the level are mostly common to all
    /// accounts, so they do not average out.
    public var snr: SignalRatio?

    /// Levels of all contexts, the most attention first. An account counts in each of its contexts.
    public static func list(_ analysis: Analysis) -> [ContextLevel] {
        var places: [String: [Int]] = [:]
        var without: [Int] = []
        for (place, account) in analysis.accounts.enumerated() {
            if account.contexts.isEmpty { without.append(place) }
            for name in account.contexts { places[name, default: []].append(place) }
        }
        var levels = analysis.contexts.map { one in
            ContextLevel(context: one.context, places[one.context.name] ?? [], analysis)
        }
        if !without.isEmpty, !levels.isEmpty { levels.append(ContextLevel(context: nil, without, analysis)) }
        return levels.sorted { left, right in
            let (first, second) = (left.signalPerWeek + left.noisePerWeek, right.signalPerWeek + right.noisePerWeek)
            return first != second ? first > second : (left.context?.name ?? "") < (right.context?.name ?? "")
        }
    }

    /// SNR of all shown accounts together, with the same ends; nil without attention or any number.
    public static func whole(_ analysis: Analysis) -> SignalRatio? {
        ContextLevel(context: nil, Array(analysis.accounts.indices), analysis).snr
    }

    private init(context: Context?, _ places: [Int], _ analysis: Analysis) {
        self.context = context
        self.places = places
        var (low, high) = (0.0, 0.0)
        var isMeasured = false
        for place in places {
            let account = analysis.accounts[place]
            signalPerWeek += account.signalMinutesPerWeek
            noisePerWeek += account.noiseMinutesPerWeek
            let share = account.snr.map { (Decibels.share(at: $0.low), Decibels.share(at: $0.high)) }
            isMeasured = isMeasured || share != nil
            let own = account.attentionPerWeek > 0 ? account.signalMinutesPerWeek / account.attentionPerWeek : 0
            low += account.attentionPerWeek * min(own, share?.0 ?? own)
            high += account.attentionPerWeek * max(own, share?.1 ?? own)
        }
        let attention = signalPerWeek + noisePerWeek
        guard isMeasured, attention > 0 else { return }
        snr = SignalRatio(
            decibels: Decibels.of(share: signalPerWeek / attention), low: Decibels.of(share: low / attention),
            high: Decibels.of(share: high / attention))
    }
}
