/// Numbers of posts of an account, by what is worth telling of them.
public struct PostCounts: Equatable, Sendable {
    /// All posts.
    public var posts = 0
    /// Posts without a usable date.
    public var undated = 0
    /// Posts dated more than two days after the clock.
    public var future = 0
    /// Posts that repeat what another account posted first.
    public var repeatsOfOthers = 0
    /// Posts that repeat what the account itself posted before.
    public var repeatsOfItself = 0

    mutating func merge(_ other: PostCounts) {
        posts += other.posts
        undated += other.undated
        future += other.future
        repeatsOfOthers += other.repeatsOfOthers
        repeatsOfItself += other.repeatsOfItself
    }
}

/// Sums over the posts of one kind.
public struct PartialSums: Equatable, Sendable, Codable {
    /// Number of posts.
    public var posts = 0
    /// Decayed seconds.
    public var weight = FixedSum.zero
    /// Decayed seconds times worth.
    public var weightedSignal = FixedSum.zero

    /// No posts.
    public init() {}

    /// Adds a post of `weight` decayed seconds and of `worth`.
    public mutating func add(weight added: Double, worth: Double) {
        posts += 1
        weight += added
        weightedSignal += added * worth
    }

    mutating func merge(_ other: PartialSums) {
        posts += other.posts
        weight += other.weight
        weightedSignal += other.weightedSignal
    }
}
