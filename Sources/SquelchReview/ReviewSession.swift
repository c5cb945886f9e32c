import SquelchCuration
import SquelchTimeline
import Synchronization

/// A review that goes on: what it is of, how far it has got, and where its decisions are kept. The one door for whatever
/// shows it, a page or a terminal; several windows may go through it at once.
public final class ReviewSession: Sendable {
    /// What is reviewed.
    public let material: ReviewMaterial
    /// Where decisions are kept.
    public let store: any DecisionStore
    private let clock: @Sendable () -> Int64
    private let shared: Mutex<ReviewState>

    /// A session that goes on where the store says that one stopped.
    /// - Parameters:
    ///   - material: the accounts with what is shown of each.
    ///   - store: where decisions are kept.
    ///   - order: which account comes first.
    ///   - isBlind: whether names and verdicts stay hidden until the person has decided.
    ///   - clock: seconds since 1970.
    public init(
        _ material: ReviewMaterial, store: any DecisionStore, order: ReviewOrder = .saving, isBlind: Bool = false,
        clock: @escaping @Sendable () -> Int64
    ) throws {
        self.material = material
        self.store = store
        self.clock = clock
        let state = ReviewState(
            material.result.analysis, standing: try store.standing(), order: order, isBlind: isBlind, now: clock())
        shared = Mutex(state)
    }

    /// How far it has got.
    public var state: ReviewState { shared.withLock { $0 } }

    /// What became of a key.
    public struct Answer: Sendable {
        /// Where the window is now.
        public var state: ReviewState
        /// What happened, in a sentence for whoever cannot see it; empty where nothing is to be said.
        public var said: String
        /// Whether somebody decided about the account elsewhere: nothing was noted.
        public var isStale = false
    }

    /// Does what a key asks for. What it decides is kept before the answer says so.
    /// - Parameters:
    ///   - key: what the person pressed.
    ///   - place: the account that the window shows; nil takes the session's own.
    ///   - seen: the number of the decision about it that the window shows; nil takes what is known.
    ///   - taking: the number of the decision that an undo is meant for; nil is the last one.
    public func press(
        _ key: ReviewKey, at place: Int? = nil, seen: Int64? = nil, taking: Int64? = nil
    ) throws -> Answer {
        try shared.withLock { state in
            if let place {
                state.place = place
                if state.mode == .ended { state.mode = .looking }
            }
            switch state.press(key) {
            case .none: return Answer(state: state, said: said(key, state))
            case .keep(let place, let choice):
                let known = seen ?? state.version(at: place)
                return try keep(choice, at: place, seen: known, &state)
            case .takeBack(let number): return try takeBack(taking ?? number, &state)
            }
        }
    }

    private func keep(
        _ choice: ReviewChoice, at place: Int, seen: Int64, _ state: inout ReviewState
    ) throws -> Answer {
        let decision = Decision(choice, account: material.accounts[place].account.id, at: clock())
        guard case .kept(let numbers) = try store.keep([decision], seen: [seen]), let number = numbers.first else {
            try look(&state)
            state.place = place
            state.mode = .looking
            let now = state.standing[place].map { DecisionWords.standing($0.decision) } ?? "nothing is decided"
            return Answer(
                state: state, said: "Decided elsewhere in the meantime (\(now)): nothing was noted. Look again.",
                isStale: true)
        }
        state.took(WrittenDecision(number: number, decision: decision))
        let left = state.places.count - state.decided
        // What was hidden is told once there is nothing left to sway.
        let name = CardMaker(material, state).name(at: place)
        return Answer(state: state, said: DecisionWords.said(decision, name: name) + " \(left) left.")
    }

    private func takeBack(_ number: Int64, _ state: inout ReviewState) throws -> Answer {
        guard let taken = try store.takeBack(number, at: clock()) else {
            try look(&state)
            return Answer(state: state, said: "That was taken back already.", isStale: true)
        }
        state.tookBack(number, taken)
        return Answer(state: state, said: "Taken back: \(CardMaker(material, state).name(at: state.place)).")
    }

    /// Takes what the store has now.
    private func look(_ state: inout ReviewState) throws { state.know(try store.standing(), now: clock()) }

    /// Takes what was decided elsewhere, for whoever looks anew.
    public func refresh() throws { try shared.withLock { try look(&$0) } }

    private func said(_ key: ReviewKey, _ state: ReviewState) -> String {
        switch key {
        case .turnDown: "Choose a filter."
        case .skip: state.mode == .ended ? "" : "Skipped; it comes again at the end."
        case .undo: "There is nothing to take back."
        case .blind: state.isBlind ? "Names are hidden until you have decided." : "Names are shown."
        case .order(let order): "In the order of \(order.words)."
        case .cancel, .next, .previous, .keep, .filter, .unfollow, .tidy: ""
        }
    }

    /// Decides about many accounts, all or none of those that are as the window has them.
    /// - Parameters:
    ///   - choice: what is to become of all of them.
    ///   - places: the accounts with the numbers of the decisions about them that the window knows of.
    /// - Returns: how many are decided now.
    public func keepAll(_ choice: ReviewChoice, _ places: [(place: Int, seen: Int64)]) throws -> Int {
        try shared.withLock { state in
            try look(&state)
            let fresh = places.filter { state.version(at: $0.place) == $0.seen }
            let decisions = fresh.map { one in
                let account = material.accounts[one.place]
                var own = choice
                if case .turnDown = choice { own = .turnDown(account.turnDown.first) }
                return Decision(own, account: account.account.id, at: clock())
            }
            guard !decisions.isEmpty,
                case .kept(let numbers) = try store.keep(decisions, seen: fresh.map(\.seen))
            else { return 0 }
            state.tookAll(zip(numbers, decisions).map { WrittenDecision(number: $0, decision: $1) })
            return numbers.count
        }
    }
}

extension ReviewOrder {
    /// In words: `what saves most`.
    public var words: String {
        switch self {
        case .saving: "what saves most"
        case .context: "contexts"
        case .doubt: "doubt"
        case .name: "names"
        }
    }
}
