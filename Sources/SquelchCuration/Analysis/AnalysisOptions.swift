public import SquelchModel
public import SquelchTimeline

/// What to analyse, and how.
public struct AnalysisOptions: Sendable {
    /// The clock, seconds since 1970.
    public var now: Int64
    /// First moment of the period, or open.
    public var since: Int64?
    /// Length of the period before the reference time in seconds, where ``since`` is open.
    public var sinceLength: Int64?
    /// Last moment of the period, or open.
    public var until: Int64?
    /// SNR in dB that the user asks for; nil is 0, what readers ask for.
    public var threshold: Double?
    /// Show only accounts of this context or of one below it (`work` shows `work/swift`); nil shows all.
    public var context: String?
    /// Days in which a post's weight halves.
    public var halfLifeDays = ReferenceClock.defaultHalfLifeDays
    /// Minutes a day to spend on the best accounts; nil asks for no such choice.
    public var budgetMinutes: Double?
    /// Verdicts of the previous analysis by account id: what was suggested then is not taken back for a trifle.
    public var previous: [String: Verdict] = [:]
    /// What the user has decided, by account id: it goes before what the numbers say.
    public var decisions: [String: StandingDecision] = [:]
    /// What is compared with.
    public var earlier: EarlierAnalysis?
    /// Where the personal model comes from.
    public var personal = PersonalMode.learn
    /// The threads that work.
    public var workers = Workers()

    /// Options with all else open.
    public init(now: Int64) { self.now = now }

    var scoring: ScoringOptions {
        var options = ScoringOptions(now: now)
        options.since = since
        options.sinceLength = sinceLength
        options.until = until
        options.halfLifeDays = halfLifeDays
        options.personal = personal
        options.workers = workers
        return options
    }

    /// What the user has decided about an account, under any of its names.
    func decision(on account: Account) -> StandingDecision? {
        if decisions.isEmpty { return nil }
        return ([account.id] + account.aliases).compactMap { decisions[$0] }.first
    }

    /// Whether an account of these contexts is shown.
    public func shows(_ contexts: [String]) -> Bool {
        guard let context else { return true }
        return contexts.contains { $0 == context || $0.hasPrefix(context + "/") }
    }
}
