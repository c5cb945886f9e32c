import SquelchTimeline

/// Where a reader puts what it understood of one source: records into a batch that is handed on when it is full,
/// counts and warnings beside it.
final class RecordOutput {
    /// The batch that is being filled.
    let batch: RecordBatch
    /// Whether bodies are kept as HTML too.
    let keepsHTML: Bool
    /// The source's path, as people wrote it.
    let source: String
    /// The address that the file was fetched from, where it is known.
    let origin: String?
    /// The address that its feed is known by, where the file need not be asked.
    private let feedURL: String?
    /// Records that were handed on, and what was skipped.
    private(set) var counts = RecordCounts()
    private(set) var warnings: [SourceWarning] = []
    /// Index of the next feed of this source.
    private(set) var feedCount: Int32 = 0

    /// What the files of one export share.
    let context: ExportContext
    /// Why nothing was read of a part of an export, where that is as it should be.
    private(set) var note: String?

    /// Dates of which the rest of the file tells whether the day or the month comes first.
    @exclusivity(unchecked) var dates = OpenDates()

    /// What is known of people, of which nothing becomes a record.
    var contacts = ContactNotes()

    private let isPart: Bool
    private let firstFeed: Int32
    private let sink: RecordSink

    /// Warnings beyond ``SourceReport/mostWarnings``, which are only counted.
    private(set) var untold = 0
    /// Whether records, or a part of the source, could not be read.
    private(set) var losesData = false
    /// Lines of a text of lines, once all of them have been read.
    var lineCount = 0
    private var skippedAlike: [String: Int] = [:]

    init(
        source: String, batch: RecordBatch, keepsHTML: Bool, isPart: Bool = false,
        context: ExportContext = ExportContext(), firstFeed: Int32 = 0, origin: String? = nil, feedURL: String? = nil,
        sink: RecordSink
    ) {
        self.source = source
        self.origin = origin
        self.feedURL = feedURL
        self.isPart = isPart
        self.context = context
        self.firstFeed = firstFeed
        feedCount = firstFeed
        self.batch = batch
        self.keepsHTML = keepsHTML
        self.sink = sink
        batch.removeAll()
    }

    /// Hands the batch on if it is full.
    @inline(__always)
    func flushIfFull() { if batch.isFull { flush() } }

    /// Hands the batch on.
    func flush() {
        guard !batch.isEmpty else { return }
        dates.settle(in: batch)
        counts.add(batch)
        sink.take(batch)
        batch.removeAll()
    }

    /// The feed that began last in this file, or -1.
    var currentFeed: Int32 { feedCount > firstFeed ? feedCount - 1 : -1 }

    /// Says that a file holds nothing that is read. Exports are full of such files, so it is no warning for those.
    func leaveOut(_ reason: String) {
        if isPart { note = note ?? reason } else { warn(reason) }
    }

    /// The date that `bytes` name, for a record of this file.
    @inline(__always)
    func date(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedDate? {
        let date = DateParser.parse(bytes)
        dates.add(date)
        return date
    }

    /// Adds a feed; posts that follow belong to it.
    func append(feed: FeedRecord) {
        batch.feeds.append(feed)
        feedCount += 1
    }

    /// Adds the feed that the whole file is, which is known by where it came from if it does not say its own address;
    /// returns it as it was added.
    @discardableResult
    func append(document feed: FeedRecord) -> FeedRecord {
        var feed = feed
        if let feedURL {
            feed.feedURL = batch.store(feedURL)
        } else if feed.feedURL.isEmpty {
            feed.feedURL = batch.store(origin)
        }
        append(feed: feed)
        return feed
    }

    /// Says that something is wrong with the source, or with one record of it.
    func warn(line: Int? = nil, record: String? = nil, _ message: String) {
        guard warnings.count < SourceReport.mostWarnings else { return untold += 1 }
        warnings.append(SourceWarning(source: source, line: line, record: record, message: message))
    }

    /// Notes that something of the source could not be read, which other words say.
    func noteLoss() { losesData = true }

    /// Says that something of the source could not be read.
    func lose(line: Int? = nil, _ message: String) {
        losesData = true
        warn(line: line, message)
    }

    /// Whether anything was understood so far.
    var hasRecords: Bool { counts.records > 0 || !batch.isEmpty }

    /// Whether nothing came of the source and nothing was said of it.
    var isSilent: Bool {
        !hasRecords && counts.skipped.isEmpty && counts.ignored.isEmpty && warnings.isEmpty && note == nil
            && contacts.cards.isEmpty && contacts.correspondents.isEmpty
    }

    /// Counts records that are well and give nothing.
    func ignore(_ reason: String, count: Int = 1) { counts.ignored[reason, default: 0] += count }

    /// Counts records that could not be read, and says so.
    func skip(
        line: Int? = nil, record: String? = nil, reason: String, detail: String? = nil, count: Int = 1
    ) {
        counts.skipped[reason, default: 0] += count
        losesData = true
        warn(line: line, record: record, detail.map { "\(reason): \($0)" } ?? reason)
    }

    /// Counts records that could not be read and whose place would help nobody: told once for all of them, at the end.
    func skipEach(_ reason: String, count: Int = 1) { skippedAlike[reason, default: 0] += count }

    /// Ends the source: hands on what is left.
    func finish() {
        flush()
        for (reason, count) in skippedAlike.sorted(by: { $0.key < $1.key }) {
            skip(reason: reason, detail: "\(count) of them", count: count)
        }
        skippedAlike = [:]
        if dates.unproven > 0 {
            let what = Counted.text(dates.unproven, "date")
            let first = dates.prefersDayFirst ? "day" : "month"
            warn(
                "\(what) may have the day or the month first, and the file proves neither: read with the \(first) first"
            )
        }
    }
}
