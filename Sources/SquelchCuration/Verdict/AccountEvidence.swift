public import SquelchModel

/// What a verdict rests on.
public struct AccountEvidence: Sendable {
    /// Share of signal; nil where there are too few posts.
    public var estimate: ShareEstimate?
    /// Number of posts.
    public var posts: Int
    /// Posts a week over the covered window.
    public var postsPerWeek: Double
    /// Minutes of attention a week.
    public var minutesPerWeek: Double
    /// Part of its attention that is signal only it brings, 0...1.
    public var uniquePerMinute: Double
    /// Days between its last dated post and the reference time.
    public var daysSilent: Double
    /// Whether one of its contexts is social.
    public var isSocial: Bool

    /// Evidence of all parts.
    public init(
        estimate: ShareEstimate?, posts: Int, postsPerWeek: Double, minutesPerWeek: Double,
        uniquePerMinute: Double,
        daysSilent: Double, isSocial: Bool
    ) {
        self.estimate = estimate
        self.posts = posts
        self.postsPerWeek = postsPerWeek
        self.minutesPerWeek = minutesPerWeek
        self.uniquePerMinute = uniquePerMinute
        self.daysSilent = daysSilent
        self.isSocial = isSocial
    }
}
