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

    /// A post on its way to its row.
    struct Entry {
        var account: Int64
        /// What tells it apart inside of its account.
        var identity: Int64
        var checksum: Int64
        var time: Int64?
        /// How new its wording is.
        var age: Int64
        /// The wording, among those of the batch.
        var body: Range<Int>
    }

    /// A post of an account's row, with the wording that lies at `place` of `bodies`.
    @inline(__always)
    static func entry(
        _ post: PostRecord, in batch: RecordBatch, account: Int64, _ bodies: UnsafeBufferPointer<UInt8>,
        at place: Range<Int>
    ) -> Entry {
        let checksum = Checksum.of(UnsafeBufferPointer(rebasing: bodies[place]))
        return Entry(
            account: account, identity: identity(of: post, in: batch) ?? checksum, checksum: checksum, time: post.time,
            age: age(of: post), body: place)
    }

    /// The rows of the wordings of posts, in their order.
    ///
    /// Posts lie in their tree by account and identity: taken in that order, one is found beside the one before. Their
    /// wordings follow in the order in which they are read, after all others.
    mutating func rows(of posts: [Entry], _ bodies: UnsafeBufferPointer<UInt8>) throws -> [Int64] {
        var rows = posts.indices.map { next + Int64($0) }
        next += Int64(posts.count)
        let order = posts.indices.sorted { left, right in
            if posts[left].account != posts[right].account { return posts[left].account < posts[right].account }
            if posts[left].identity != posts[right].identity { return posts[left].identity < posts[right].identity }
            return left < right
        }
        var isKnown = [Bool](repeating: false, count: posts.count)
        for place in order { isKnown[place] = try !insert(posts[place], version: rows[place]) }
        for place in posts.indices where !isKnown[place] {
            try add(posts[place], bodies, row: rows[place], previous: nil)
        }
        // Among them those that stand twice in this batch, the first of which has its row by now.
        for place in posts.indices where isKnown[place] { rows[place] = try row(ofKnown: posts[place], bodies) }
        return rows
    }

    /// Makes the row of a post; false where it has one.
    @inline(__always)
    private mutating func insert(_ post: Entry, version: Int64) throws -> Bool {
        insertPost.bind(1, post.account)
        insertPost.bind(2, post.identity)
        if let time = post.time { insertPost.bind(3, time) } else { insertPost.bindNothing(3) }
        insertPost.bind(4, post.age)
        insertPost.bind(5, version)
        guard try insertPost.run() > 0 else { return false }
        added += 1
        return true
    }

    private mutating func row(ofKnown post: Entry, _ bodies: UnsafeBufferPointer<UInt8>) throws -> Int64 {
        findPost.bind(1, post.account)
        findPost.bind(2, post.identity)
        guard try findPost.step() else { throw BlobDamage.missing }
        var first = findPost.optionalNumber(0)
        var (age, newest, last) = (findPost.number(1), findPost.number(2), findPost.number(3))
        findPost.reset()
        if let row = try find(UnsafeBufferPointer(rebasing: bodies[post.body]), post.checksum, from: last) {
            return row
        }
        let row = next
        next += 1
        try add(post, bodies, row: row, previous: last)
        edited += 1
        last = row
        if let time = post.time { first = min(first ?? time, time) }
        // Of two that are of one age, the one that was read later.
        if post.age >= age { (age, newest) = (post.age, row) }
        changePost.bind(1, post.account)
        changePost.bind(2, post.identity)
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

    private func add(
        _ post: Entry, _ bodies: UnsafeBufferPointer<UInt8>, row: Int64, previous: Int64?
    ) throws {
        insertVersion.bind(1, row)
        insertVersion.bind(2, post.account)
        insertVersion.bind(3, post.identity)
        if let previous { insertVersion.bind(4, previous) } else { insertVersion.bindNothing(4) }
        insertVersion.bind(5, post.checksum)
        try insertVersion.bind(6, UnsafeBufferPointer(rebasing: bodies[post.body]))
        try insertVersion.run()
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
