public import SquelchArchive
public import SquelchDocuments
import SquelchFollowing
import SquelchIngest
public import SquelchTimeline

/// A table of decisions that is to be taken over into an archive: one that a review wrote, that `decide --list` gave, or that
/// somebody made by hand.
///
/// What the archive knows already is left alone, whether it holds or was taken back: the same table twice changes nothing.
/// So is what is older than what holds there: a table from last month takes nothing back that was decided since.
public struct DecisionImport: Sendable {
    /// What became of the rows.
    public struct Answer: Sendable, Equatable {
        /// Decisions that were written down, with their numbers.
        public var taken: [WrittenDecision] = []
        /// Rows whose decision the archive had.
        public var known = 0
        /// Rows that were not taken, and why; and what is to be known of the others.
        public var warnings: [SourceWarning] = []
    }

    private let path: String
    private let now: Int64
    private let table: DecisionTable

    /// Times that somebody else may decide while the table is compared with the archive.
    private static let attempts = 5
    private static let largest = 64 << 20

    /// Reads the table at `path`; `-` is standard input.
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - now: the clock, seconds since 1970: decisions without a time were made now.
    /// - Throws: where the file cannot be read or is no table of decisions.
    public init(path: String, now: Int64) throws(ResultFile.Failure) {
        self.path = path
        self.now = now
        do throws(WholeFile.Failure) {
            let bytes = try WholeFile.read(path: path, limit: Self.largest)
            guard let table = DecisionTable(bytes.all, now: now) else {
                throw WholeFile.Failure(
                    words: "is no table of decisions: it has no columns that are called account and action")
            }
            self.table = table
        } catch {
            throw ResultFile.Failure(words: error.words)
        }
    }

    /// Takes the decisions over, all that are new in one transaction.
    /// - Parameters:
    ///   - archive: where decisions are kept.
    ///   - accounts: those that are known, for rows that name one in another way than by its id.
    public func keep(in archive: Archive, accounts: [Account]) throws -> Answer {
        var names = AccountNames(accounts)
        // Somebody may decide between the look at the archive and the writing: then it is looked at anew.
        for _ in 0..<Self.attempts {
            var answer = Answer()
            answer.warnings = table.warnings.map {
                SourceWarning(source: path, line: $0.line, message: "\($0.words); not taken", isLoss: true)
            }
            let standing = try archive.decisions()
            let history = try archive.decisionHistory()
            let decisions = new(&names, standing, history: history, &answer)
            guard !decisions.isEmpty else { return answer }
            let numbers = Dictionary(standing.map { ($0.decision.account, $0.number) }, uniquingKeysWith: { $1 })
            let seen = decisions.map { numbers[$0.account] ?? 0 }
            guard let written = try archive.decide(decisions, seen: seen) else { continue }
            answer.taken = zip(written, decisions).map { WrittenDecision(number: $0, decision: $1) }
            return answer
        }
        throw ArchiveFailure.busy(path: archive.path, process: nil)
    }

    private func new(
        _ names: inout AccountNames, _ standing: [WrittenDecision], history: [WrittenDecision], _ answer: inout Answer
    ) -> [Decision] {
        for written in history { names.add(written.decision.account) }
        var known = Set(history.map { Mark($0.decision) })
        var holding = Dictionary(
            standing.map { ($0.decision.account, $0.decision) }, uniquingKeysWith: { _, last in last })
        var new: [Decision] = []
        for case .decision(let written, let line) in table.rows {
            func note(_ words: String, isLoss: Bool) {
                answer.warnings.append(SourceWarning(source: path, line: line, message: words, isLoss: isLoss))
            }
            var decision = written.decision
            decision.because = decision.because.map(DecisionTable.text)
            guard decision.action != .snooze || decision.until != nil else {
                note("snooze wants a day in “until”; not taken", isLoss: true)
                continue
            }
            switch names.find(decision.account) {
            case .account(let id): decision.account = id
            case .unknown(let id):
                decision.account = id
                note("no account is called \(id) so far; the decision is kept for it", isLoss: false)
                names.add(id)
            case .several:
                note("several accounts are called \(decision.account); not taken: name it by its id", isLoss: true)
                continue
            }
            let last = holding[decision.account]
            if decision.at == 0 {
                decision.at = now
                // Without a time it is what holds, or it is new.
                if let last, Mark(last, isTimed: false) == Mark(decision, isTimed: false) {
                    answer.known += 1
                    continue
                }
            }
            guard known.insert(Mark(decision)).inserted else {
                answer.known += 1
                continue
            }
            if let last, last.at > decision.at {
                note(
                    "decided on \(UTCTime.day(decision.at)), and something else on \(UTCTime.day(last.at)), which holds; not taken",
                    isLoss: false)
                continue
            }
            holding[decision.account] = decision
            new.append(decision)
        }
        return new
    }

    /// What makes two decisions one, as a table has them: to the day, and in the words of its cells.
    private struct Mark: Hashable {
        var account: String
        var action: Decision.Action
        var until: String?
        var because: String
        var at: Int64?

        init(_ decision: Decision, isTimed: Bool = true) {
            account = decision.account
            action = decision.action
            until = decision.until.map(UTCTime.day)
            because = DecisionTable.key(decision.because ?? "")
            at = isTimed ? decision.at : nil
        }
    }
}

/// The accounts that cells of a table stand for.
private struct AccountNames {
    enum Match {
        case account(String)
        /// One that nobody is known by, as its cell has it.
        case unknown(String)
        case several
    }

    private var ids: [String: String] = [:]
    private let accounts: [Account]
    private let references: AccountReferences

    init(_ accounts: [Account]) {
        self.accounts = accounts
        references = AccountReferences(accounts)
        for account in accounts { for alias in account.aliases { ids[DecisionTable.key(alias)] = account.id } }
        for account in accounts { ids[DecisionTable.key(account.id)] = account.id }
    }

    /// Adds an account by its id; one that is known stays what it is.
    mutating func add(_ id: String) {
        let key = DecisionTable.key(id)
        if ids[key] == nil { ids[key] = id }
    }

    func find(_ cell: String) -> Match {
        if let id = ids[DecisionTable.key(cell)] ?? ids[cell] { return .account(id) }
        let name = DecisionTable.text(cell)
        switch references.find(name) {
        case .account(let index): return .account(accounts[index].id)
        case .none: return .unknown(name)
        case .ambiguous: return .several
        }
    }
}
