import SquelchTimeline

/// Which accounts of an analysis a reader wants to see, and in which order.
public struct AccountChoice: Sendable, Equatable {
    /// What comes first.
    public enum Order: String, CaseIterable, Sendable {
        /// The highest SNR.
        case snr
        /// The most minutes of noise.
        case noise
        /// The most minutes.
        case cost
        /// The newest last post.
        case last
        /// The name, from A on.
        case name
    }

    /// Groups of accounts.
    public enum Group: String, CaseIterable, Sendable {
        case keep
        case turnDown = "turn-down"
        case unfollow
        /// Too few posts to say.
        case unsure
        /// Those that say that they are elsewhere now.
        case moved
        case dormant
        case ended
        /// Feeds that show another's posts once more.
        case double

        func holds(_ account: AccountAnalysis) -> Bool {
            switch self {
            case .keep: account.verdict == .keep
            case .turnDown: account.verdict == .turnDown
            case .unfollow: account.verdict == .unfollow
            case .unsure: account.verdict == .tooLittleData
            case .moved: account.hasMoved
            case .dormant: account.activity == .dormant
            case .ended: account.activity == .ended
            case .double: account.doubleOf != nil
            }
        }
    }

    /// What comes first; nil leaves the order as it is.
    public var order: Order?
    /// Groups of which one must hold an account; none takes all.
    public var groups: [Group]
    /// Most accounts.
    public var most: Int?

    /// A choice; of everything where nothing is said.
    public init(order: Order? = nil, groups: [Group] = [], most: Int? = nil) {
        self.order = order
        self.groups = groups
        self.most = most
    }

    /// Whether it is of everything, in the order in which it is.
    public var isEverything: Bool { self == AccountChoice() }

    /// The accounts that are wanted, in the order that is wanted.
    public func apply(_ accounts: [AccountAnalysis]) -> [AccountAnalysis] {
        let wanted = groups.isEmpty ? accounts : accounts.filter { one in groups.contains { $0.holds(one) } }
        return Array(sorted(wanted).prefix(most ?? wanted.count))
    }

    private func sorted(_ accounts: [AccountAnalysis]) -> [AccountAnalysis] {
        func by(_ key: (AccountAnalysis) -> Double) -> [AccountAnalysis] {
            accounts.map { (account: $0, key: key($0)) }.sorted {
                $0.key != $1.key ? $0.key > $1.key : $0.account.account.id < $1.account.account.id
            }.map(\.account)
        }
        switch order {
        case nil: return accounts
        case .snr: return by { $0.snr?.decibels ?? -.infinity }
        case .noise: return by { $0.noiseMinutesPerWeek }
        case .cost: return by { $0.attentionPerWeek }
        case .last: return by { $0.lastPost.map(Double.init) ?? -.infinity }
        case .name:
            return accounts.map { (account: $0, key: ($0.account.name ?? $0.account.id).lowercased()) }.sorted {
                $0.key != $1.key ? $0.key < $1.key : $0.account.account.id < $1.account.account.id
            }.map(\.account)
        }
    }
}
