public import SquelchCuration
import SquelchFollowing
import SquelchIngest
import SquelchSignals
public import SquelchTimeline

/// The main job, from sources to an analysis: reads a following, scores it.
public struct AnalysisRun: Sendable {
    /// An analysis and everything that reports need beside it.
    public struct Outcome: Sendable {
        /// The scored accounts and posts.
        public var result: AnalysisResult
        /// What became of each source.
        public var reports: [SourceReport]
        /// What the sources and their join had to say.
        public var warnings: [SourceWarning]
        /// What the candidates would add; nil where nobody asked.
        public var preview: Preview?
        /// Accounts, contexts, posts.
        public var timeline: Timeline { result.timeline }
        /// Until when the same would come of the same records by a later clock, seconds since 1970.
        var steadyUntil = Int64.min
    }

    private let reader: FollowingReader

    /// A run over what `reader` reads.
    public init(_ reader: FollowingReader) { self.reader = reader }

    /// Reads and scores. The result is the same for any number of workers.
    /// - Parameters:
    ///   - options: period, threshold and context; its workers are set to those of the reader.
    ///   - found: warnings of the search for sources, to stand before those of their content.
    public func run(_ options: AnalysisOptions, warnings found: [SourceWarning] = []) -> Outcome {
        let following = reader.read(now: options.now, warnings: found)
        var options = options
        options.workers = reader.workers
        var result = Analyzer.analyze(
            timeline: following.timeline, signals: following.joined.signals, options: options,
            warnings: following.warnings.map { AnalysisWarning($0) })
        result.analysis.hints = ExportHints.hints(for: following.reports, following.timeline)
        return Outcome(
            result: result, reports: following.reports, warnings: following.warnings,
            preview: preview(result, following, options), steadyUntil: following.joined.steadyUntil)
    }
}

extension AnalysisRun {
    /// What the candidates would add; nil where nobody asked.
    private func preview(
        _ result: AnalysisResult, _ following: borrowing Following, _ options: AnalysisOptions
    ) -> Preview? {
        guard let query = reader.preview else { return nil }
        let before: Analysis?
        switch following.known {
        case .some(let known):
            before = Analyzer.analyze(timeline: known.timeline, signals: known.signals, options: options).analysis
        case .none: before = nil
        }
        return Preview.make(
            query, result, terms: following.joined.signals.terms, before: before, workers: reader.workers)
    }
}

extension AnalysisWarning {
    /// A warning of a source in the form of reports: its place is the line, or the record's number.
    package init(_ warning: SourceWarning) {
        self.init(
            source: warning.source, record: warning.line ?? warning.record.flatMap { Int($0) },
            message: warning.message)
    }
}
