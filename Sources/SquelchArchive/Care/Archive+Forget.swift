internal import GRDB
internal import SquelchTimeline

/// What was forgotten of an account.
public struct Forgotten: Sendable, Equatable {
    /// Posts.
    public var posts = 0
    /// Other records: follows, marks, exchanges, feeds.
    public var records = 0
    /// Files of which nothing is left.
    public var sources = 0
}

extension Archive {
    /// Removes everything that was kept of an account, under all names that it had: posts, follows, marks, scores,
    /// decisions, and what fetching remembers. What others said of it stays theirs, and backups stay as they are.
    ///
    /// The room is overwritten. A file that is imported again brings its posts back.
    /// - Parameters:
    ///   - account: the id, or one that it had before.
    ///   - progress: told of sources that were gone through, and of how many there are.
    public func forget(
        _ account: String, progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(ArchiveFailure) -> Forgotten {
        let forgotten = try write { database in
            let aliases = try Aliases(database)
            let rows = try Self.accountRows(named: account, aliases, in: database)
            let list = Self.list(rows)
            // One that is only followed has no row.
            let names = try String.fetchSet(database, sql: "SELECT name FROM account WHERE id IN (\(list))")
                .union([account, aliases.today(account)])
            var forgetting = Forgetting(rows, names, in: database)
            var forgotten = try forgetting.forgetRecords(progress)
            forgotten.posts =
                try Int.fetchOne(database, sql: "SELECT count(*) FROM post WHERE account IN (\(list))") ?? 0
            try TextIndex.remove(accounts: rows, database)
            for table in ["post", "version", "score", "entry", "decision"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE account IN (\(list))")
            }
            try TextIndex.noteRemoval(database)
            for address in try String.fetchAll(database, sql: "SELECT address FROM fetch")
            where names.contains(AccountIdentity.id(feedURL: address)) {
                try database.execute(sql: "DELETE FROM fetch WHERE address = ?", arguments: [address])
            }
            try database.execute(sql: "UPDATE account SET alias = NULL WHERE alias IN (\(list))")
            try database.execute(sql: "DELETE FROM account WHERE id IN (\(list))")
            return forgotten
        }
        ArchiveCache.remove(of: path)
        // The log beside the file has the pages as they were before.
        try bringIn()
        return forgotten
    }
}
