internal import GRDB

/// What an analysis said of the accounts.
public struct ScoredRun: Sendable, Equatable {
    /// What it said of one.
    public struct Score: Sendable, Equatable {
        /// Id of the account.
        public var account: String
        /// Signal-to-noise ratio in dB; nil where it was not measured.
        public var snr: Double?
        /// The interval around it.
        public var low: Double?
        /// The interval around it.
        public var high: Double?
        /// The verdict's name.
        public var verdict: String

        /// A score.
        public init(account: String, snr: Double?, low: Double? = nil, high: Double? = nil, verdict: String) {
            self.account = account
            self.snr = snr
            self.low = low
            self.high = high
            self.verdict = verdict
        }
    }

    /// When it was, seconds since 1970.
    public var at: Int64
    /// What it said, by the ids of accounts.
    public var scores: [Score]

    /// A run.
    public init(at: Int64, scores: [Score]) {
        self.at = at
        self.scores = scores
    }
}

extension Archive {
    /// Keeps what a run said. Of an account that it names twice the last score counts.
    public func add(_ run: ScoredRun) throws(ArchiveFailure) {
        try write { database in
            try database.execute(sql: "INSERT INTO run (at) VALUES (?)", arguments: [run.at])
            let row = database.lastInsertedRowID
            var accounts = try AccountRows(database)
            let insert = try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO score (run, account, snr, low, high, verdict) VALUES (?, ?, ?, ?, ?, ?)
                    """)
            for score in run.scores {
                let account = try accounts.row(of: score.account)
                try insert.execute(
                    arguments: [row, account, score.snr, score.low, score.high, score.verdict])
            }
        }
    }

    /// The last run, or the last one before a moment; nil where there is none.
    public func previousRun(before moment: Int64 = .max) throws(ArchiveFailure) -> ScoredRun? {
        try read { database in
            let found = try Row.fetchOne(
                database, sql: "SELECT id, at FROM run WHERE at < ? ORDER BY at DESC, id DESC LIMIT 1",
                arguments: [moment])
            guard let found else { return nil }
            let aliases = try Aliases(database)
            let scores = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, snr, low, high, verdict FROM score JOIN account ON account.id = account
                    WHERE run = ? ORDER BY name
                    """, arguments: [found[0] as Int64]
            ).map { Self.score($0, aliases) }
            return ScoredRun(at: found[1], scores: scores)
        }
    }

    /// What the runs so far said of one account, the oldest first.
    public func scores(of account: String) throws(ArchiveFailure) -> [(at: Int64, score: ScoredRun.Score)] {
        try read { database in
            let aliases = try Aliases(database)
            let rows = try Self.accountRows(named: account, aliases, in: database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT name, snr, low, high, verdict, at FROM score JOIN account ON account.id = account
                    JOIN run ON run.id = run WHERE account IN (\(Self.list(rows))) ORDER BY at, run
                    """
            ).map { ($0[5], Self.score($0, aliases)) }
        }
    }

    private static func score(_ row: Row, _ aliases: Aliases) -> ScoredRun.Score {
        ScoredRun.Score(
            account: aliases.today(row[0]), snr: row[1], low: row[2], high: row[3], verdict: row[4])
    }

    /// Rows of an account under all names that it had.
    static func accountRows(named name: String, _ aliases: Aliases, in database: Database) throws -> [Int64] {
        let today = aliases.today(name)
        let moved = try Row.fetchAll(database, sql: "SELECT id, name FROM account WHERE alias IS NOT NULL")
            .filter { aliases.today($0[1]) == today }.map { $0[0] as Int64 }
        let own = try Int64.fetchAll(database, sql: "SELECT id FROM account WHERE name = ?", arguments: [today])
        return Set(moved + own).sorted()
    }

    /// Numbers as a list of a statement.
    static func list(_ rows: [Int64]) -> String { rows.map(String.init).joined(separator: ", ") }
}
