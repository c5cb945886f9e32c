internal import GRDB
internal import SquelchIngest
internal import SquelchTimeline

/// Brings the copies of a feed together that one address gave: most posts stand in copy after copy, and only the last one
/// in which a wording stands has to have it.
///
/// Each copy stays a document of its own, in the order in which they came: posts of one document are never taken for
/// versions of one another, and those of two may be. All of them lie in one source.
struct CopyThinning: ~Copyable {
    /// A row of records.
    private struct Part {
        var row: Int64
        var places: [PostPlace]
        var isChanged = false
        /// What it says beside its posts, as far as it says anything of accounts.
        var rest: [UInt8]
        var hasOthers: Bool
    }

    /// A document, with the posts that are its.
    private struct Copy {
        var source: Int64
        var firstFeed: Int32
        var feeds: Int32 = 0
        var parts: [Part] = []
    }

    private let name: String
    private let database: Database
    private let batch = RecordBatch()
    private var writer = BlobWriter()

    /// - Parameter name: the address, which is what sources that were fetched from it are called.
    init(of name: String, in database: Database) {
        self.name = name
        self.database = database
    }

    /// Takes the copy that was kept last, under this row, into the source of those before.
    mutating func take(_ newest: Int64) throws {
        let older = try Int64.fetchAll(
            database, sql: "SELECT id FROM source WHERE name = ? AND origin IS NOT NULL AND id < ? ORDER BY id",
            arguments: [name, newest])
        guard let target = older.first else { return }
        guard var copies = try copies(of: older), let new = try self.copies(of: [newest]) else { return }
        let versions = Set(new.flatMap(\.parts).flatMap(\.places).map(\.version))
        let rests = Set(new.flatMap(\.parts).map(\.rest))
        for index in copies.indices { Self.thin(&copies[index], versions) }
        let superseded = copies.filter { copy in
            copy.parts.allSatisfy { $0.places.isEmpty && (!$0.hasOthers || rests.contains($0.rest)) }
        }
        copies.removeAll { copy in superseded.contains { $0.parts.first?.row == copy.parts.first?.row } }
        for part in superseded.flatMap(\.parts) { try remove(part.row) }
        try write(copies + new, to: target)
        try finish(target, posts: (copies + new).flatMap(\.parts).reduce(0) { $0 + $1.places.count }, like: newest)
        for source in older.dropFirst() + [newest] {
            try database.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [source])
        }
    }

    private static func thin(_ copy: inout Copy, _ versions: Set<Int64>) {
        for index in copy.parts.indices {
            let count = copy.parts[index].places.count
            copy.parts[index].places.removeAll { versions.contains($0.version) }
            copy.parts[index].isChanged = copy.parts[index].places.count != count
        }
    }

    // MARK: - Reading

    /// The documents of some sources; nil where one has posts of another's, which no feed has, or is damaged: then all
    /// stays as it is, and what is new is kept nevertheless.
    private mutating func copies(of sources: [Int64]) throws -> [Copy]? {
        var copies: [Copy] = []
        for source in sources {
            var feeds: Int32 = 0
            for row in try Int64.fetchAll(
                database, sql: "SELECT id FROM segment WHERE source = ? ORDER BY id", arguments: [source])
            {
                let places: [PostPlace]
                do { places = try read(row) } catch is BlobDamage { return nil }
                if copies.last?.source != source || !batch.feeds.isEmpty {
                    copies.append(Copy(source: source, firstFeed: feeds))
                }
                let count = Int32(batch.feeds.count)
                feeds += count
                let part = Part(row: row, places: places, rest: rest(), hasOthers: !batch.isEmpty)
                let last = copies.count - 1
                copies[last].feeds += count
                copies[last].parts.append(part)
                let own = copies[last].firstFeed..<feeds
                guard places.allSatisfy({ $0.feed == -1 || own.contains($0.feed) }) else { return nil }
            }
        }
        return copies
    }

    private func read(_ row: Int64) throws -> [PostPlace] {
        batch.removeAll()
        let statement = try RowStatement(database, "SELECT checksum, data FROM segment WHERE id = ?")
        defer { statement.reset() }
        statement.bind(1, row)
        guard try statement.step() else { throw BlobDamage.missing }
        let data = statement.bytes(1)
        guard Checksum.of(data) == statement.number(0) else { throw BlobDamage.changed }
        return try SegmentBlob.read(data, into: batch)
    }

    /// What the batch says beside its posts. When a document was made, and what it says of itself at length, is no account's.
    private mutating func rest() -> [UInt8] {
        for index in batch.feeds.indices {
            batch.feeds[index].format = .missing
            batch.feeds[index].description = .missing
            batch.feeds[index].author = .missing
            batch.feeds[index].updated = nil
        }
        SegmentBlob.write(batch, posts: [], to: &writer)
        return Array(writer.bytes.all)
    }

    // MARK: - Writing

    private mutating func write(_ copies: [Copy], to target: Int64) throws {
        let move = try RowStatement(database, "UPDATE segment SET source = ? WHERE id = ?")
        var feeds: Int32 = 0
        for copy in copies {
            let shift = feeds - copy.firstFeed
            feeds += copy.feeds
            for part in copy.parts {
                if part.places.isEmpty, !part.hasOthers {
                    try remove(part.row)
                    continue
                }
                if part.isChanged || shift != 0 { try write(part, shift: shift) }
                guard copy.source != target else { continue }
                move.bind(1, target)
                move.bind(2, part.row)
                try move.run()
            }
        }
    }

    private mutating func write(_ part: Part, shift: Int32) throws {
        _ = try read(part.row)
        let places = part.places.map { place in
            PostPlace(version: place.version, feed: place.feed < 0 ? -1 : place.feed + shift, comments: place.comments)
        }
        SegmentBlob.write(batch, posts: places, to: &writer)
        let update = try RowStatement(database, "UPDATE segment SET checksum = ?, data = ? WHERE id = ?")
        update.bind(1, Checksum.of(writer.bytes.all))
        try update.bind(2, writer.bytes.all)
        update.bind(3, part.row)
        try update.run()
    }

    private func remove(_ row: Int64) throws {
        try database.execute(sql: "DELETE FROM segment WHERE id = ?", arguments: [row])
    }

    /// Says of the source what is said of its newest copy, with the posts of all. It is no copy of one answer any more.
    private mutating func finish(_ target: Int64, posts: Int, like newest: Int64) throws {
        let statement = try RowStatement(
            database, "SELECT names_account, bytes, checksum, report FROM source WHERE id = ?")
        statement.bind(1, newest)
        guard try statement.step() else { throw BlobDamage.missing }
        let (names, bytes) = (statement.number(0), statement.number(1))
        guard Checksum.of(statement.bytes(3)) == statement.number(2) else { throw BlobDamage.changed }
        var report = try ReportBlob.read(statement.bytes(3))
        statement.reset()
        report.counts.posts = posts
        ReportBlob.write(report, to: &writer)
        let update = try RowStatement(
            database,
            """
            UPDATE source SET names_account = max(names_account, ?), bytes = ?, posts = ?, digest = NULL, checksum = ?,
                report = ? WHERE id = ?
            """)
        update.bind(1, names)
        update.bind(2, bytes)
        update.bind(3, Int64(posts))
        update.bind(4, Checksum.of(writer.bytes.all))
        try update.bind(5, writer.bytes.all)
        update.bind(6, target)
        try update.run()
    }
}
