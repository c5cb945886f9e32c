internal import GRDB
public import SquelchIngest
public import SquelchTimeline

/// What keeping a source has changed.
public struct Kept: Sendable {
    /// What became of the source when it was read.
    public var report: SourceReport
    /// Whether the archive has something that it did not have before; not so where a file is kept for the second time.
    public var isNew = false
    /// Posts that were not in the archive.
    public var posts = 0
    /// Other wordings of posts that were.
    public var edits = 0
    /// The row under which its records lie, whether they are new or not; nil where nothing was understood.
    var row: Int64?
}

extension Archive {
    /// Reads a source and keeps everything that is understood of it, in one transaction.
    ///
    /// A source whose records are all there, in the same order, changes nothing. A post is known by its account and its id,
    /// or else its address; each wording of it is kept once.
    /// - Parameters:
    ///   - source: what is read; its name tells it apart where its posts name no account.
    ///   - options: how far packed files are unpacked, whether mail is read.
    ///   - contacts: what address books and sent mail among the files of this import say of people.
    ///   - now: the clock, seconds since 1970.
    public func add(
        _ source: Source, options: IngestOptions = IngestOptions(), contacts: ContactBook = ContactBook(), at now: Int64
    ) throws(ArchiveFailure) -> Kept {
        try write { database in try Self.keep(source, options, contacts, at: now, in: database) }
    }

    /// Keeps a source inside of a transaction; leaves nothing of one that is known.
    static func keep(
        _ source: Source, _ options: IngestOptions, _ contacts: ContactBook, at now: Int64, in database: Database
    ) throws -> Kept {
        var kept = Kept(report: SourceReport(path: source.name))
        try database.inSavepoint {
            let keeper = try SourceKeeper(source, in: database, at: now)
            kept.report = try Ingestor.read(source, options: options, contacts: contacts, batch: RecordBatch()) {
                (batch) throws(any Error) in try keeper.take(batch)
            }
            switch try keeper.finish(kept.report) {
            case .kept(let row): kept.row = row
            case .known(let row):
                kept.row = row
                return .rollback
            case .nothing: return .rollback
            }
            kept.isNew = true
            kept.posts = keeper.posts.added
            kept.edits = keeper.posts.edited
            for id in keeper.shortened {
                kept.report.losesData = true
                kept.report.warnings.append(
                    SourceWarning(
                        source: source.name, record: id, message: "is too long for the archive: its beginning was kept",
                        isLoss: true))
            }
            return .commit
        }
        return kept
    }
}
