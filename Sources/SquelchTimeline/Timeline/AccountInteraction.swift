/// What passed between the user and an account, in numbers: how often, which way, when. Never what was said.
public struct AccountInteraction: Sendable, Equatable {
    /// Kinds of exchanges, as interaction records name them.
    public enum Kind: String, Sendable, CaseIterable {
        /// A private message, or a mail.
        case message
        /// An answer to a post.
        case reply
        /// A post that names the other.
        case mention
        /// A comment on a page or an article.
        case comment
        /// A like or the like.
        case reaction
        /// A recommendation in writing.
        case recommendation
        /// A skill that one says the other has.
        case endorsement
        /// A request to connect.
        case invitation

        /// Whether it says something that a person answers.
        public var isAnswered: Bool {
            switch self {
            case .message, .reply, .mention, .comment: true
            case .reaction, .recommendation, .endorsement, .invitation: false
            }
        }

        /// Whether it shows that the two have to do with each other. An invitation is how a connection begins, and an
        /// endorsement a click that the network asks for: neither does.
        public var isSubstantial: Bool { self != .invitation && self != .endorsement }

        fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Which way an exchange went.
    public enum Direction: String, Sendable {
        /// From the account to the user.
        case received = "in"
        /// From the user to the account.
        case sent = "out"
    }

    /// Exchanges by kind, in the order of the kinds: first those received, then those sent.
    private var counts = [Int](repeating: 0, count: 2 * Kind.allCases.count)
    /// Time of the first one, and which way it went.
    public private(set) var first: (time: Int64, direction: Direction)?
    /// Time of the last one.
    public private(set) var last: Int64?
    /// Time of the last one that shows more than a click: neither an invitation nor an endorsement.
    public private(set) var lastSubstantial: Int64?
    /// Time of the last one received that a person answers: a message, a reply, a mention or a comment.
    public private(set) var lastWordReceived: Int64?
    /// Time of the last such one that the user sent.
    public private(set) var lastWordSent: Int64?

    /// Nothing passed.
    public init() {}

    /// Number of exchanges of a kind in one direction.
    public func count(_ kind: Kind, _ direction: Direction) -> Int { counts[Self.place(kind, direction)] }

    /// Exchanges that the account sent.
    public var received: Int { counts[..<Kind.allCases.count].reduce(0, +) }
    /// Exchanges that the user sent.
    public var sent: Int { counts[Kind.allCases.count...].reduce(0, +) }

    /// Whether both sides took part: a relationship, not an audience.
    public var isMutual: Bool { received > 0 && sent > 0 }

    /// Exchanges in words in one direction: those that a person answers.
    public func words(_ direction: Direction) -> Int {
        Kind.allCases.filter(\.isAnswered).reduce(0) { $0 + count($1, direction) }
    }

    /// Exchanges in one direction that show more than a click.
    public func substantial(_ direction: Direction) -> Int {
        Kind.allCases.filter(\.isSubstantial).reduce(0) { $0 + count($1, direction) }
    }

    /// Counts one exchange.
    public mutating func add(_ kind: Kind, _ direction: Direction, at time: Int64?) {
        counts[Self.place(kind, direction)] += 1
        guard let time else { return }
        take(first: (time, direction))
        last = max(last ?? time, time)
        if kind.isSubstantial { lastSubstantial = max(lastSubstantial ?? time, time) }
        guard kind.isAnswered else { return }
        switch direction {
        case .received: lastWordReceived = max(lastWordReceived ?? time, time)
        case .sent: lastWordSent = max(lastWordSent ?? time, time)
        }
    }

    /// Adds what another source knows.
    public mutating func merge(_ other: AccountInteraction) {
        for place in counts.indices { counts[place] += other.counts[place] }
        if let first = other.first { take(first: first) }
        last = [last, other.last].compactMap { $0 }.max()
        lastSubstantial = [lastSubstantial, other.lastSubstantial].compactMap { $0 }.max()
        lastWordReceived = [lastWordReceived, other.lastWordReceived].compactMap { $0 }.max()
        lastWordSent = [lastWordSent, other.lastWordSent].compactMap { $0 }.max()
    }

    /// Of two at one time the one received counts as the first, whichever source is read first.
    private mutating func take(first other: (time: Int64, direction: Direction)) {
        guard let own = first else { return first = other }
        if other.time < own.time || other.time == own.time && other.direction == .received { first = other }
    }

    private static func place(_ kind: Kind, _ direction: Direction) -> Int {
        kind.place + (direction == .sent ? Kind.allCases.count : 0)
    }

    /// Equal where counts and times are.
    public static func == (left: AccountInteraction, right: AccountInteraction) -> Bool {
        left.counts == right.counts && left.last == right.last && left.first?.time == right.first?.time
            && left.first?.direction == right.first?.direction
    }
}
