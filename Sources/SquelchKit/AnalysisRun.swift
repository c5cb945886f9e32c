public import SquelchCuration
public import SquelchIngest
import SquelchFollowing
import SquelchSignals
public import SquelchTimeline

/// The main job, from sources to an analysis: reads a following, scores it.
public struct AnalysisRun: Sendable {
    /// An analysis and everything that reports need beside it.
    public struct Outcome: Sendable {
        /// The scored accounts and posts.
        public var result: AnalysisResult
        /// The timeline that the result's indices point into.
        public var timeline: Timeline
        /// What became of each source.
        public var reports: [SourceReport]
        /// What the sources and their join had to say.
        public var warnings: [SourceWarning]
        /// What the candidates would add; nil where nobody asked.
        public var preview: Preview?
        /// Until when the same would come of the same records by a later clock, seconds since 1970.
        var steadyUntil = Int64.min
    }

    private var reader: FollowingReader

    /// A run over what `reader` reads.
    public init(_ reader: FollowingReader) { self.reader = reader }

    /// Reads and scores. The result is the same for any number of workers.
    /// - Parameters:
    ///   - options: period, threshold and context; its workers are set to those of the reader.
    ///   - warnings: of the search for sources, to stand before those of their content.
    public func run(_ options: AnalysisOptions, warnings found: [SourceWarning] = []) -> Outcome {
        let following = reader.read(now: options.now, warnings: found)
        var options = options
        options.workers = reader.workers
        var result = Analyzer.analyze(
            timeline: following.timeline, signals: following.joined.signals, options: options,
            warnings: following.warnings.map { AnalysisWarning($0) })
        result.analysis.hints = ExportHints.hints(for: following.reports, following.timeline)
        let preview = reader.preview.map {
            Preview.make(
                $0, result, of: following.timeline, terms: following.joined.signals.terms, before: known($0, options),
                workers: reader.workers)
        }
        return Outcome(
            result: result, timeline: following.timeline, reports: following.reports, warnings: following.warnings,
            preview: preview, steadyUntil: following.joined.steadyUntil)
    }

    /// The following without the candidates, read once more; nil where candidates are among it, or there is none.
    private func known(_ query: PreviewQuery, _ options: AnalysisOptions) -> Analysis? {
        let known = reader.sources.filter { query.source(of: $0.name).contains(.following) }
        if known.isEmpty || query.onlyFollowers { return nil }
        var run = self
        run.reader.sources = known
        run.reader.preview = nil
        run.reader.progress = { _ in }
        return run.run(options).result.analysis
    }
}

extension AnalysisWarning {
    /// A warning of a source in the form of reports: its place is the line, or the record's number.
    init(_ warning: SourceWarning) {
        self.init(
            source: warning.source, record: warning.line ?? warning.record.flatMap { Int($0) },
            message: warning.message)
    }
}
