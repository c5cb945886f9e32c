internal import GRDB

extension Archive {
    /// Says that an account has moved: what was kept under the old id counts as the new one's from now on, and so does what
    /// is kept under it later. The rows stay as they are, so that a later move back undoes it.
    public func alias(_ old: String, _ new: String) throws(ArchiveFailure) {
        guard old != new else { return }
        try write { database in
            let from = try Self.accountRow(of: old, in: database)
            let to = try Self.accountRow(of: new, in: database)
            // The new one is where the chain ends: an account that moves back is itself again.
            try database.execute(sql: "UPDATE account SET alias = NULL WHERE id = ?", arguments: [to])
            try database.execute(sql: "UPDATE account SET alias = ? WHERE id = ?", arguments: [to, from])
        }
    }

    /// Accounts that have moved, with the id of today, by their bytes.
    public func aliases() throws(ArchiveFailure) -> [(old: String, new: String)] {
        try read { database in
            let aliases = try Aliases(database)
            let old = try String.fetchAll(
                database, sql: "SELECT name FROM account WHERE alias IS NOT NULL ORDER BY name")
            return old.map { ($0, aliases.today($0)) }
        }
    }

    /// The row of an account, which is made where there is none.
    static func accountRow(of name: String, in database: Database) throws -> Int64 {
        var accounts = try AccountRows(database)
        return try accounts.row(of: name)
    }
}
