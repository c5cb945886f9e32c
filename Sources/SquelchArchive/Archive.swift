package import GRDB
internal import SquelchTimeline

/// What was read before, in one file: posts of weeks where a saved feed has its newest twenty, and what the user decided.
///
/// A source is kept as a reader understood it and given out again as a source of records, so that whatever works on files
/// works on the archive. Each file is kept in one transaction: after a crash all of it is there or nothing.
public final class Archive: Sendable {
    /// Path of the file.
    public let path: String
    package let pool: DatabasePool

    /// Opens the archive at `path`.
    /// - Parameters:
    ///   - path: where the file lies, or is to lie.
    ///   - creates: whether it is made where there is none.
    public convenience init(path: String, creates: Bool = true) throws(ArchiveFailure) {
        try self.init(path: path, creates: creates, schema: .current)
    }

    package init(path: String, creates: Bool, schema: ArchiveSchema) throws(ArchiveFailure) {
        self.path = path
        if !ArchiveFile.exists(path) {
            guard creates else { throw .missing(path: path) }
            try ArchiveFile.makeFolder(for: path)
            try ArchiveFile.checkOwner(of: path)
            try Self.make(path, schema)
        } else {
            try ArchiveFile.checkOwner(of: path)
        }
        try ArchiveFile.checkHead(of: path)
        let needsCheck = Self.wasLeftOpen(path)
        do {
            pool = try ArchiveConnection.open(path)
            let version = try pool.read(Self.version)
            guard version <= schema.version else { throw ArchiveFailure.newer(path: path, version: version) }
            if needsCheck { try pool.read(Self.quickCheck) }
            if version < schema.version { try Self.migrate(pool, schema, from: version, path) }
        } catch {
            throw ArchiveFailure(error, path: path)
        }
    }

    /// Makes the file under another name first: one that lies in its place is whole, and one without bytes was emptied by
    /// somebody else.
    private static func make(_ path: String, _ schema: ArchiveSchema) throws(ArchiveFailure) {
        let lock = try ArchiveLock(path)
        defer { withExtendedLifetime(lock) {} }
        guard !ArchiveFile.exists(path) else { return }
        let temporary = path + ".new"
        // Of a run that was killed while it made one.
        ArchiveFile.remove(temporary)
        try ArchiveFile.make(temporary)
        do {
            let pool = try ArchiveConnection.open(temporary)
            try schema.migrate(pool)
            // Closing brings in what lies beside the file as well, but does not say where it failed.
            try pool.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
            try pool.close()
        } catch {
            ArchiveFile.remove(temporary)
            throw ArchiveFailure(error, path: path)
        }
        try ArchiveFile.place(temporary, at: path)
    }

    /// Whether changes lie beside the file that a run did not bring into it, and no run is about to.
    private static func wasLeftOpen(_ path: String) -> Bool {
        guard ArchiveFile.size(ArchiveFile.log(of: path)) > 0 else { return false }
        return (try? ArchiveLock(path, steps: 1)) != nil
    }

    private static func version(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    private static func quickCheck(_ database: Database) throws {
        let words = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard words == "ok" else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: words)
        }
    }

    /// Puts a copy beside the archive before its tables change.
    private static func migrate(_ pool: DatabasePool, _ schema: ArchiveSchema, from version: Int, _ path: String) throws
    {
        let lock = try ArchiveLock(path)
        defer { withExtendedLifetime(lock) {} }
        guard try pool.read(Self.version) == version else { return }
        try Backup.write(pool, to: "\(path).version-\(version)", replaces: true)
        try schema.migrate(pool)
    }

    // MARK: - Access

    /// Reads from one state of the archive.
    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveFailure) -> Value {
        do { return try pool.read(body) } catch { throw ArchiveFailure(error, path: path) }
    }

    /// Changes the archive in one transaction, alone.
    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveFailure) -> Value {
        let lock = try ArchiveLock(path)
        defer { withExtendedLifetime(lock) {} }
        do { return try pool.write(body) } catch { throw ArchiveFailure(error, path: path) }
    }
}
