internal import GRDB
internal import SquelchTimeline

/// What tells the records of an archive from those that it had, or will have, at another time: equal where nothing has been
/// kept, forgotten or renamed since.
public struct ArchiveContents: Sendable, Hashable, Codable {
    /// Of each source its row, and the number that changes with its records.
    public var sources: [Int64]
    /// Accounts that have moved, each followed by its name of today.
    public var aliases: [String]
}

extension Archive {
    /// What the archive holds now.
    public func contents() throws(ArchiveFailure) -> ArchiveContents {
        try read { database in
            let statement = try RowStatement(database, "SELECT id, stamp FROM source ORDER BY id")
            defer { statement.reset() }
            var sources: [Int64] = []
            while try statement.step() { sources += [statement.number(0), statement.number(1)] }
            return ArchiveContents(sources: sources, aliases: try Self.aliases(database))
        }
    }

    /// Accounts that have moved, each followed by its name of today, in a stable order.
    static func aliases(_ database: Database) throws -> [String] {
        let aliases = try Aliases(database)
        let old = try String.fetchAll(
            database, sql: "SELECT name FROM account WHERE alias IS NOT NULL ORDER BY name")
        return old.flatMap { [$0, aliases.today($0)] }
    }
}
