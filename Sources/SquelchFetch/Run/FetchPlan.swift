/// What a run would do with each listed feed, before anything is asked.
public struct FetchPlan: Sendable {
    /// What is done with one feed.
    public enum Turn: Sendable, Equatable {
        /// It is asked for.
        case ask
        /// It is asked for from then on.
        case later(Int64)
        /// Its host asked for a pause until then.
        case hostRests(Int64)
        /// It is not asked for any more.
        case ended(FeedState.End)
        /// Its address must not be asked.
        case refused(AddressGuard.Refusal)
        /// It is the same feed as another of the list.
        case same(as: String)

        fileprivate init(_ turn: FeedTurn) {
            switch turn {
            case .due: self = .ask
            case .later(let time): self = .later(time)
            case .ended(let end): self = .ended(end)
            }
        }
    }

    /// One feed of the list.
    public struct Feed: Sendable, Equatable {
        /// What is known of it.
        public var state: FeedState
        /// What is done with it.
        public var turn: Turn
        /// The address to ask, where it may be asked.
        var request: WebAddress?
        /// The older page to ask for while the feed itself has time.
        var page: WebAddress?
    }

    /// The feeds, in the order of the list, each once.
    public private(set) var feeds: [Feed] = []

    /// Plans a run over the addresses that the user listed.
    /// - Parameters:
    ///   - addresses: the addresses, in the order in which they are listed.
    ///   - states: what is remembered of each, in the same order.
    ///   - now: the clock, seconds since 1970.
    ///   - pace: how often a feed is asked for.
    ///   - guarding: which addresses may be asked at all.
    ///   - asksGone: whether feeds that were gone are asked for once more.
    ///   - asksPages: whether older pages of feeds are asked for.
    public init(
        _ addresses: [String], states: [FeedState], now: Int64, pace: FetchPace = FetchPace(),
        guarding: AddressGuard = AddressGuard(), asksGone: Bool = false, asksPages: Bool = false
    ) {
        let known = Dictionary(states.map { ($0.address, asksGone ? $0.revived : $0) }) { first, _ in first }
        let rests = Self.rests(states, now: now)
        var listed = Set<String>()
        let states = addresses.filter { listed.insert($0).inserted }.map { known[$0] ?? FeedState(address: $0) }
        // Whose address it is. Only a feed that was never asked for can be another one in other letters.
        var owners: [WebAddress: String]?
        feeds = states.map { state in
            let turn = FeedTurn.of(state, now: now, pace: pace)
            guard turn == .due else {
                var feed = Feed(state: state, turn: Turn(turn))
                guard asksPages, case .later = turn, let next = state.history?.next,
                    let page = try? guarding.check(next), rests[page.server] == nil
                else { return feed }
                feed.page = page
                return feed
            }
            let asked = state.requestAddress
            let request: WebAddress
            do throws(AddressGuard.Refusal) {
                request = try guarding.check(asked)
            } catch {
                return Feed(state: state, turn: .refused(error))
            }
            // Who is listed by an address itself comes before who has moved there.
            if asked != state.address, listed.contains(asked) { return Feed(state: state, turn: .same(as: asked)) }
            if state.lastAsked == nil {
                let known = owners ?? Self.owners(states, listed)
                owners = known
                if let owner = known[request] { return Feed(state: state, turn: .same(as: owner)) }
                owners?[request] = state.address
            }
            let until = rests[request.server]
            return Feed(state: state, turn: until.map { .hostRests($0) } ?? .ask, request: request)
        }
    }

    /// The feeds that were asked for before, by the address that is asked; without those that have become another of the list.
    private static func owners(_ states: [FeedState], _ listed: Set<String>) -> [WebAddress: String] {
        var owners: [WebAddress: String] = [:]
        for state in states where state.lastAsked != nil {
            let asked = state.requestAddress
            guard asked == state.address || !listed.contains(asked), let request = WebAddress(asked) else { continue }
            if owners[request] == nil { owners[request] = state.address }
        }
        return owners
    }

    /// The hosts that rest, and until when. A rest that was written in the future is none: the clock was wrong.
    static func rests(_ states: [FeedState], now: Int64) -> [String: Int64] {
        var rests: [String: Int64] = [:]
        for rest in states.compactMap(\.rest) where rest.until > now && rest.since <= now + 3600 {
            rests[rest.host] = max(rests[rest.host] ?? 0, rest.until)
        }
        return rests
    }
}
