internal import GRDB
public import SquelchTimeline

extension Archive {
    /// Writes a decision down; earlier ones about the account stay in the history.
    /// - Returns: its number.
    @discardableResult
    public func decide(_ decision: Decision) throws(ArchiveFailure) -> Int64 {
        try decide([decision]).first ?? 0
    }

    /// Likewise, all of them or none.
    @discardableResult
    public func decide(_ decisions: [Decision]) throws(ArchiveFailure) -> [Int64] {
        try write { database in try Self.insert(decisions, in: database) }
    }

    /// Likewise, where what holds about each of the accounts is still the decision of the number in `seen` (0 is none).
    /// - Returns: the numbers; nil where somebody has decided in the meantime, and nothing was written.
    public func decide(_ decisions: [Decision], seen: [Int64]) throws(ArchiveFailure) -> [Int64]? {
        try write { database in
            let aliases = try Aliases(database)
            for (decision, number) in zip(decisions, seen) {
                let standing = try Self.standing(aliases.all(of: decision.account), in: database)
                guard standing?.number ?? 0 == number else { return nil }
            }
            return try Self.insert(decisions, in: database)
        }
    }

    private static func insert(_ decisions: [Decision], in database: Database) throws -> [Int64] {
        var accounts = try AccountRows(database)
        return try decisions.map { decision in
            let account = try accounts.row(of: decision.account)
            try database.execute(
                sql: "INSERT INTO decision (account, action, until, because, at) VALUES (?, ?, ?, ?, ?)",
                arguments: [account, decision.action.rawValue, decision.until, decision.because, decision.at])
            return database.lastInsertedRowID
        }
    }

    /// What holds about an account; nil where nothing does.
    public func decision(on account: String) throws(ArchiveFailure) -> WrittenDecision? {
        try read { database in try Self.standing(Aliases(database).all(of: account), in: database) }
    }

    /// The last decision on an account of these names that was not undone.
    private static func standing(_ names: [String], in database: Database) throws -> WrittenDecision? {
        let last = try names.compactMap { name in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(decision.id) FROM decision JOIN account ON account.id = account
                    WHERE undone IS NULL AND name = ?
                    """, arguments: [name])
        }.max()
        guard let last else { return nil }
        return try decisions(database, where: "decision.id = \(last)").first
    }

    /// Takes a decision back: the one before it holds again. Nothing changes for a number that is none, or was taken back.
    /// - Returns: the decision that was taken back.
    @discardableResult
    public func undo(decision number: Int64, at now: Int64) throws(ArchiveFailure) -> Decision? {
        try write { database in
            try database.execute(
                sql: "UPDATE decision SET undone = ? WHERE id = ? AND undone IS NULL", arguments: [now, number])
            guard database.changesCount > 0 else { return nil }
            return try Self.decisions(database, where: "decision.id = \(number)").first?.decision
        }
    }

    /// What holds: of each account the last decision that was not undone, by their ids.
    public func decisions() throws(ArchiveFailure) -> [WrittenDecision] {
        try read { database in
            var last: [String: WrittenDecision] = [:]
            for written in try Self.decisions(database, where: "undone IS NULL") {
                last[written.decision.account] = written
            }
            return last.values.sorted { $0.decision.account < $1.decision.account }
        }
    }

    /// Every decision that was ever written down, the oldest first.
    public func decisionHistory() throws(ArchiveFailure) -> [WrittenDecision] {
        try read { database in try Self.decisions(database, where: "TRUE") }
    }

    private static func decisions(_ database: Database, where condition: String) throws -> [WrittenDecision] {
        let aliases = try Aliases(database)
        return try Row.fetchAll(
            database,
            sql: """
                SELECT decision.id, name, action, until, because, at, undone FROM decision
                JOIN account ON account.id = account WHERE \(condition) ORDER BY decision.id
                """
        ).compactMap { row in
            guard let action = Decision.Action(rawValue: row[2]) else { return nil }
            return WrittenDecision(
                number: row[0],
                decision: Decision(
                    account: aliases.today(row[1]), action: action, until: row[3], because: row[4], at: row[5]),
                undone: row[6])
        }
    }
}
