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

extension Archive {
    /// Seconds within which two runs are of one sitting: the one before them is "the last time".
    private static let sitting: Int64 = 12 * 3600

    /// What was said the last time, before this sitting where there was a run before; nil where there was none.
    /// - Parameter now: the clock, seconds since 1970.
    public func lastTime(_ now: Int64) throws(ArchiveFailure) -> ScoredRun? {
        if let before = try previousRun(before: now - Self.sitting) { return before }
        return try previousRun()
    }

    /// The list that was made the last time in the same way; likewise.
    public func lastList(of choice: String, _ now: Int64) throws(ArchiveFailure) -> KeptList? {
        if let before = try previousList(of: choice, before: now - Self.sitting) { return before }
        return try previousList(of: choice)
    }

    /// What the runs so far said of an account, the oldest first: of each day the last.
    public func course(of account: String) throws(ArchiveFailure) -> [PastScore] {
        var course: [PastScore] = []
        for (at, score) in try scores(of: account) {
            let one = PastScore(
                at: at, decibels: score.snr, low: score.low, high: score.high,
                verdict: Verdict(rawValue: score.verdict))
            if let last = course.last, UTCTime.day(last.at) == UTCTime.day(at) { course.removeLast() }
            course.append(one)
        }
        return course
    }
}

extension KeptList {
    /// A list as it is kept.
    public init(_ list: ListeningList, at now: Int64, choice: String) {
        self.init(at: now, choice: choice, entries: list.listed)
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
