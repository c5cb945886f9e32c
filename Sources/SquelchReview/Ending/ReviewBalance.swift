public import SquelchCuration
import SquelchReport
public import SquelchTimeline

/// What the decisions of a review come to.
public struct ReviewBalance: Sendable, Equatable {
    /// How many accounts each action was chosen for.
    public var counts: [Decision.Action: Int] = [:]
    /// Minutes a day that are saved.
    public var savedPerDay = 0.0
    /// Minutes of signal a day that are lost.
    public var lostPerDay = 0.0

    /// The balance of what is decided so far.
    public init(_ analysis: Analysis, _ state: ReviewState) {
        for (place, written) in state.standing {
            counts[written.decision.action, default: 0] += 1
            guard let advice = Self.advice(analysis.accounts[place], written.decision) else { continue }
            savedPerDay += (advice.savedPerWeek ?? 0) / 7
            lostPerDay += advice.signalLostPerWeek / 7
        }
    }

    /// Decisions as what has to be done for them; nil for what stays.
    static func advice(_ account: AccountAnalysis, _ decision: Decision) -> Advice? {
        switch decision.choice(of: account) {
        case .keep: nil
        case .turnDown(let filter): Advice(account, filter.map(Advice.Step.filter) ?? .digest)
        case .unfollow: Advice(account, .unfollow)
        case .tidy: Advice(account, tidying(account))
        }
    }

    /// What tidying comes to: a feed that stands twice goes, one that has moved is followed where it is.
    private static func tidying(_ account: AccountAnalysis) -> Advice.Step {
        if let other = account.doubleOf { return .double(of: other) }
        if account.hasMoved, let target = account.account.movedTo {
            return account.account.successor.map(Advice.Step.succeeded) ?? .readdress(target)
        }
        return .shelve(account.activity == .active ? .dormant : account.activity)
    }

    /// What is decided, the kinds that there are: `12 kept`, `3 to unfollow`.
    public var kinds: [String] {
        Decision.Action.allCases.compactMap { action in
            counts[action].map { "\(Counted.grouped($0)) \(DecisionWords.done(action))" }
        }
    }
}

extension ReviewState {
    /// How far it has got, in words: `31 of 120, 4.5 minutes a day saved so far, about 6 minutes left`.
    public func progress(_ analysis: Analysis) -> String {
        let saved = PageNumbers.spoken(ReviewBalance(analysis, self).savedPerDay)
        let words = "\(Counted.grouped(decided)) of \(Counted.grouped(places.count)), \(saved) a day saved so far"
        guard decided < places.count else { return words }
        let minutes = Int(minutesLeft.rounded(.up))
        return words + ", about \(Counted.text(minutes, "minute")) left"
    }
}
