public import SquelchArchive
public import SquelchFollowing
public import SquelchIngest
public import SquelchSignals
public import SquelchTimeline

/// What the sources hold together, before anything is judged.
public struct Following: ~Copyable {
    /// The timeline, with what can be told of each post alone.
    package let joined: JoinedTimeline
    /// The same without what the user only thinks of following; nil where nobody asked, or nothing else is there.
    let known: JoinedTimeline?
    /// What became of each source.
    public let reports: [SourceReport]
    /// What the sources and their join had to say.
    public let warnings: [SourceWarning]

    /// Accounts, contexts, posts, people.
    public var timeline: Timeline { joined.timeline }

    /// The timeline alone.
    package consuming func takeJoined() -> JoinedTimeline { joined }
}

/// From sources to a following: reads them on workers, takes features while the text is there, joins the parts in the
/// order of the sources.
public struct FollowingReader: Sendable {
    /// Sources that are read before they are joined.
    private static let wave = 256

    private let sources: [Source]
    let preview: PreviewQuery?
    let workers: Workers
    private let keepsAllTexts: Bool
    private let keepsLongTexts: Bool
    private let reading: IngestOptions
    private let configuration: Configuration
    private let topic: TopicQuery?
    private let rows: PostRowCache?
    private let progress: @Sendable (Int) -> Void

    /// A reader of `sources`.
    /// - Parameters:
    ///   - sources: what is read, in this order.
    ///   - preview: which of `sources` hold what the user only thinks of following.
    ///   - workers: the threads that work; the following is the same for any number.
    ///   - keepsAllTexts: whether every post keeps id, address and excerpt; else, with many posts, only examples do.
    ///   - keepsLongTexts: whether the text behind the title is kept as well.
    ///   - reading: how far packed files are unpacked, whether mail is read.
    ///   - configuration: what the user says about contexts and people.
    ///   - topic: what posts are searched for while their texts are read; their `PostColumns.hits` tell.
    ///   - cache: where rows of posts are kept that need not be found out again; the result is the same without.
    ///   - progress: told of the bytes of each source that is done, by any worker.
    public init(
        sources: [Source], preview: PreviewQuery? = nil, workers: Workers, keepsAllTexts: Bool = false,
        keepsLongTexts: Bool = false, reading: IngestOptions = IngestOptions(),
        configuration: Configuration = Configuration(), topic: TopicQuery? = nil, cache: ArchiveCache? = nil,
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
        // What a question finds in posts is of that question alone.
        rows =
            topic == nil
            ? cache.flatMap { PostRowCache($0, keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts) } : nil
        self.progress = progress
    }

    /// Reads and joins; the same for any number of workers.
    /// - Parameters:
    ///   - now: the clock, seconds since 1970.
    ///   - found: warnings of the search for sources, to stand before those of their content.
    public func read(now: Int64, warnings found: [SourceWarning] = []) -> Following {
        read(now: now, warnings: found, chunks: [], reach: [:])
    }

    /// Likewise, with chunks that were read elsewhere after all sources.
    /// - Parameters:
    ///   - chunks: posts of sources, in the order of these.
    ///   - reach: the newest post of each of these sources.
    package func read(
        now: Int64, warnings found: [SourceWarning] = [], chunks: [TimelineChunk], reach: [String: Int64]
    ) -> Following {
        var merger = TimelineMerger(now: now, reach: reach)
        var known = hasKnown ? TimelineMerger(now: now) : nil
        var warnings = found
        var reports: [SourceReport] = []
        var parts: [SourceReport] = []
        readChunks { read in
            let posts = read.chunk.count
            let source = preview?.source(of: read.source.name) ?? .following
            if source.contains(.following) { known?.append(read.chunk, isLast: read.isLast, leaves: true) }
            merger.append(read.chunk, as: source, isLast: read.isLast)
            if read.source.isFirst, !read.isLast { merger.expect(posts * read.source.ofAbout) }
            parts.append(read.report)
            if read.isLast, let report = SourceReport.joined(parts) {
                warnings += report.warnings
                reports.append(report)
                parts = []
            }
        }
        rows?.thin(to: sources)
        SourceReport.noteContacts(&reports)
        for chunk in chunks { merger.append(chunk) }
        let joined = merger.finish(configuration)
        warnings += joined.warnings
        return Following(
            joined: joined, known: known.take()?.finish(configuration), reports: reports, warnings: warnings)
    }

    /// Whether there is a following beside the candidates, whose analysis tells what these would change.
    private var hasKnown: Bool {
        guard let preview, !preview.onlyFollowers else { return false }
        return sources.contains { preview.source(of: $0.name).contains(.following) }
    }

    /// What was read of a source, or of a piece of a long one.
    package struct ReadChunk {
        /// Its posts, and who posts them.
        package var chunk: TimelineChunk
        /// What was read.
        package var source: Source
        /// What became of it.
        package var report: SourceReport
        /// Whether no piece of the same source follows.
        package var isLast: Bool
    }

    /// Reads all sources on workers, and hands out what was read in the order of the sources.
    package func readChunks(_ body: (ReadChunk) throws -> Void) rethrows {
        let contacts = ContactBook.of(sources, options: reading, workers: workers)
        // In waves: what was read is taken before it adds up to a second copy of everything.
        var rest = Source.pieces(of: sources, options: reading)[...]
        let rows = reading.includesContacts ? nil : self.rows
        while !rest.isEmpty {
            let wave = wave(rest)
            rest = rest.dropFirst(wave.count)
            let chunks = workers.map(wave.count) {
                ReadingState(topic)
            } _: {
                read(wave[wave.startIndex + $1], contacts, $0, rows)
            }
            rows?.keep(chunks.compactMap { $0.fresh })
            for (index, (chunk, report, _)) in zip(wave.indices, chunks) {
                let next = index + 1 < wave.endIndex ? wave[index + 1] : rest.first
                try body(
                    ReadChunk(chunk: chunk, source: wave[index], report: report, isLast: next?.isFirst ?? true))
            }
        }
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

    /// - Returns: what the source adds, and where it may be kept as it is the bytes of it.
    private func read(
        _ source: Source, _ contacts: ContactBook, _ state: ReadingState, _ rows: PostRowCache?
    ) -> (TimelineChunk, SourceReport, fresh: ArchiveCache.Value?) {
        if let (chunk, report) = rows?.chunk(of: source) {
            progress(report.bytes)
            return (chunk, report, nil)
        }
        let chunk = TimelineChunk(source.name, keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts)
        let report = Ingestor.read(source, options: reading, contacts: contacts, batch: state.batch) { batch in
            chunk.append(batch, with: &state.extractor, topic: &state.topic)
        }
        progress(report.bytes)
        return (chunk, report, rows?.value(of: source, chunk, report))
    }
}

extension IngestOptions {
    /// The same, with the user's addresses out of the configuration beside those that are given.
    public func with(own addresses: [String]) -> IngestOptions {
        var options = self
        for address in addresses.map({ $0.lowercased() }) where !options.ownAddresses.contains(address) {
            options.ownAddresses.append(address)
        }
        return options
    }
}

/// What a worker keeps from source to source.
private final class ReadingState {
    let batch = RecordBatch()
    var extractor = SignalExtractor()
    var topic: TopicMatcher?

    init(_ topic: TopicQuery?) {
        if let topic { self.topic = TopicMatcher(topic) }
    }
}
