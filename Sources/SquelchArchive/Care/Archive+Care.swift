internal import GRDB
internal import SquelchTimeline

/// What an archive holds.
public struct ArchiveInfo: Sendable, Equatable {
    /// Version of its tables.
    public var version: Int
    /// Bytes of the file, and of what lies beside it until it is brought in.
    public var bytes: Int
    /// Files that were kept.
    public var sources: Int
    /// Posts.
    public var posts: Int
    /// Wordings of posts: more than posts where some were edited.
    public var wordings: Int
    /// Accounts that have posts.
    public var accounts: Int
    /// Time of the oldest post, seconds since 1970, of those whose dates can be true.
    public var oldest: Int64?
    /// Time of the newest of them.
    public var newest: Int64?
    /// Posts that say to be older than all feeds, or of days to come.
    public var misdated: Int
    /// Decisions that hold.
    public var decisions: Int
    /// Runs whose scores were kept.
    public var runs: Int
    /// Addresses of which fetching remembers something.
    public var addresses: Int
}

extension Archive {
    /// 1990-01-01: no feed is older.
    private static let earliest: Int64 = 631_152_000
    /// How far clocks and time zones are apart.
    private static let slack = 2 * UTCTime.secondsPerDay

    /// What the archive holds.
    /// - Parameter now: the clock, seconds since 1970.
    public func info(now: Int64) throws(ArchiveFailure) -> ArchiveInfo {
        let decisions = try decisions().count
        return try read { database in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
            let can = "first BETWEEN \(Self.earliest) AND \(now.addingReportingOverflow(Self.slack).partialValue)"
            let times = try Row.fetchOne(
                database,
                sql: """
                    SELECT min(first) FILTER (WHERE \(can)), max(first) FILTER (WHERE \(can)),
                        count(*) FILTER (WHERE NOT (\(can))) FROM post
                    """)
            return ArchiveInfo(
                version: try count("PRAGMA user_version"),
                bytes: ArchiveFile.size(path) + ArchiveFile.size(ArchiveFile.log(of: path)),
                sources: try count("SELECT count(*) FROM source"), posts: try count("SELECT count(*) FROM post"),
                wordings: try count("SELECT count(*) FROM version"),
                accounts: try count("SELECT count(DISTINCT account) FROM post"), oldest: times?[0], newest: times?[1],
                misdated: times?[2] ?? 0,
                decisions: decisions, runs: try count("SELECT count(*) FROM run"),
                addresses: try count("SELECT count(*) FROM fetch"))
        }
    }

    /// Writes a whole copy to `path`, where nothing may lie; it is an archive of its own.
    public func backup(to path: String) throws(ArchiveFailure) {
        do { try Backup.write(pool, to: path, replaces: false) } catch { throw ArchiveFailure(error, path: path) }
    }

    /// Writes the file anew without the room that is free, and brings in what lies beside it.
    /// - Parameter progress: called now and then, for nobody knows how long it takes.
    public func vacuum(progress: @escaping () -> Void = {}) throws(ArchiveFailure) {
        let lock = try ArchiveLock(path)
        defer { withExtendedLifetime(lock) {} }
        do {
            try pool.writeWithoutTransaction { database in
                try ArchiveConnection.attaching(database) {
                    try ArchiveConnection.telling(database, progress) { try database.execute(sql: "VACUUM") }
                }
            }
        } catch {
            throw ArchiveFailure(error, path: path)
        }
        try bringIn()
    }

    /// Brings in what lies beside the file, so that it holds everything and nothing of what was removed is left over.
    func bringIn() throws(ArchiveFailure) {
        do {
            try pool.writeWithoutTransaction { database in
                _ = try database.checkpoint(.truncate)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody reads an older state; the next to do this will bring it in.
        } catch {
            throw ArchiveFailure(error, path: path)
        }
    }
}
