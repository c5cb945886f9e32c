internal import GRDB
public import SquelchTimeline

/// A list that was made, as far as another is compared with it.
public struct KeptList: Sendable, Equatable {
    /// When it was made, seconds since 1970.
    public var at: Int64
    /// What it was to hold, in whatever words: lists that were made in another way are not compared.
    public var choice: String
    /// Its entries, in its order.
    public var entries: [ListedAccount]

    /// A list.
    public init(at: Int64, choice: String, entries: [ListedAccount]) {
        self.at = at
        self.choice = choice
        self.entries = entries
    }
}

extension Archive {
    /// Keeps a list, to be compared with later ones.
    public func add(_ list: KeptList) throws(ArchiveFailure) {
        try write { database in
            try database.execute(sql: "INSERT INTO list (at, choice) VALUES (?, ?)", arguments: [list.at, list.choice])
            let row = database.lastInsertedRowID
            var accounts = try AccountRows(database)
            let insert = try database.cachedStatement(
                sql: "INSERT INTO entry (list, place, account, name, context, reason) VALUES (?, ?, ?, ?, ?, ?)")
            for (place, entry) in list.entries.enumerated() {
                let account = try accounts.row(of: entry.id)
                try insert.execute(arguments: [row, place, account, entry.name, entry.context, entry.reason])
            }
        }
    }

    /// The last list of a choice that was made before a moment; nil where there is none.
    public func previousList(of choice: String, before moment: Int64 = .max) throws(ArchiveFailure) -> KeptList? {
        try read { database in
            let found = try Row.fetchOne(
                database, sql: "SELECT id, at FROM list WHERE choice = ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1",
                arguments: [choice, moment])
            guard let found else { return nil }
            let aliases = try Aliases(database)
            let entries = try Row.fetchAll(
                database,
                sql: """
                    SELECT account.name, entry.name, context, reason FROM entry JOIN account ON account.id = account
                    WHERE list = ? ORDER BY place
                    """, arguments: [found[0] as Int64]
            ).map { ListedAccount(id: aliases.today($0[0]), name: $0[1], context: $0[2], reason: $0[3]) }
            return KeptList(at: found[1], choice: choice, entries: entries)
        }
    }
}
