public import SquelchTimeline

/// The result of `squelch analyze`, as plain values: what the schema `squelch.analysis/1` holds.
///
/// Times are seconds since 1970 in UTC, ratios in dB, shares in 0...1, minutes as attention takes them.
public struct Analysis: Sendable, Equatable, Codable {
    /// The clock of the run.
    public var generated: Int64
    /// The time that all shown accounts' posts cover.
    public var window: TimeWindow
    /// Threshold of the verdicts in dB.
    public var threshold: Double
    /// Sums over the shown accounts.
    public var totals: Totals
    /// The shown accounts: highest SNR first, those without a number last, then by id.
    public var accounts: [AccountAnalysis]
    /// The contexts of the shown accounts, in the order of their names.
    public var contexts: [ContextSummary] = []
    /// What the numbers had to leave out or take with care.
    public var warnings: [AnalysisWarning]
    /// What the files lack, and what it would add: short sentences, the weightiest first.
    public var hints: [String] = []
    /// Whom to listen to within a budget; nil where none was asked for.
    public var budget: BudgetPlan?
    /// The posts that there are, where none is in the period; nil where one is, or where there are none at all.
    public var outside: OutsidePosts?
    /// What comes nearest to a suggestion, where there is none.
    public var nearest: [NearMiss] = []
    /// What has changed since the last time; nil where there was none.
    public var since: SinceLastTime?
    /// What the user's own marks taught; nil where there are none and no model was given.
    public var personal: PersonalSummary?

    /// An analysis of finished parts.
    public init(
        generated: Int64, window: TimeWindow, threshold: Double, totals: Totals, accounts: [AccountAnalysis],
        warnings: [AnalysisWarning]
    ) {
        self.generated = generated
        self.window = window
        self.threshold = threshold
        self.totals = totals
        self.accounts = accounts
        self.warnings = warnings
    }
}

/// A stretch of time, seconds since 1970, both ends inclusive.
public struct TimeWindow: Sendable, Equatable, Codable {
    /// First moment.
    public var from: Int64
    /// Last moment.
    public var to: Int64

    /// A stretch between two moments.
    public init(from: Int64, to: Int64) {
        self.from = from
        self.to = to
    }
}

/// Posts that a period leaves out.
public struct OutsidePosts: Sendable, Equatable, Codable {
    /// How many.
    public var posts: Int
    /// From the first to the last dated one.
    public var window: TimeWindow

    /// Posts of a time.
    public init(posts: Int, window: TimeWindow) {
        self.posts = posts
        self.window = window
    }
}

/// Sums over accounts.
public struct Totals: Sendable, Equatable, Codable {
    /// Number of accounts.
    public var accounts = 0
    /// Number of their posts.
    public var posts = 0
    /// Minutes of attention a day.
    public var attentionMinutesPerDay = 0.0
    /// Those of them that are signal.
    public var signalMinutesPerDay = 0.0
    /// Those of them that are noise.
    public var noiseMinutesPerDay = 0.0
    /// Ratio of the two; nil where there is no attention at all.
    public var snr: Double?

    /// No accounts.
    public init() {}
}

/// Something that the numbers had to leave out or take with care.
public struct AnalysisWarning: Sendable, Equatable, Codable {
    /// The file, feed or account concerned; nil where it is the whole.
    public var source: String?
    /// The record concerned, where it is one.
    public var record: Int?
    /// What happened.
    public var message: String

    /// A warning.
    public init(source: String?, record: Int? = nil, message: String) {
        self.source = source
        self.record = record
        self.message = message
    }
}

/// A context that the analysis took.
public struct ContextSummary: Sendable, Equatable, Codable {
    /// The context.
    public var context: Context
    /// Shown accounts that are followed in it.
    public var accounts: Int

    /// A context and how many belong to it.
    public init(context: Context, accounts: Int) {
        self.context = context
        self.accounts = accounts
    }
}
