public import SquelchArchive
public import SquelchReview
public import SquelchTimeline

/// Decisions of a review in the archive, where `squelch decide` keeps its own.
public struct ArchiveDecisions: DecisionStore {
    private let archive: Archive

    /// The decisions of an archive.
    public init(_ archive: Archive) { self.archive = archive }

    /// The path of the archive.
    public var name: String { archive.path }

    /// What holds: of each account the last decision.
    public func standing() throws -> [WrittenDecision] { try archive.decisions() }

    /// Writes decisions down, where nobody has decided in the meantime.
    public func keep(_ decisions: [Decision], seen: [Int64]) throws -> KeepingAnswer {
        try archive.decide(decisions, seen: seen).map(KeepingAnswer.kept) ?? .stale
    }

    /// Takes a decision back.
    public func takeBack(_ number: Int64, at now: Int64) throws -> TakenBack? {
        guard let taken = try archive.undo(decision: number, at: now) else { return nil }
        return TakenBack(account: taken.account, before: try archive.decision(on: taken.account))
    }
}
