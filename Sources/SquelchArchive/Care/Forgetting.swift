internal import GRDB
internal import SquelchTimeline

/// Takes the records of an account out of the sources in which they stand.
struct Forgetting {
    private let database: Database
    private let rows: Set<Int64>
    private let names: Set<String>
    private let batch = RecordBatch()
    /// New numbers of the feeds of the source, by their old ones.
    private var feeds: [Int32] = []
    private var feedCount: Int32 = 0
    private var forgotten = Forgotten()

    /// - Parameters:
    ///   - rows: of the account, under all names that it had.
    ///   - names: those.
    init(_ rows: [Int64], _ names: Set<String>, in database: Database) {
        self.database = database
        self.rows = Set(rows)
        self.names = names
    }

    /// Removes them from all sources, and the sources of which nothing is left.
    mutating func forgetRecords(_ progress: (Int, Int) -> Void) throws -> Forgotten {
        let sources = try Row.fetchAll(database, sql: "SELECT id, name FROM source ORDER BY id")
        for (index, source) in sources.enumerated() {
            try forgetRecords(of: source[0], name: source[1])
            progress(index + 1, sources.count)
        }
        return forgotten
    }

    private mutating func forgetRecords(of source: Int64, name: String) throws {
        feeds = []
        feedCount = 0
        var isChanged = false
        for segment in try Int64.fetchAll(
            database, sql: "SELECT id FROM segment WHERE source = ? ORDER BY id", arguments: [source])
        {
            if try rewrite(segment, name) { isChanged = true }
        }
        guard isChanged else { return }
        // It is no copy of its file any more.
        try database.execute(sql: "UPDATE source SET digest = NULL WHERE id = ?", arguments: [source])
        let isLeft = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM segment WHERE source = ?)", arguments: [source])
        guard isLeft == false else { return }
        try database.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [source])
        forgotten.sources += 1
    }

    /// Writes a segment anew without them; false where it has none.
    private mutating func rewrite(_ segment: Int64, _ source: String) throws -> Bool {
        batch.removeAll()
        let statement = try RowStatement(database, "SELECT checksum, data FROM segment WHERE id = ?")
        statement.bind(1, segment)
        guard try statement.step() else { throw BlobDamage.missing }
        let data = statement.bytes(1)
        // What cannot be read cannot be searched for what is to be forgotten: better to say so than to leave it in.
        guard Checksum.of(data) == statement.number(0) else { throw BlobDamage.changed }
        var places = try SegmentBlob.read(data, into: batch)
        statement.reset()
        let (posts, records) = (places.count, forgotten.records)
        let renumbers = filterFeeds(source)
        try filterPosts(&places)
        filterOthers()
        guard places.count != posts || forgotten.records != records || renumbers else { return false }
        if places.isEmpty, batch.isEmpty {
            try database.execute(sql: "DELETE FROM segment WHERE id = ?", arguments: [segment])
            return true
        }
        var writer = BlobWriter()
        SegmentBlob.write(batch, posts: places, to: &writer)
        let update = try RowStatement(database, "UPDATE segment SET checksum = ?, data = ? WHERE id = ?")
        update.bind(1, Checksum.of(writer.bytes.all))
        try update.bind(2, writer.bytes.all)
        update.bind(3, segment)
        try update.run()
        return true
    }

    /// Whether the numbers of feeds from here on are others than before.
    private mutating func filterFeeds(_ source: String) -> Bool {
        var kept: [FeedRecord] = []
        for feed in batch.feeds {
            if names.contains(feed.accountID(in: batch, source: source)) {
                feeds.append(-1)
            } else {
                kept.append(feed)
                feeds.append(feedCount)
                feedCount += 1
            }
        }
        forgotten.records += batch.feeds.count - kept.count
        batch.feeds = kept
        return Int(feedCount) != feeds.count
    }

    private mutating func filterPosts(_ places: inout [PostPlace]) throws {
        let accounts = try RowStatement(database, "SELECT account FROM version WHERE id = ?")
        var kept: [PostPlace] = []
        kept.reserveCapacity(places.count)
        for var place in places {
            accounts.bind(1, place.version)
            defer { accounts.reset() }
            guard try accounts.step(), !rows.contains(accounts.number(0)) else { continue }
            if feeds.indices.contains(Int(place.feed)) { place.feed = feeds[Int(place.feed)] }
            kept.append(place)
        }
        places = kept
    }

    private mutating func filterOthers() {
        func isForgotten(_ account: ByteSlice) -> Bool { batch.arena.string(account).map(names.contains) ?? false }
        func isForgotten(_ follow: FollowRecord) -> Bool {
            let address = batch.arena.string(follow.feedURL).map { AccountIdentity.id(feedURL: $0) }
            return isForgotten(follow.account) || (address.map(names.contains) ?? false)
        }
        func count() -> Int {
            batch.follows.count + batch.followers.count + batch.mutes.count + batch.attention.count
                + batch.interactions.count + batch.profiles.count
        }
        let before = count()
        batch.follows.removeAll(where: isForgotten)
        batch.followers.removeAll(where: isForgotten)
        batch.mutes.removeAll(where: isForgotten)
        batch.attention.removeAll { isForgotten($0.account) }
        batch.interactions.removeAll { isForgotten($0.account) }
        batch.profiles.removeAll { isForgotten($0.account) }
        forgotten.records += before - count()
    }
}
