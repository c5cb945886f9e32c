internal import CSQLite
internal import GRDB

/// A prepared statement for rows by the hundred thousand: its values are bound and read as they lie in memory.
final class RowStatement {
    private let database: Database
    private let statement: Statement
    private let handle: OpaquePointer

    /// Prepares one statement.
    init(_ database: Database, _ sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        reset()
    }

    /// Binds a number.
    @inline(__always)
    func bind(_ place: Int32, _ value: Int64) { sqlite3_bind_int64(handle, place, value) }

    /// Binds nothing.
    @inline(__always)
    func bindNothing(_ place: Int32) { sqlite3_bind_null(handle, place) }

    /// Binds bytes, which must stay where they are until the statement has run.
    @inline(__always)
    func bind(_ place: Int32, _ bytes: UnsafeBufferPointer<UInt8>) throws {
        let code =
            bytes.count == 0
            ? sqlite3_bind_zeroblob(handle, place, 0)
            : sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil)
        if code != SQLITE_OK { throw failure(code) }
    }

    /// Binds a text, likewise.
    func bind(text bytes: UnsafeBufferPointer<UInt8>, _ place: Int32) throws {
        let code = bytes.withMemoryRebound(to: CChar.self) {
            // An empty text has no address, which would make it nothing.
            $0.baseAddress == nil
                ? sqlite3_bind_text(handle, place, "", 0, nil)
                : sqlite3_bind_text64(handle, place, $0.baseAddress, UInt64($0.count), nil, UInt8(SQLITE_UTF8))
        }
        if code != SQLITE_OK { throw failure(code) }
    }

    /// Goes to the next row; false where there is none.
    @inline(__always)
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw failure(code)
    }

    /// Runs a statement without rows, and makes it ready for the next values; how many rows it has changed.
    @inline(__always) @discardableResult
    func run() throws -> Int32 {
        _ = try step()
        let changes = sqlite3_changes(database.sqliteConnection)
        sqlite3_reset(handle)
        return changes
    }

    /// Makes it ready for the next values.
    @inline(__always)
    func reset() { sqlite3_reset(handle) }

    /// A number of the row.
    @inline(__always)
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A number of the row that may be missing.
    @inline(__always)
    func optionalNumber(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, column)
    }

    /// Bytes of the row; they stay until the next step.
    @inline(__always)
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }

    private func failure(_ code: Int32) -> any Error {
        let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        sqlite3_reset(handle)
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
}
