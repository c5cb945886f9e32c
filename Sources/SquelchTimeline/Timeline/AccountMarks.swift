/// What the user did with the posts of one account, in numbers: how often of each kind, when last.
public struct AccountMarks: Sendable, Equatable {
    private var counts: [PostAttention.Action: Int] = [:]
    /// Time of the last one; nil where no source gives one.
    public private(set) var last: Int64?

    /// Nothing done.
    public init() {}

    /// Whether nothing was done.
    public var isEmpty: Bool { counts.isEmpty }

    /// How often something was done.
    public func count(_ action: PostAttention.Action) -> Int { counts[action, default: 0] }

    /// Counts one deed.
    public mutating func add(_ action: PostAttention.Action, at time: Int64?) {
        counts[action, default: 0] += 1
        last = [last, time].compactMap { $0 }.max()
    }

    /// Adds what another source knows.
    public mutating func merge(_ other: AccountMarks) {
        counts.merge(other.counts, uniquingKeysWith: +)
        last = [last, other.last].compactMap { $0 }.max()
    }
}
