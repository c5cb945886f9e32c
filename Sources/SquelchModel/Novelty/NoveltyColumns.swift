/// What the posts before it leave of a post's news, as a structure of arrays parallel to the timeline's
/// posts.
public struct NoveltyColumns: Sendable, Equatable {
    /// 1 where nobody posted the like in the 30 days before; 0 for a mere repeat.
    public var novelty: [Float]
    /// The earlier post that this one repeats, or -1.
    public var duplicateOf: [Int32]
    /// Story that the post belongs to: the same for near-duplicates and for posts about the same page.
    /// Stories are numbered by the time of their first post.
    public var story: [Int32]
    /// Number of stories.
    public var storyCount: Int

    /// Least part of a post's 3-word runs that must stand in an earlier post to count as a repeat at all.
    public static let leastOverlap: Float = 0.3
    /// Novelty of a post about a page that was linked before, if it adds ``ownWords`` of its own; else 0.
    public static let commentNovelty: Float = 0.25
    /// Words that make a comment.
    public static let ownWords: Float = 8
    /// Seconds after which the same thing is news again, counted from the last time that it was told.
    public static let memory: Int64 = 30 * 86_400
    /// Fewest words for a repeat of *another* account: two friends may both wish a happy new year.
    static let fewestSharedWords: UInt32 = 4
}

/// One post found to repeat an earlier one.
struct Repeat {
    /// The later post.
    var post: UInt32
    /// The first version.
    var original: UInt32
    /// What is left of the later one's news.
    var novelty: Float
    /// Whether both tell one story.
    var sameStory: Bool
}
