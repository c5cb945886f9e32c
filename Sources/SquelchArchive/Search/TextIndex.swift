internal import GRDB
internal import SquelchTimeline

/// The index of all words: filled when it is asked, since filling it while files are read would halve their speed.
///
/// `squelch who` does not ask it, since its answer is that of the files, byte for byte, and the index can narrow nothing down
/// for that: words are found there in all their forms by the stemmer of the post's language, English posts also by what
/// their words mean, where no word is the question's; how much a post is about the topic is measured against all others; and
/// accounts are ranked by the signal of all their posts, which are read anyway. The index splits at other places
/// (`unicode61`), and knows neither stems nor meanings: what it leaves out may be an answer. It serves those who look for
/// words as they stand, by ``Archive/search(_:most:)``.
///
/// It has no copy of the texts. What is taken out of it has to be named word by word, which the rows of wordings do.
enum TextIndex {
    /// Posts that are indexed in one transaction.
    static let portion = 20_000

    private static let mark = "indexed"

    /// The last wording that is in the index.
    static func last(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT value FROM mark WHERE name = ?", arguments: [mark]) ?? 0
    }

    /// Wordings that are not in the index.
    static func missing(_ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM version WHERE id > ?)", arguments: [last(database)]) ?? false
    }

    /// Takes up the next portion.
    static func fill(_ database: Database) throws {
        let first = try last(database)
        let versions = try RowStatement(
            database, "SELECT id, checksum, body FROM version WHERE id > ? ORDER BY id LIMIT \(portion)")
        versions.bind(1, first)
        defer { versions.reset() }
        let insert = try RowStatement(database, "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)")
        var end = first
        while try versions.step() {
            end = versions.number(0)
            try put(versions, with: insert)
        }
        try move(to: end, database)
    }

    /// Takes the wordings of some accounts out.
    static func remove(accounts: [Int64], _ database: Database) throws {
        let versions = try RowStatement(
            database,
            """
            SELECT id, checksum, body FROM version WHERE account IN (\(Archive.list(accounts))) AND id <= ?
            """)
        versions.bind(1, try last(database))
        defer { versions.reset() }
        let delete = try RowStatement(
            database, "INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)")
        var isChanged = false
        while try versions.step() {
            try put(versions, with: delete)
            isChanged = true
        }
        // What was taken out lies in the index, marked as gone, until its parts are put together anew.
        if isChanged { try database.execute(sql: "INSERT INTO words (words) VALUES ('optimize')") }
    }

    /// Numbers of rows that are free again are given to others, which are not indexed.
    static func noteRemoval(_ database: Database) throws {
        let newest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM version") ?? 0
        try move(to: min(newest, last(database)), database)
    }

    /// Gives the words of the row that `versions` is at to a statement. One that is not as it was written has none.
    private static func put(_ versions: RowStatement, with statement: RowStatement) throws {
        let body = versions.bytes(2)
        guard Checksum.of(body) == versions.number(1), let post = try? PostBody.head(body) else { return }
        statement.bind(1, versions.number(0))
        try statement.bind(text: body.part(post.title), 2)
        try statement.bind(text: body.part(post.text), 3)
        try statement.run()
    }

    private static func move(to row: Int64, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO mark (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
            arguments: [mark, row])
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a slice that a reader of these bytes made.
    func part(_ slice: ByteSlice) -> UnsafeBufferPointer<UInt8> {
        slice.isEmpty
            ? UnsafeBufferPointer(start: nil, count: 0)
            : UnsafeBufferPointer(rebasing: self[Int(slice.offset)..<Int(slice.offset) + slice.length])
    }
}
