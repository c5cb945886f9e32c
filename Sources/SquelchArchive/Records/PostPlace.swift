/// A post among those of a batch: which wording of it, and what belongs to this copy of its feed.
struct PostPlace {
    /// Row of the wording.
    var version: Int64
    /// Number of its feed in its source, or -1.
    var feed: Int32
    /// Number of comments, or -1.
    var comments: Int32
}
