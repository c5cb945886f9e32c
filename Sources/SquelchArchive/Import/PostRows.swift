internal import GRDB
internal import SquelchIngest
internal import SquelchTimeline

/// Rows of posts and of their wordings: finds the one that a post has, or makes it.
struct PostRows {
    /// Posts that were not in the archive.
    private(set) var added = 0
    /// Wordings of posts that had another.
    private(set) var edited = 0

    private var next: Int64
    private let insertPost: RowStatement
    private let findPost: RowStatement
    private let changePost: RowStatement
    private let insertVersion: RowStatement
    private let findVersion: RowStatement

    init(_ database: Database) throws {
        next = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM version") ?? 0) + 1
        insertPost = try RowStatement(
            database,
            """
            INSERT INTO post (account, identity, first, age, newest, last) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
            ON CONFLICT DO NOTHING
            """)
        findPost = try RowStatement(
            database, "SELECT first, age, newest, last FROM post WHERE account = ? AND identity = ?")
        changePost = try RowStatement(
            database,
            "UPDATE post SET first = ?3, age = ?4, newest = ?5, last = ?6 WHERE account = ?1 AND identity = ?2")
        insertVersion = try RowStatement(
            database,
            "INSERT INTO version (id, account, identity, previous, checksum, body) VALUES (?, ?, ?, ?, ?, ?)")
        findVersion = try RowStatement(database, "SELECT checksum, previous, body FROM version WHERE id = ?")
    }

    /// The row of the wording of `post`, which `body` is, of an account's row.
    mutating func row(
        of post: PostRecord, in batch: RecordBatch, body: UnsafeBufferPointer<UInt8>, account: Int64
    ) throws -> Int64 {
        let checksum = Checksum.of(body)
        let identity = Self.identity(of: post, in: batch) ?? checksum
        let age = Self.age(of: post)
        insertPost.bind(1, account)
        insertPost.bind(2, identity)
        if let time = post.time { insertPost.bind(3, time) } else { insertPost.bindNothing(3) }
        insertPost.bind(4, age)
        insertPost.bind(5, next)
        if try insertPost.run() > 0 {
            added += 1
            return try add(body, checksum, account, identity, previous: nil)
        }
        return try rowOfKnown(post, body, checksum, account, identity)
    }

    private mutating func rowOfKnown(
        _ post: PostRecord, _ body: UnsafeBufferPointer<UInt8>, _ checksum: Int64, _ account: Int64, _ identity: Int64
    ) throws -> Int64 {
        findPost.bind(1, account)
        findPost.bind(2, identity)
        guard try findPost.step() else { throw BlobDamage.missing }
        var first = findPost.optionalNumber(0)
        var (age, newest, last) = (findPost.number(1), findPost.number(2), findPost.number(3))
        findPost.reset()
        if let row = try find(body, checksum, from: last) { return row }
        let row = try add(body, checksum, account, identity, previous: last)
        edited += 1
        last = row
        if let time = post.time { first = min(first ?? time, time) }
        // Of two that are of one age, the one that was read later.
        let ownAge = Self.age(of: post)
        if ownAge >= age { (age, newest) = (ownAge, row) }
        changePost.bind(1, account)
        changePost.bind(2, identity)
        if let first { changePost.bind(3, first) } else { changePost.bindNothing(3) }
        changePost.bind(4, age)
        changePost.bind(5, newest)
        changePost.bind(6, last)
        try changePost.run()
        return row
    }

    /// The row that has this body, among a wording and those before it.
    private func find(_ body: UnsafeBufferPointer<UInt8>, _ checksum: Int64, from last: Int64) throws -> Int64? {
        var place: Int64? = last
        while let row = place {
            findVersion.bind(1, row)
            defer { findVersion.reset() }
            guard try findVersion.step() else { throw BlobDamage.missing }
            if findVersion.number(0) == checksum, findVersion.bytes(2).hasSameBytes(as: body) { return row }
            // Rows before were made before: a chain that says otherwise has no end.
            place = findVersion.optionalNumber(1).flatMap { $0 < row ? $0 : nil }
        }
        return nil
    }

    private mutating func add(
        _ body: UnsafeBufferPointer<UInt8>, _ checksum: Int64, _ account: Int64, _ identity: Int64, previous: Int64?
    ) throws -> Int64 {
        insertVersion.bind(1, next)
        insertVersion.bind(2, account)
        insertVersion.bind(3, identity)
        if let previous { insertVersion.bind(4, previous) } else { insertVersion.bindNothing(4) }
        insertVersion.bind(5, checksum)
        try insertVersion.bind(6, body)
        try insertVersion.run()
        defer { next += 1 }
        return next
    }

    /// What tells a post apart inside of its account: its id, or else its address. Nil where it has neither.
    @inline(__always)
    private static func identity(of post: PostRecord, in batch: RecordBatch) -> Int64? {
        let slice = post.id.isEmpty ? post.url : post.id
        return slice.isEmpty ? nil : Checksum.of(batch.arena.bytes(slice))
    }

    /// How new a wording is.
    @inline(__always)
    private static func age(of post: PostRecord) -> Int64 {
        max(post.flags.contains(.hasUpdated) ? post.updated : .min, post.time ?? .min)
    }
}
