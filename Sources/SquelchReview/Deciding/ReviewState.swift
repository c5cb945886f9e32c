public import SquelchCuration
public import SquelchTimeline

/// How far a review has got: what is decided, what was skipped, where one looks. A value: a key gives the next one, and
/// what is to be kept before it counts.
public struct ReviewState: Sendable {
    /// What the screen shows of the account.
    public enum Mode: Sendable, Equatable {
        /// The account.
        case looking
        /// The account with its filters to choose from.
        case choosing
        /// That there is no account left to decide.
        case ended
    }

    /// Decisions by place in the analysis.
    public private(set) var standing: [Int: WrittenDecision] = [:]
    /// Places that were left for the end.
    public private(set) var skipped: Set<Int> = []
    /// Numbers of the decisions of this sitting, the last one last.
    public private(set) var sitting: [Int64] = []
    /// What comes first.
    public private(set) var order: ReviewOrder
    /// The places in that order.
    public private(set) var places: [Int]
    /// Whether names are hidden until there is a decision.
    public private(set) var isBlind: Bool
    /// The place that is looked at.
    public var place: Int
    /// What is shown of it.
    public var mode = Mode.looking

    private let ids: [String: Int]
    private let filters: [[TurnDown]]
    private let orders: [ReviewOrder: [Int]]
    /// Seconds that the decisions of this sitting took, and how many did not take a break.
    private var pace = ReviewPace()

    /// The state in which a review begins, or goes on: the first account that nothing is decided about.
    public init(
        _ analysis: Analysis, standing decisions: [WrittenDecision], order: ReviewOrder = .saving,
        isBlind: Bool = false, now: Int64
    ) {
        var ids: [String: Int] = [:]
        for (place, account) in analysis.accounts.enumerated() {
            for id in account.account.aliases where ids[id] == nil { ids[id] = place }
        }
        for (place, account) in analysis.accounts.enumerated() { ids[account.account.id] = place }
        self.ids = ids
        filters = analysis.accounts.map(\.turnDown)
        orders = Dictionary(uniqueKeysWithValues: ReviewOrder.allCases.map { ($0, $0.places(of: analysis)) })
        self.order = order
        self.isBlind = isBlind
        places = orders[order] ?? []
        place = places.first ?? 0
        know(decisions, now: now)
        moveOn(from: nil)
    }

    /// Takes what the store has: somebody may have decided elsewhere.
    public mutating func know(_ decisions: [WrittenDecision], now: Int64) {
        standing = [:]
        for one in decisions where one.decision.holds(at: now) {
            if let place = ids[one.decision.account] { standing[place] = one }
        }
    }

    // MARK: - Keys

    /// What a key means here. What is to be kept has no effect until the store says that it is: see
    /// ``took(_:)`` and ``tookBack(_:_:)``.
    public mutating func press(_ key: ReviewKey) -> ReviewEffect {
        switch key {
        case .order(let order):
            self.order = order
            places = orders[order] ?? []
            moveOn(from: nil)
        case .blind: isBlind.toggle()
        case .undo: return sitting.last.map(ReviewEffect.takeBack) ?? .none
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case _ where mode == .ended || places.isEmpty: break
        case .keep: return .keep(place: place, .keep)
        case .unfollow: return .keep(place: place, .unfollow)
        case .tidy: return .keep(place: place, .tidy)
        case .turnDown: mode = .choosing
        case .filter(let index):
            let own = filters[place]
            return .keep(place: place, .turnDown(own.indices.contains(index) ? own[index] : nil))
        case .cancel: mode = .looking
        case .skip:
            skipped.insert(place)
            moveOn(from: place)
        }
        return .none
    }

    /// A decision is kept: it counts now, and the next account is looked at.
    public mutating func took(_ decision: WrittenDecision) {
        guard let place = ids[decision.decision.account] else { return }
        note(decision, place)
        pace.add(decision.decision.at)
        moveOn(from: place)
    }

    /// Many at once, after which one looks where one looked, unless that is decided now.
    public mutating func tookAll(_ decisions: [WrittenDecision]) {
        for decision in decisions { if let place = ids[decision.decision.account] { note(decision, place) } }
        if standing[place] != nil { moveOn(from: place) }
    }

    private mutating func note(_ decision: WrittenDecision, _ place: Int) {
        standing[place] = decision
        skipped.remove(place)
        sitting.append(decision.number)
    }

    /// A decision is taken back: its account is looked at again.
    public mutating func tookBack(_ number: Int64, _ taken: TakenBack) {
        sitting.removeAll { $0 == number }
        guard let place = ids[taken.account] else { return }
        standing[place] = taken.before
        self.place = place
        mode = .looking
    }

    // MARK: - Moving

    private mutating func move(by step: Int) {
        guard !places.isEmpty else { return }
        // From the end one looks back at the last one.
        let now = mode == .ended ? places.count - (step < 0 ? 0 : 1) : index(of: place)
        place = places[min(places.count - 1, max(0, now + step))]
        mode = .looking
    }

    /// To the next account without a decision: after `place` in the order, then from the beginning, what was skipped last.
    private mutating func moveOn(from place: Int?) {
        mode = .looking
        let start = place.map { index(of: $0) + 1 } ?? 0
        let rest = places[min(start, places.count)...] + places[..<min(start, places.count)]
        guard
            let next = rest.first(where: { standing[$0] == nil && !skipped.contains($0) })
                ?? rest.first(where: { standing[$0] == nil })
        else {
            mode = .ended
            return
        }
        // The last one that was skipped stays: there is no other to look at.
        self.place = next
    }

    private func index(of place: Int) -> Int { places.firstIndex(of: place) ?? 0 }

    // MARK: - Progress

    /// The place of an account, by one of its ids.
    public func place(of account: String) -> Int? { ids[account] }

    /// The number of the decision that holds about an account; 0 where none does.
    public func version(at place: Int) -> Int64 { standing[place]?.number ?? 0 }

    /// Accounts that are decided.
    public var decided: Int { standing.count }

    /// Which account of all this one is in the order, counted from 1.
    public func position(of place: Int) -> Int { index(of: place) + 1 }

    /// Minutes that the rest takes at the pace of this sitting.
    public var minutesLeft: Double { Double(places.count - standing.count) * pace.secondsEach / 60 }
}

/// How long a decision takes.
struct ReviewPace: Sendable {
    /// Seconds that one takes before any was measured, and a pause that is none of thinking.
    private static let usual = 5.0
    private static let pause: Int64 = 120
    /// Decisions that the usual pace is worth.
    private static let prior = 3.0

    private var last: Int64?
    private var seconds = 0.0
    private var count = 0.0

    mutating func add(_ time: Int64) {
        if let last, time >= last, time - last <= Self.pause {
            seconds += Double(time - last)
            count += 1
        }
        last = time
    }

    /// Seconds of each, on the mean.
    var secondsEach: Double { (seconds + Self.usual * Self.prior) / (count + Self.prior) }
}
