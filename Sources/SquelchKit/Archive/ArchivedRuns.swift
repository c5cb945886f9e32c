public import SquelchArchive
public import SquelchCuration
public import SquelchTimeline

extension ScoredRun {
    /// What an analysis says, to be compared with later.
    public init(_ analysis: Analysis) {
        self.init(
            at: analysis.generated,
            scores: analysis.accounts.map { account in
                Score(
                    account: account.account.id, snr: account.snr?.decibels, low: account.snr?.low,
                    high: account.snr?.high, verdict: account.verdict.rawValue)
            })
    }

    /// The verdicts by account, for the memory of the next analysis.
    public var verdicts: [String: Verdict] {
        Dictionary(
            scores.compactMap { score in Verdict(rawValue: score.verdict).map { (score.account, $0) } },
            uniquingKeysWith: { $1 })
    }

    /// The same as values that an analysis is compared with.
    public var earlier: EarlierAnalysis {
        EarlierAnalysis(
            at: at,
            accounts: Dictionary(
                scores.map { ($0.account, .init(decibels: $0.snr, verdict: Verdict(rawValue: $0.verdict))) },
                uniquingKeysWith: { $1 }))
    }
}

extension Decision {
    /// What an analysis has to know of it; nil where it holds no longer.
    /// - Parameter now: the clock, seconds since 1970.
    public func standing(at now: Int64) -> StandingDecision? {
        guard holds(at: now) else { return nil }
        let verdict: Verdict =
            switch action {
            // What is put away is no noise: it is silent.
            case .keep, .tidy: .keep
            case .turnDown, .snooze: .turnDown
            case .unfollow: .unfollow
            }
        return StandingDecision(verdict: verdict, at: at, because: because)
    }
}
