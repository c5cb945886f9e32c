public import SquelchArchive
public import SquelchReview

/// Decisions of a review in the archive, where `squelch decide` keeps its own.
public struct ArchiveDecisions: DecisionStore {
    private let archive: Archive

    /// The decisions of an archive.
    public init(_ archive: Archive) { self.archive = archive }

    /// The path of the archive.
    public var name: String { archive.path }

    /// What holds: of each account the last decision.
    public func standing() throws -> [NumberedDecision] { try archive.decisions().map(NumberedDecision.init) }

    /// Writes decisions down, where nobody has decided in the meantime.
    public func keep(_ decisions: [ReviewDecision], seen: [Int64]) throws -> KeepingAnswer {
        try archive.decide(decisions.map(Decision.init), seen: seen).map(KeepingAnswer.kept) ?? .stale
    }

    /// Takes a decision back.
    public func takeBack(_ number: Int64, at now: Int64) throws -> TakenBack? {
        guard let taken = try archive.undo(decision: number, at: now) else { return nil }
        return TakenBack(
            account: taken.account, before: try archive.decision(on: taken.account).map(NumberedDecision.init))
    }
}

extension NumberedDecision {
    init(_ written: WrittenDecision) {
        let decision = written.decision
        self.init(
            number: written.number,
            decision: ReviewDecision(
                account: decision.account, action: ReviewDecision.Action(decision.action), until: decision.until,
                because: decision.because, at: decision.at))
    }
}

extension ReviewDecision.Action {
    init(_ action: Decision.Action) {
        self =
            switch action {
            case .keep: .keep
            case .turnDown: .turnDown
            case .unfollow: .unfollow
            case .snooze: .snooze
            case .tidy: .tidy
            }
    }
}

extension Decision {
    init(_ decision: ReviewDecision) {
        let action: Action =
            switch decision.action {
            case .keep: .keep
            case .turnDown: .turnDown
            case .unfollow: .unfollow
            case .snooze: .snooze
            case .tidy: .tidy
            }
        self.init(
            account: decision.account, action: action, until: decision.until, because: decision.because,
            at: decision.at)
    }
}
