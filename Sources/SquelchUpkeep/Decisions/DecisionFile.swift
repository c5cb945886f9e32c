import SquelchDocuments
import SquelchIngest
public import SquelchReview
import SquelchSystem
public import SquelchTimeline
import Synchronization

/// Decisions of a review in a table that people and other programs can read, written anew as a whole for each decision, so
/// that a crash leaves the old one or the new one.
public final class DecisionFile: DecisionStore {
    /// The path of the file.
    public let name: String
    private let ids: [String: String]
    private let clock: @Sendable () -> Int64
    private let shared = Mutex(Content())

    private static let largest = 64 << 20

    private struct Content {
        var mark: FileMark?
        var table = DecisionTable()
    }

    /// Opens the file at `path`; it is made with the first decision.
    /// - Parameters:
    ///   - path: where the file lies, or is to lie.
    ///   - accounts: ids of the accounts that are known: a cell does not say every id byte by byte.
    ///   - clock: seconds since 1970.
    public init(path: String, accounts: [String], clock: @escaping @Sendable () -> Int64) throws {
        name = path
        self.clock = clock
        ids = Dictionary(accounts.map { (DecisionTable.key($0), $0) }, uniquingKeysWith: { first, _ in first })
        try shared.withLock { try look(&$0) }
    }

    /// What of the file could not be understood; it stays where it is.
    public var warnings: [SourceWarning] {
        shared.withLock { content in
            content.table.warnings.map { SourceWarning(source: name, line: $0.line, message: $0.words) }
        }
    }

    /// What holds: of each account the last decision.
    public func standing() throws -> [WrittenDecision] {
        try shared.withLock { content in
            try look(&content)
            return content.table.standing.map(known)
        }
    }

    /// Writes decisions down, where nobody has decided in the meantime.
    public func keep(_ decisions: [Decision], seen: [Int64]) throws -> KeepingAnswer {
        try change { table in
            // Many at once are looked up in one pass.
            let standing = Dictionary(
                table.standing.map { (DecisionTable.key($0.decision.account), $0.number) }, uniquingKeysWith: { $1 })
            let isFresh = zip(decisions, seen).allSatisfy {
                standing[DecisionTable.key($0.account), default: 0] == $1
            }
            guard isFresh else { return (.stale, false) }
            return (.kept(decisions.map { table.append($0) }), true)
        }
    }

    /// Takes a decision back.
    public func takeBack(_ number: Int64, at now: Int64) throws -> TakenBack? {
        try change { table in
            guard let taken = table.remove(number).map(known) else { return (nil, false) }
            let account = taken.decision.account
            return (TakenBack(account: account, before: table.standing(on: account).map(known)), true)
        }
    }

    /// The decision with the id that the account has.
    private func known(_ decision: WrittenDecision) -> WrittenDecision {
        var decision = decision
        decision.decision.account = ids[DecisionTable.key(decision.decision.account)] ?? decision.decision.account
        return decision
    }

    // MARK: - The file

    /// Changes the table as it is in the file now, alone among all processes, and writes it before anything is said.
    private func change<Value>(_ body: (inout DecisionTable) -> (Value, isChanged: Bool)) throws -> Value {
        try shared.withLock { content in
            let lock = try FolderLock(of: name)
            defer { withExtendedLifetime(lock) {} }
            try look(&content)
            var table = content.table
            let (value, isChanged) = body(&table)
            guard isChanged else { return value }
            try OutputFile.write(to: name) { try $0.write(table.text) }
            content = Content(mark: FileMark(path: name), table: table)
            return value
        }
    }

    /// Reads the file where it is not as it was read last.
    private func look(_ content: inout Content) throws {
        guard let mark = FileMark(path: name) else {
            content = Content()
            return
        }
        guard mark != content.mark else { return }
        content = Content(mark: mark, table: try read())
    }

    private func read() throws -> DecisionTable {
        do {
            let bytes = try WholeFile.read(path: name, limit: Self.largest)
            guard let table = DecisionTable(bytes.all, now: clock()) else {
                throw ResultFile.Failure(words: "is no table of decisions; it is left as it is")
            }
            return table
        } catch let failure as WholeFile.Failure {
            throw ResultFile.Failure(words: failure.words)
        }
    }
}
