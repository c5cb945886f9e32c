internal import GRDB
internal import SquelchTimeline

/// What was found out about the records of an archive, in a file of its own beside it.
///
/// Nothing in it cannot be found out again: it may be removed at any time, and one that is damaged, foreign or of another
/// version is made anew without a word. Nothing of it is believed whose key is not the one that is asked for, and whose
/// bytes have changed.
public final class ArchiveCache: Sendable {
    /// Written into the file's head: `SQLK`.
    private static let applicationID: UInt32 = 0x5351_4C4B
    /// Of its one table.
    private static let version = 1
    /// Bytes of one row: longer values have several.
    private static let part = 8 << 20
    private static let pageSize = 1 << 14

    private let path: String
    private let queue: DatabaseQueue

    /// The path of the cache of an archive.
    static func path(of archive: String) -> String { archive + ".cache" }

    /// The cache of an archive; nil where none can be had, as in a folder that cannot be written to, or while another
    /// program makes it.
    public convenience init?(of archive: Archive) {
        let path = Self.path(of: archive.path)
        guard let queue = (try? Self.open(path)) ?? (try? Self.make(path)) else { return nil }
        self.init(queue, path)
    }

    private init(_ queue: DatabaseQueue, _ path: String) {
        self.queue = queue
        self.path = path
    }

    /// Reads or changes it in one transaction; nil where that cannot be done. A damaged file is removed: the next run makes
    /// another.
    @discardableResult
    private func attempt<Result>(reads: Bool = false, _ body: (Database) throws -> Result) -> Result? {
        do {
            return reads ? try queue.read(body) : try queue.write(body)
        } catch {
            let code = (error as? DatabaseError)?.resultCode
            if code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB { ArchiveFile.remove(path) }
            return nil
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(1)
        configuration.prepareDatabase { database in
            // A fall of the power may damage it, which is found: it need not wait for the disk.
            try database.execute(
                sql: """
                    PRAGMA page_size = \(pageSize);
                    PRAGMA journal_mode = MEMORY;
                    PRAGMA synchronous = OFF;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA secure_delete = ON;
                    """)
        }
        return configuration
    }

    /// The file as it lies there.
    private static func open(_ path: String) throws -> DatabaseQueue {
        guard ArchiveFile.exists(path) else { throw BlobDamage.missing }
        try ArchiveFile.checkOwner(of: path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { database in
            let marks = [
                try Int.fetchOne(database, sql: "PRAGMA application_id"),
                try Int.fetchOne(database, sql: "PRAGMA user_version"),
            ]
            guard marks == [Int(applicationID), version] else { throw BlobDamage.changed }
        }
        return queue
    }

    /// A new file in place of what lies there.
    private static func make(_ path: String) throws -> DatabaseQueue {
        ArchiveFile.remove(path)
        try ArchiveFile.make(path)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
            try database.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    CREATE TABLE cache (
                        id INTEGER PRIMARY KEY,
                        kind TEXT NOT NULL,
                        name INTEGER NOT NULL,
                        part INTEGER NOT NULL,
                        key BLOB NOT NULL,
                        size INTEGER NOT NULL,
                        checksum INTEGER NOT NULL,
                        data BLOB NOT NULL,
                        UNIQUE (kind, name, part)
                    ) STRICT;
                    PRAGMA user_version = \(version);
                    """)
        }
        return queue
    }

    /// Removes the cache of an archive, of which something was forgotten.
    static func remove(of archive: String) { ArchiveFile.remove(path(of: archive)) }

    // MARK: - Values

    /// What was kept of `name` under this key; nil where there is nothing, or it is not as it was written.
    public func value(_ kind: String, _ name: Int64, key: [UInt8]) -> [UInt8]? {
        var kind = kind
        return attempt(reads: true) { database -> [UInt8]? in
            let statement = try RowStatement(
                database,
                "SELECT part, size, checksum, data FROM cache WHERE kind = ? AND name = ? AND key = ? ORDER BY part")
            defer { statement.reset() }
            return try kind.withUTF8 { kind -> [UInt8]? in
                try key.withUnsafeBufferPointer { key -> [UInt8]? in
                    try statement.bind(text: kind, 1)
                    statement.bind(2, name)
                    try statement.bind(3, key)
                    var value: [UInt8] = []
                    var parts: Int64 = 0
                    var size: Int64 = -1
                    while try statement.step() {
                        let data = statement.bytes(3)
                        guard statement.number(0) == parts, Checksum.of(data) == statement.number(2) else { return nil }
                        parts += 1
                        size = statement.number(1)
                        value.append(contentsOf: data)
                    }
                    return Int64(value.count) == size ? value : nil
                }
            }
        } ?? nil
    }

    /// A value, and what it is kept under.
    public struct Value: Sendable {
        var name: Int64
        var key: [UInt8]
        var bytes: [UInt8]

        /// A value of a name under a key.
        public init(name: Int64, key: [UInt8], bytes: [UInt8]) {
            self.name = name
            self.key = key
            self.bytes = bytes
        }
    }

    /// Keeps values in place of what was kept of their names before. What cannot be kept is found out once more.
    public func keep(_ values: [Value], _ kind: String) {
        if values.isEmpty { return }
        attempt { database in
            for value in values { try Self.keep(value, kind, database) }
        }
    }

    private static func keep(_ value: Value, _ kind: String, _ database: Database) throws {
        try remove(kind, value.name, database)
        let insert = try RowStatement(
            database, "INSERT INTO cache (kind, name, part, key, size, checksum, data) VALUES (?, ?, ?, ?, ?, ?, ?)")
        var kind = kind
        try kind.withUTF8 { kind in
            try value.key.withUnsafeBufferPointer { key in
                try value.bytes.withUnsafeBufferPointer { bytes in
                    var part = 0
                    // A value without bytes has a row as well.
                    repeat {
                        let start = part * Self.part
                        let data = UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, start + Self.part)])
                        try insert.bind(text: kind, 1)
                        insert.bind(2, value.name)
                        insert.bind(3, Int64(part))
                        try insert.bind(4, key)
                        insert.bind(5, Int64(bytes.count))
                        insert.bind(6, Checksum.of(data))
                        try insert.bind(7, data)
                        try insert.run()
                        part += 1
                    } while part * Self.part < bytes.count
                }
            }
        }
    }

    /// Removes all of a kind but what was kept last, by so many names.
    public func thin(_ kind: String, to most: Int) {
        attempt { database in
            let names = try Int64.fetchAll(
                database, sql: "SELECT name FROM cache WHERE kind = ? GROUP BY name ORDER BY max(id) DESC",
                arguments: [kind])
            for name in names.dropFirst(most) { try Self.remove(kind, name, database) }
        }
    }

    /// Removes all of a kind but these names.
    public func thin(_ kind: String, to kept: Set<Int64>) {
        attempt { database in
            let names = try Int64.fetchAll(
                database, sql: "SELECT DISTINCT name FROM cache WHERE kind = ?", arguments: [kind])
            for name in names where !kept.contains(name) { try Self.remove(kind, name, database) }
        }
    }

    private static func remove(_ kind: String, _ name: Int64, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM cache WHERE kind = ? AND name = ?", arguments: [kind, name])
    }
}
