package import SquelchModel
package import SquelchSignals
package import SquelchTimeline

/// Analyses of parts of the accounts, with the options of an analysis.
extension Analyzer {
    /// Scores the posts of a part; see ``Scorer``.
    package static func tally(
        _ timeline: Timeline, signals: borrowing SignalColumns, _ bearings: Scorer.Bearings, options: AnalysisOptions
    ) -> (scores: TimelineScores, tallies: [AccountTally]) {
        Scorer.tally(timeline, signals: signals, bearings, options: options.scoring)
    }

    /// Compares all accounts with one another; see ``Scorer``.
    package static func finish(
        _ tallies: [AccountTally], ids: [String], doubles: [Int?], losses: [Double], _ survey: ShardSurvey,
        options: AnalysisOptions
    ) -> FollowingScores {
        Scorer.finish(
            tallies, ids: ids, doubles: doubles, losses: losses, clock: Scorer.clock(survey, options.scoring),
            workers: options.workers)
    }
}
