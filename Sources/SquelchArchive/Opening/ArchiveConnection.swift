internal import CSQLite
internal import GRDB
internal import SquelchTimeline

/// How the archive is spoken to: the settings of every connection.
enum ArchiveConnection {
    /// The longest text or record that is let in or out.
    static let mostBytes: Int32 = 16 << 20
    /// Bytes of a page: bodies of posts are a few thousand bytes long, and fit.
    private static let pageSize = 8192

    /// Settings of the connections to an archive.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.journalMode = .wal
        configuration.maximumReaderCount = 16
        configuration.prepareDatabase { database in try prepare(database) }
        return configuration
    }

    /// Once a process, before anything is opened; where SQLite is in use already, it counts on.
    private static let withoutStatistics: Int32 = squelch_sqlite_forgo_statistics()

    /// Opens the file.
    static func open(_ path: String) throws -> DatabasePool {
        _ = withoutStatistics
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The library chooses NORMAL, which survives a killed process; after a fall of the power the last decisions of
        // the user would be gone.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536")
        }
        return pool
    }

    private static func prepare(_ database: Database) throws {
        try database.execute(
            sql: """
                PRAGMA page_size = \(pageSize);
                PRAGMA trusted_schema = OFF;
                PRAGMA cell_size_check = ON;
                PRAGMA mmap_size = 0;
                PRAGMA temp_store = MEMORY;
                PRAGMA secure_delete = ON;
                PRAGMA journal_size_limit = 67108864;
                """)
        let connection = database.sqliteConnection
        let code = squelch_sqlite_defend(connection)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, mostBytes)
        sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    }

    /// Lets `body` do what SQLite does by attaching a file: copy the archive, or write it anew.
    static func attaching<Result>(_ database: Database, _ body: () throws -> Result) rethrows -> Result {
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 1)
        defer { sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0) }
        return try body()
    }

    /// Steps of the database's machine between two calls.
    private static let stepsBetween: Int32 = 100_000

    /// Calls `progress` now and then while `body` works.
    static func telling<Result>(
        _ database: Database, _ progress: @escaping () -> Void, _ body: () throws -> Result
    ) rethrows -> Result {
        let listener = Listener(progress)
        let connection = database.sqliteConnection
        sqlite3_progress_handler(
            connection, stepsBetween,
            { context in
                if let context { Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().call() }
                return 0
            }, Unmanaged.passUnretained(listener).toOpaque())
        defer { sqlite3_progress_handler(connection, 0, nil, nil) }
        return try withExtendedLifetime(listener) { try body() }
    }
}

/// What is called while the database works; C has it as a plain pointer.
private final class Listener {
    let call: () -> Void

    init(_ call: @escaping () -> Void) { self.call = call }
}
