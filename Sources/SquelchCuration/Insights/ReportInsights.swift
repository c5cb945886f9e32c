public import SquelchTimeline

/// What a report shows beside the analysis: collected once, from the posts behind it.
public struct ReportInsights: Sendable {
    /// What is known of one account beyond its numbers.
    public struct AccountInsight: Sendable {
        /// What it is about, the most telling first.
        public var subjects: [String]
        /// Its signal over time.
        public var series: SignalSeries
        /// Accounts that tell the same stories.
        public var partners: [StoryOverlap.Pair]
    }

    /// Insights by index of the timeline's accounts, for those that matter most.
    public var accounts: [Int: AccountInsight]
    /// Accounts that tell the same stories, those that share most first.
    public var overlaps: [StoryOverlap.Pair]
    /// Signal by context.
    public var contexts: [ContextTotals]
    /// Names by index of the timeline's accounts.
    public var names: [String]

    /// The insights of an analysis.
    /// - Parameter most: accounts that are looked at closely: those with most signal and those with most noise.
    public init(_ result: AnalysisResult, of timeline: Timeline, most: Int) {
        let overlap = StoryOverlap(result, of: timeline)
        let subjects = Subjects(result, of: timeline)
        let ranked = result.analysis.accounts.sorted {
            let minutes = ($0.weight, $1.weight)
            return minutes.0 != minutes.1 ? minutes.0 > minutes.1 : $0.account.id < $1.account.id
        }
        accounts = [:]
        for account in ranked.prefix(most) {
            accounts[account.index] = AccountInsight(
                subjects: subjects.list(account.index), series: SignalSeries(account.index, result, of: timeline),
                partners: Array(overlap.partners(of: account.index).prefix(3)))
        }
        overlaps = overlap.strongest(12, fewest: 3)
        contexts = ContextTotals.list(result.analysis)
        names = timeline.accounts.map { $0.name ?? $0.id }
    }
}

extension AccountAnalysis {
    /// How much an account matters to a reader: minutes of what it has more of.
    fileprivate var weight: Double { max(signalMinutesPerWeek, noiseMinutesPerWeek) }
}
