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
    /// Posts of it that the user starred, saved, shared, answered or liked in the last 90 days, and in the last 30.
    public var valuedLately = (quarter: 0, month: 0)
    /// Posts of it that the user ever valued so.
    public var marked = 0
    /// Whether the user has said that it stays as it is.
    public var isProtected = false
    /// Whether both sides took part in exchanges.
    public var isMutual = false
    /// Whether it was above the limits until a change within the last 90 days.
    public var wasBetterLately = false
    /// Verdict of the previous analysis; nil where there is none.
    public var previous: Verdict?

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
