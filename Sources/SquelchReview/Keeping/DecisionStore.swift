public import SquelchTimeline

/// Where decisions are kept. What it has said is kept outlives the program, whatever becomes of that.
public protocol DecisionStore: Sendable {
    /// What it is called, for people.
    var name: String { get }

    /// What holds: of each account the last decision.
    func standing() throws -> [WrittenDecision]

    /// Writes decisions down, all of them or none.
    ///
    /// Somebody may have decided elsewhere in the meantime: nothing is overwritten that the person has not seen.
    /// - Parameters:
    ///   - decisions: what the person decided.
    ///   - seen: the numbers of the decisions on these accounts that the person knows of; 0 where there were none.
    func keep(_ decisions: [Decision], seen: [Int64]) throws -> KeepingAnswer

    /// Takes a decision back: the one before it holds again.
    /// - Returns: what holds about its account now; nil for a number that is none, or was taken back.
    func takeBack(_ number: Int64, at now: Int64) throws -> TakenBack?
}

/// What became of decisions that were to be kept.
public enum KeepingAnswer: Sendable, Equatable {
    /// They are kept, under these numbers.
    case kept([Int64])
    /// None is: about some accounts something else stands now.
    case stale
}

/// A decision that was taken back.
public struct TakenBack: Sendable, Equatable {
    /// Id of the account.
    public var account: String
    /// What holds about it again; nil where nothing does.
    public var before: WrittenDecision?

    /// A decision on an account, and the one before it.
    public init(account: String, before: WrittenDecision?) {
        self.account = account
        self.before = before
    }
}
