public import SquelchCuration
public import SquelchIngest
public import SquelchSignals
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
        /// What the candidates would add; nil where nobody asked.
        public var preview: Preview?
    }

    /// Sources that are read before they are joined.
    private static let wave = 256

    private var sources: [Source]
    private var preview: PreviewQuery?
    private let workers: Workers
    private let keepsAllTexts: Bool
    private let keepsLongTexts: Bool
    private let reading: IngestOptions
    private let configuration: Configuration
    private let topic: TopicQuery?
    private var progress: @Sendable (Int) -> Void

    /// A run over `sources`.
    /// - Parameters:
    ///   - preview: which of `sources` hold what the user only thinks of following.
    ///   - keepsAllTexts: whether every post keeps id, address and excerpt; else, with many posts, only examples do.
    ///   - keepsLongTexts: whether excerpts go on with the text behind the title.
    ///   - reading: how far packed files are unpacked, whether mail is read.
    ///   - configuration: what the user says about contexts and people.
    ///   - topic: what posts are searched for while their texts are read; their ``PostColumns/hits`` tell.
    ///   - progress: told of the bytes of each source that is done, by any worker.
    public init(
        sources: [Source], preview: PreviewQuery? = nil, workers: Workers, keepsAllTexts: Bool = false,
        keepsLongTexts: Bool = false, reading: IngestOptions = IngestOptions(),
        configuration: Configuration = Configuration(), topic: TopicQuery? = nil,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.sources = sources
        self.preview = preview
        self.workers = workers
        self.keepsAllTexts = keepsAllTexts
        self.keepsLongTexts = keepsLongTexts
        self.reading = reading.with(own: configuration.own)
        self.configuration = configuration
        self.topic = topic
        self.progress = progress
    }

    /// Reads and scores. The result is the same for any number of workers.
    /// - Parameters:
    ///   - options: period, threshold and context; its workers are set to those of the run.
    ///   - warnings: of the search for files, to stand before those of their content.
    public func run(_ options: AnalysisOptions, warnings found: [IngestWarning] = []) -> Outcome {
        let contacts = ContactBook.of(sources, options: reading, workers: workers)
        var merger = TimelineMerger(now: options.now)
        var warnings = found
        var reports: [SourceReport] = []
        // In waves: what was read is joined before it adds up to a second copy of everything.
        var parts: [SourceReport] = []
        var rest = Source.pieces(of: sources, options: reading)[...]
        while !rest.isEmpty {
            let wave = wave(rest)
            rest = rest.dropFirst(wave.count)
            let chunks = workers.map(wave.count) {
                ReadingState(topic)
            } _: {
                read(wave[wave.startIndex + $1], contacts, $0)
            }
            for (index, chunk) in zip(wave.indices, chunks) {
                let next = index + 1 < wave.endIndex ? wave[index + 1] : rest.first
                let isLast = next?.isFirst ?? true
                let posts = chunk.posts.count
                merger.append(chunk, as: preview?.source(of: wave[index].name) ?? .following, isLast: isLast)
                if wave[index].isFirst, !isLast { merger.expect(posts * wave[index].ofAbout) }
                parts.append(chunk.report)
                if isLast, let report = SourceReport.joined(parts) {
                    warnings += report.warnings
                    reports.append(report)
                    parts = []
                }
            }
        }
        SourceReport.noteContacts(&reports)
        let joined = merger.finish(configuration)
        warnings += joined.warnings
        var options = options
        options.workers = workers
        var result = Analyzer.analyze(
            timeline: joined.timeline, signals: joined.signals, options: options,
            warnings: warnings.map { AnalysisWarning($0) })
        result.analysis.hints = ExportHints.hints(for: reports, joined.timeline)
        let preview = preview.map {
            Preview.make(
                $0, result, of: joined.timeline, terms: joined.signals.terms, before: following($0, options),
                workers: workers)
        }
        return Outcome(
            result: result, timeline: joined.timeline, reports: reports, warnings: warnings, preview: preview)
    }

    /// What is read before it is joined; of long files only as much as keeps the workers busy.
    private func wave(_ rest: ArraySlice<Source>) -> ArraySlice<Source> {
        var long = 0
        var end = rest.startIndex
        while end < rest.endIndex, end - rest.startIndex < Self.wave, long < 2 * workers.count {
            if rest[end].isPart { long += 1 }
            end += 1
        }
        return rest[..<end]
    }

    /// The following without the candidates, read once more; nil where candidates are among it, or there is none.
    private func following(_ query: PreviewQuery, _ options: AnalysisOptions) -> Analysis? {
        let known = sources.filter { query.source(of: $0.name).contains(.following) }
        if known.isEmpty || query.onlyFollowers { return nil }
        var run = self
        run.sources = known
        run.preview = nil
        run.progress = { _ in }
        return run.run(options).result.analysis
    }

    private func read(_ source: Source, _ contacts: ContactBook, _ state: ReadingState) -> TimelineChunk {
        let chunk = TimelineChunk(keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts)
        chunk.report.path = source.name
        chunk.report = Ingestor.read(source, options: reading, contacts: contacts, batch: state.batch) { batch in
            chunk.append(batch, with: &state.extractor, topic: &state.topic)
        }
        progress(chunk.report.bytes)
        return chunk
    }
}

extension IngestOptions {
    /// The same, with the user's addresses out of the configuration beside those that are given.
    fileprivate func with(own addresses: [String]) -> IngestOptions {
        var options = self
        for address in addresses.map({ $0.lowercased() }) where !options.ownAddresses.contains(address) {
            options.ownAddresses.append(address)
        }
        return options
    }
}

/// What a worker keeps from file to file.
private final class ReadingState {
    let batch = RecordBatch()
    var extractor = SignalExtractor()
    var topic: TopicMatcher?

    init(_ topic: TopicQuery?) {
        if let topic { self.topic = TopicMatcher(topic) }
    }
}

extension AnalysisWarning {
    /// A warning of a source in the form of reports: its place is the line, or the record's number.
    init(_ warning: IngestWarning) {
        self.init(
            source: warning.source, record: warning.line ?? warning.record.flatMap { Int($0) },
            message: warning.message)
    }
}
