internal import GRDB
internal import SquelchIngest
internal import SquelchTimeline

/// Keeps one source: its posts in rows of their own, once each, and batch by batch the rest with their order.
final class SourceKeeper {
    /// What became of it.
    enum Outcome {
        /// Kept under this row.
        case kept(Int64)
        /// A source with the same content is there, under this row: nothing of this one must stay.
        case known(Int64)
        /// Nothing of it was understood.
        case nothing
    }

    private let database: Database
    private let source: Source
    private let row: Int64
    private let insertSegment: RowStatement
    @exclusivity(unchecked) private var writer = BlobWriter()
    @exclusivity(unchecked) private(set) var posts: PostRows
    @exclusivity(unchecked) private var accounts: AccountRows
    /// Rows of the accounts of the feeds so far.
    private var documents: [Int64] = []
    private var entries: [PostRows.Entry] = []
    /// The wordings of a batch, one behind another.
    @exclusivity(unchecked) private var bodies = ByteArena(capacity: 1 << 20)
    /// The row of the account that the source's name is.
    private var nameAccount: Int64?
    private var digest: Int64 = 0
    private var postCount = 0
    /// Posts too long for a row.
    private(set) var shortened: [String?] = []

    init(_ source: Source, in database: Database, at now: Int64) throws {
        self.database = database
        self.source = source
        posts = try PostRows(database)
        accounts = try AccountRows(database)
        insertSegment = try RowStatement(
            database, "INSERT INTO segment (source, checksum, data) VALUES (?, ?, ?)")
        try database.execute(
            sql: """
                INSERT INTO source (name, names_account, origin, added, bytes, posts, checksum, report)
                VALUES (?, 0, ?, ?, 0, 0, 0, x'')
                """, arguments: [source.name, source.origin, now])
        row = database.lastInsertedRowID
    }

    /// Takes the next batch.
    func take(_ batch: RecordBatch) throws {
        for feed in batch.feeds { documents.append(try account(of: feed, batch)) }
        entries.removeAll(keepingCapacity: true)
        bodies.removeAll()
        for post in batch.posts {
            let account = try account(of: post, batch)
            if !PostBody.write(post, of: batch, to: &writer) { shortened.append(batch.arena.string(post.id)) }
            let start = bodies.count
            bodies.append(writer.bytes.all)
            entries.append(PostRows.entry(post, in: batch, account: account, bodies.all, at: start..<bodies.count))
        }
        let rows = try posts.rows(of: entries, bodies.all)
        let places = zip(rows, batch.posts).map { PostPlace(version: $0, feed: $1.feed, comments: $1.comments) }
        postCount += places.count
        SegmentBlob.write(batch, posts: places, to: &writer)
        let checksum = Checksum.of(writer.bytes.all)
        digest = Checksum.of(writer.bytes.all, after: digest)
        insertSegment.bind(1, row)
        insertSegment.bind(2, checksum)
        try insertSegment.bind(3, writer.bytes.all)
        try insertSegment.run()
    }

    /// Ends the source.
    func finish(_ report: SourceReport) throws -> Outcome {
        if report.isFailure { return .nothing }
        ReportBlob.write(report, to: &writer)
        let update = try RowStatement(
            database,
            """
            UPDATE source SET names_account = ?, bytes = ?, posts = ?, digest = ?, checksum = ?, report = ? WHERE id = ?
            """)
        update.bind(1, nameAccount == nil ? 0 : 1)
        update.bind(2, Int64(report.bytes))
        update.bind(3, Int64(postCount))
        update.bind(4, digest)
        update.bind(5, Checksum.of(writer.bytes.all))
        try update.bind(6, writer.bytes.all)
        update.bind(7, row)
        try update.run()
        return try known().map { .known($0) } ?? .kept(row)
    }

    // MARK: - Accounts

    private func account(of feed: FeedRecord, _ batch: RecordBatch) throws -> Int64 {
        let id = feed.accountID(in: batch, source: source.name)
        return id == source.name ? try rowOfName() : try accounts.row(of: id)
    }

    @inline(__always)
    private func account(of post: PostRecord, _ batch: RecordBatch) throws -> Int64 {
        if !post.account.isMissing { return try accounts.row(of: batch.arena.bytes(post.account)) }
        let feed = Int(post.feed)
        return documents.indices.contains(feed) ? documents[feed] : try rowOfName()
    }

    private func rowOfName() throws -> Int64 {
        if let nameAccount { return nameAccount }
        let row = try accounts.row(of: source.name)
        nameAccount = row
        return row
    }

    // MARK: - The same once more

    /// Another source that has the same records in the same order. What its file is called counts only where posts are
    /// known by that name.
    private func known() throws -> Int64? {
        let alike = try Row.fetchAll(
            database, sql: "SELECT id, name, names_account FROM source WHERE digest = ? AND id <> ?",
            arguments: [digest, row])
        for other in alike {
            let hasName = nameAccount != nil || other["names_account"] as Int64 != 0
            if hasName, other["name"] as String != source.name { continue }
            // Numbers can meet by chance, or be made to.
            if try segments(of: row) == segments(of: other["id"]) { return other["id"] }
        }
        return nil
    }

    private func segments(of row: Int64) throws -> [[UInt8]] {
        let statement = try RowStatement(database, "SELECT data FROM segment WHERE source = ? ORDER BY id")
        defer { statement.reset() }
        statement.bind(1, row)
        var segments: [[UInt8]] = []
        while try statement.step() { segments.append(Array(statement.bytes(0))) }
        return segments
    }
}
