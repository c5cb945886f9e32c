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
    private let insertPosts: RowStatement
    private let findPost: RowStatement
    private let changePost: RowStatement
    private let insertVersion: RowStatement
    private let insertVersions: RowStatement
    private let findVersion: RowStatement

    /// Rows that one statement makes: what comes with a statement costs as much as what comes with a row.
    private static let atOnce = 48

    init(_ database: Database) throws {
        next = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM version") ?? 0) + 1
        func post(_ rows: Int) throws -> RowStatement {
            let values = (0..<rows).map { row -> String in
                let first = 5 * row + 1
                return "(?\(first), ?\(first + 1), ?\(first + 2), ?\(first + 3), ?\(first + 4), ?\(first + 4))"
            }
            return try RowStatement(
                database,
                """
                INSERT INTO post (account, identity, first, age, newest, last) VALUES \(values.joined(separator: ", "))
                ON CONFLICT DO NOTHING
                """)
        }
        func version(_ rows: Int) throws -> RowStatement {
            let values = Array(repeating: "(?, ?, ?, ?, ?, ?)", count: rows).joined(separator: ", ")
            return try RowStatement(
                database,
                "INSERT INTO version (id, account, identity, previous, checksum, body) VALUES \(values)")
        }
        insertPost = try post(1)
        insertPosts = try post(Self.atOnce)
        insertVersion = try version(1)
        insertVersions = try version(Self.atOnce)
        findPost = try RowStatement(
            database, "SELECT first, age, newest, last FROM post WHERE account = ? AND identity = ?")
        changePost = try RowStatement(
            database,
            "UPDATE post SET first = ?3, age = ?4, newest = ?5, last = ?6 WHERE account = ?1 AND identity = ?2")
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
        for part in Self.parts(of: order) { try insert(part, posts, rows, &isKnown) }
        for part in Self.parts(of: posts.indices.filter { !isKnown[$0] }) { try add(part, posts, bodies, rows) }
        // Among them those that stand twice in this batch, the first of which has its row by now.
        for place in posts.indices where isKnown[place] { rows[place] = try row(ofKnown: posts[place], bodies) }
        return rows
    }

    /// As many at once as one statement takes, then one after the other.
    private static func parts(of places: [Int]) -> [ArraySlice<Int>] {
        let whole = places.count - places.count % atOnce
        return stride(from: 0, to: whole, by: atOnce).map { places[$0..<$0 + atOnce] }
            + (whole..<places.count).map { places[$0...$0] }
    }

    /// Makes the rows of posts, and tells which have one.
    private mutating func insert(
        _ places: ArraySlice<Int>, _ posts: [Entry], _ rows: [Int64], _ isKnown: inout [Bool]
    ) throws {
        let statement = places.count == 1 ? insertPost : insertPosts
        var value: Int32 = 1
        for place in places {
            let post = posts[place]
            statement.bind(value, post.account)
            statement.bind(value + 1, post.identity)
            if let time = post.time { statement.bind(value + 2, time) } else { statement.bindNothing(value + 2) }
            statement.bind(value + 3, post.age)
            statement.bind(value + 4, rows[place])
            value += 5
        }
        let made = Int(try statement.run())
        added += made
        guard made < places.count else { return }
        // No other wording than its own has the number of the row that was made.
        for place in places { isKnown[place] = try made == 0 || last(of: posts[place]) != rows[place] }
    }

    /// The last wording of a post.
    private func last(of post: Entry) throws -> Int64 {
        findPost.bind(1, post.account)
        findPost.bind(2, post.identity)
        defer { findPost.reset() }
        guard try findPost.step() else { throw BlobDamage.missing }
        return findPost.number(3)
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
        _ post: Entry, _ bodies: UnsafeBufferPointer<UInt8>, row: Int64, previous: Int64
    ) throws {
        try bind(post, bodies, row: row, previous: previous, to: insertVersion, from: 1)
        try insertVersion.run()
    }

    /// Makes the rows of the first wordings of posts.
    private func add(
        _ places: ArraySlice<Int>, _ posts: [Entry], _ bodies: UnsafeBufferPointer<UInt8>, _ rows: [Int64]
    ) throws {
        let statement = places.count == 1 ? insertVersion : insertVersions
        var value: Int32 = 1
        for place in places {
            try bind(posts[place], bodies, row: rows[place], previous: nil, to: statement, from: value)
            value += 6
        }
        try statement.run()
    }

    @inline(__always)
    private func bind(
        _ post: Entry, _ bodies: UnsafeBufferPointer<UInt8>, row: Int64, previous: Int64?,
        to statement: RowStatement, from value: Int32
    ) throws {
        statement.bind(value, row)
        statement.bind(value + 1, post.account)
        statement.bind(value + 2, post.identity)
        if let previous { statement.bind(value + 3, previous) } else { statement.bindNothing(value + 3) }
        statement.bind(value + 4, post.checksum)
        try statement.bind(value + 5, UnsafeBufferPointer(rebasing: bodies[post.body]))
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
