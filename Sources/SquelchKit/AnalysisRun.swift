public import SquelchCuration
public import SquelchIngest
import SquelchSignals
public import SquelchTimeline

/// The main job, from files to an analysis: reads sources on workers, takes features while the text is there, joins
/// the parts in the order of the sources, scores.
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
        public var warnings: [IngestWarning]
    }

    private let files: [String]
    private let workers: Workers
    private let progress: @Sendable (Int) -> Void

    /// A run over `files`. `progress` is told of the bytes of each file that is done, by any worker.
    public init(files: [String], workers: Workers, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.files = files
        self.workers = workers
        self.progress = progress
    }

    /// Reads and scores. The result is the same for any number of workers.
    /// - Parameters:
    ///   - options: period, threshold and context; its workers are set to those of the run.
    ///   - warnings: of the search for files, to stand before those of their content.
    public func run(_ options: AnalysisOptions, warnings found: [IngestWarning] = []) -> Outcome {
        let chunks = workers.map(files.count, state: ReadingState.init) { state, index in
            read(files[index], state)
        }
        var merger = TimelineMerger()
        var warnings = found
        for chunk in chunks {
            merger.append(chunk)
            warnings += chunk.report.warnings
            chunk.discard()
        }
        let joined = merger.finish()
        warnings += joined.warnings
        var options = options
        options.workers = workers
        let result = Analyzer.analyze(
            timeline: joined.timeline, signals: joined.signals, options: options,
            warnings: warnings.map { AnalysisWarning($0) })
        return Outcome(
            result: result, timeline: joined.timeline, reports: chunks.map(\.report), warnings: warnings)
    }

    private func read(_ file: String, _ state: ReadingState) -> TimelineChunk {
        let chunk = TimelineChunk()
        chunk.report.path = file
        chunk.report = Ingestor.read(file, batch: state.batch) { batch in
            chunk.append(batch, with: &state.extractor)
        }
        progress(chunk.report.bytes)
        return chunk
    }
}

/// What a worker keeps from file to file.
private final class ReadingState {
    let batch = RecordBatch()
    var extractor = SignalExtractor()
}

extension AnalysisWarning {
    /// A warning of a source in the form of reports: its place is the line, or the record's number.
    init(_ warning: IngestWarning) {
        self.init(
            source: warning.source, record: warning.line ?? warning.record.flatMap { Int($0) },
            message: warning.message)
    }
}
