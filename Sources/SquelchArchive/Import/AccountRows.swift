internal import CSQLite
internal import GRDB
internal import SquelchTimeline

/// Rows of accounts by their ids, found by bytes without making a string a post.
struct AccountRows {
    private var known = AccountTable()
    /// By the index in ``known``.
    private var rows: [Int64] = []
    private let find: RowStatement
    private let insert: RowStatement

    init(_ database: Database) throws {
        find = try RowStatement(database, "SELECT id FROM account WHERE name = ?")
        insert = try RowStatement(database, "INSERT INTO account (name) VALUES (?) RETURNING id")
    }

    /// The row of the account with this id, which is added where it is new.
    @inline(__always)
    mutating func row(of id: UnsafeBufferPointer<UInt8>) throws -> Int64 {
        let index = Int(known.index(of: id))
        if index < rows.count { return rows[index] }
        let row = try look(for: id)
        rows.append(row)
        return row
    }

    /// Likewise.
    mutating func row(of id: String) throws -> Int64 {
        var id = id
        return try id.withUTF8 { try row(of: $0) }
    }

    private func look(for id: UnsafeBufferPointer<UInt8>) throws -> Int64 {
        defer { find.reset() }
        try find.bind(text: id, 1)
        if try find.step() { return find.number(0) }
        defer { insert.reset() }
        try insert.bind(text: id, 1)
        guard try insert.step() else { throw BlobDamage.missing }
        let row = insert.number(0)
        // The row is written when the statement has come to its end.
        _ = try insert.step()
        return row
    }
}
