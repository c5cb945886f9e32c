public import SquelchTimeline

/// What of a plan has been done, as a new export shows it.
public struct PlanVerification: Sendable, Equatable {
    /// What became of one item.
    public enum State: String, Sendable, CaseIterable {
        /// The export shows that it is done.
        case done
        /// The export shows that it is not.
        case open
        /// No export shows it.
        case unseen
    }

    /// One item of the plan, as its file has it.
    public struct Item: Sendable, Equatable {
        /// Stable id, and those of its other accounts.
        public var ids: [String]
        /// Name shown to people.
        public var name: String
        /// Network; nil where unknown.
        public var platform: Platform?
        /// Address of the feed.
        public var feedURL: String?
        /// What to do.
        public var action: PlanAction

        /// An item of known parts.
        public init(ids: [String], name: String, platform: Platform?, feedURL: String?, action: PlanAction) {
            self.ids = ids
            self.name = name
            self.platform = platform
            self.feedURL = feedURL
            self.action = action
        }
    }

    /// What the new export says of follows.
    public struct Following: Sendable, Equatable {
        /// Ids that are followed, and the normalised addresses of their feeds.
        public var ids: Set<String> = []
        /// Contexts of each of them.
        public var contexts: [String: Set<String>] = [:]
        /// Whether boosts are shown, by account, where the export says it.
        public var showsBoosts: [String: Bool] = [:]
        /// Accounts that are muted; nil where the export does not say.
        public var muted: Set<String>?
        /// Networks of which the export has a list of follows.
        public var platforms: Set<Platform> = []

        /// Nothing known.
        public init() {}
    }

    /// The items with their state, in the plan's order.
    public var items: [(item: Item, state: State)]

    /// Compares a plan with a new export.
    public init(_ items: [Item], digest: String, _ following: Following) {
        self.items = items.map { ($0, Self.state($0, digest, following)) }
    }

    private static func state(_ item: Item, _ digest: String, _ following: Following) -> State {
        guard following.platforms.contains(item.platform ?? .feed) else { return .unseen }
        let followed = item.ids.filter(following.ids.contains)
        switch item.action {
        case .unfollow, .removeDouble, .removeMoved, .readdress: return followed.isEmpty ? .done : .open
        case .digest, .shelve:
            let folder = item.action == .digest ? digest : silent
            let isMoved = followed.contains { following.contexts[$0]?.contains(folder) == true }
            return followed.isEmpty || isMoved ? .done : .open
        case .hideReposts:
            let known = followed.compactMap { following.showsBoosts[$0] }
            if followed.isEmpty { return .done }
            return known.isEmpty ? .unseen : known.allSatisfy { !$0 } ? .done : .open
        case .snooze:
            if followed.isEmpty { return .done }
            return following.muted.map { item.ids.contains(where: $0.contains) ? .done : .open } ?? .unseen
        // Filters live in the reader and are in no export.
        default: return followed.isEmpty ? .done : .unseen
        }
    }

    /// The folder of what is silent, as every plan names it.
    private static let silent = "Silent"

    /// Items of a state.
    public func count(_ state: State) -> Int { items.count { $0.state == state } }

    /// Equal where items and states are.
    public static func == (left: PlanVerification, right: PlanVerification) -> Bool {
        left.items.map(\.item) == right.items.map(\.item) && left.items.map(\.state) == right.items.map(\.state)
    }
}
