public import SquelchTimeline

/// Records of each kind, and what was left out.
public struct RecordCounts: Sendable, Equatable {
    /// Feed documents.
    public var feeds = 0
    /// Posts.
    public var posts = 0
    /// Follows.
    public var follows = 0
    /// Accounts that follow the user.
    public var followers = 0
    /// Accounts that the user has muted or blocked.
    public var mutes = 0
    /// Actions of the user on posts.
    public var attention = 0
    /// Exchanges between the user and an account.
    public var interactions = 0
    /// Records that could not be read, by reason.
    public var skipped: [String: Int] = [:]
    /// Records that are well and have nothing to do with what is asked, by reason.
    public var ignored: [String: Int] = [:]

    /// Nothing counted.
    public init() {}

    /// Records of every kind together.
    public var records: Int { feeds + posts + follows + followers + mutes + attention + interactions }

    mutating func add(_ batch: RecordBatch) {
        feeds += batch.feeds.count
        posts += batch.posts.count
        follows += batch.follows.count
        followers += batch.followers.count
        mutes += batch.mutes.count
        attention += batch.attention.count
        interactions += batch.interactions.count
    }

    /// Adds the counts of another source.
    public mutating func add(_ other: RecordCounts) {
        feeds += other.feeds
        posts += other.posts
        follows += other.follows
        followers += other.followers
        mutes += other.mutes
        attention += other.attention
        interactions += other.interactions
        skipped.merge(other.skipped, uniquingKeysWith: +)
        ignored.merge(other.ignored, uniquingKeysWith: +)
    }
}

/// What became of one source.
public struct SourceReport: Sendable {
    /// Path as it was given or found.
    public var path: String
    /// Path of the file, where it is one that can be opened again: no pipe, and nothing inside of an archive.
    public var file: String?
    /// Name of the format, nil where none was recognised.
    public var format: String?
    /// Records understood and skipped.
    public var counts = RecordCounts()
    /// What was wrong.
    public var warnings: [SourceWarning] = []
    /// Bytes read from the file.
    public var bytes = 0
    /// Whether nothing at all could be understood.
    public var isFailure = false
    /// Whether something that is about the subject could not be read: records, the rest of a file, a file that does not
    /// open. What was mended, or has nothing to do with the subject, is no loss.
    public var losesData = false

    /// Whether all was read as it stands: what is made of it may be kept in its place.
    package var isFaultless: Bool { !isFailure && !losesData && warnings.isEmpty && counts.skipped.isEmpty }

    /// Why nothing was read, where that is no fault: a file of an export that has nothing to do with its subject.
    public var note: String?
    /// The files inside of an archive or of a folder that is one export, in their order; those of archives inside of
    /// it as well. Their counts and warnings are part of this report's.
    public var entries: [SourceReport] = []
    /// Pictures, sound and films inside of it, which are not listed.
    public var leftOut = 0
    /// What address books and mail say of people, for names and counts alone.
    var contacts = ContactNotes()
    var isMedia = false
    var isContainer = false
    /// Warnings that are only counted.
    var untold = 0
    /// Lines of a text of lines.
    var lineCount = 0

    /// A report without content.
    public init(path: String) { self.path = path }

    /// A row for each file that was looked into: this one, and where it holds others those, each with what is its own.
    public var flattened: [SourceReport] {
        guard !entries.isEmpty else { return [self] }
        var own = SourceReport(path: path)
        own.file = file
        own.format = format
        own.isContainer = isContainer
        own.leftOut = leftOut
        own.warnings = warnings.filter { $0.source == path }
        return [own] + entries
    }
}

extension SourceReport {
    /// Whether a format was recognised, of the file or of one inside of it.
    var isUnderstood: Bool {
        isContainer ? entries.contains { $0.format != nil && !$0.isContainer } : format != nil
    }

    /// Says that something of the source could not be read.
    mutating func lose(_ message: String) {
        losesData = true
        warn(message)
    }

    mutating func warn(_ message: String) { warnings.append(SourceWarning(source: path, message: message)) }

    /// Takes over what a reader had to say. How many warnings are not shown is said, unless there is more to come.
    mutating func take(warningsOf output: RecordOutput, isPart: Bool = false) {
        warnings += output.warnings
        losesData = losesData || output.losesData
        untold = output.untold
        if !isPart { tellUntold() }
    }

    private mutating func tellUntold() {
        if untold > 0 {
            warn(Counted.text(untold, "more warning of this file is", "more warnings of this file are") + " not shown")
        }
        untold = 0
    }

    /// A report for each source, from those of all pieces in their order.
    public static func joined(_ parts: [SourceReport], of pieces: [Source]) -> [SourceReport] {
        let starts = pieces.indices.filter { pieces[$0].isFirst }
        return zip(starts, starts.dropFirst() + [pieces.count]).compactMap { joined(Array(parts[$0..<$1])) }
    }

    /// The report of a source that was read in pieces, in their order; nil where there are none.
    public static func joined(_ pieces: [SourceReport]) -> SourceReport? {
        guard var whole = pieces.first else { return nil }
        if pieces.count == 1 { return whole }
        // What a piece without records is called says nothing.
        let formats = pieces.filter { $0.counts.records > 0 }.compactMap(\.format)
        whole.format = ["squelch", "timeline"].first(where: formats.contains) ?? formats.first ?? whole.format
        var lines = whole.lineCount
        for piece in pieces.dropFirst() {
            whole.counts.add(piece.counts)
            whole.bytes += piece.bytes
            whole.untold += piece.untold
            whole.losesData = whole.losesData || piece.losesData
            // What is said of a file as a whole is said once.
            let news = piece.warnings.filter { $0.line != nil || !whole.warnings.contains($0) }
            whole.warnings += news.map { warning in
                var warning = warning
                warning.line = warning.line.map { $0 + lines }
                return warning
            }
            lines += piece.lineCount
        }
        whole.lineCount = lines
        whole.untold += max(0, whole.warnings.count - RecordOutput.mostWarnings)
        whole.warnings.removeLast(max(0, whole.warnings.count - RecordOutput.mostWarnings))
        whole.tellUntold()
        whole.isFailure = pieces.allSatisfy(\.isFailure)
        return whole
    }

    /// Adds a file that lies inside of this one.
    mutating func add(_ part: SourceReport) {
        guard !part.isMedia else { return leftOut += 1 }
        counts.add(part.counts)
        losesData = losesData || part.losesData
        warnings += part.warnings
        leftOut += part.leftOut
        entries += part.flattened
    }

    /// Adds records of a file that were given out after it was read.
    mutating func add(late output: RecordOutput) {
        counts.add(output.counts)
        var late = SourceReport(path: output.source)
        late.take(warningsOf: output)
        warnings += late.warnings
        losesData = losesData || late.losesData
        guard let index = entries.firstIndex(where: { $0.path == output.source }) else { return }
        entries[index].counts.add(output.counts)
        entries[index].warnings += late.warnings
        entries[index].losesData = entries[index].losesData || late.losesData
    }
}
