import SquelchTimeline

/// What each post is about: the hash buckets of its first different content words, post after post.
///
/// Sixteen bits tell words apart well enough where hundreds of posts vote, and cost two bytes a word. The words
/// themselves are not kept.
public struct TermColumn: Sendable, Equatable {
    /// Buckets of all posts, one post after another, in the order of the words.
    public private(set) var buckets: [UInt16] = []
    /// Where each post's buckets begin; one more value than posts.
    public private(set) var starts: [UInt32] = [0]

    /// Number of buckets that there are.
    public static let bucketCount = 1 << 16
    /// Most words that are kept of a post.
    public static let mostWords = 48

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { starts.count - 1 }

    /// Positions in ``buckets`` of a post's words.
    @inline(__always)
    public func range(_ post: Int) -> Range<Int> { Int(starts[post])..<Int(starts[post + 1]) }

    /// Appends a post of these words.
    @inline(__always)
    public mutating func append(_ words: UnsafeBufferPointer<UInt16>) {
        buckets.append(contentsOf: words)
        starts.append(UInt32(truncatingIfNeeded: buckets.count))
    }

    /// Makes room for so many posts that have as many words as those that are there.
    public mutating func reserveCapacity(_ posts: Int) {
        starts.reserveCapacity(posts + 1)
        if count > 0 { buckets.reserveCapacity(buckets.count * posts / count) }
    }

    /// Appends all posts of `other`.
    public mutating func append(contentsOf other: TermColumn) {
        let base = UInt32(truncatingIfNeeded: buckets.count)
        buckets.append(contentsOf: other.buckets)
        starts.reserveCapacity(starts.count + other.count)
        for start in other.starts.dropFirst() { starts.append(base &+ start) }
    }

    /// Appends some posts of `other`, by their rows.
    public mutating func append(rows: [Int], of other: TermColumn) {
        for row in rows {
            buckets.append(contentsOf: other.buckets[other.range(row)])
            starts.append(UInt32(truncatingIfNeeded: buckets.count))
        }
    }
}

extension TermColumn {
    func write(to writer: inout FrameWriter) {
        writer.write(column: buckets)
        writer.write(ascending: starts)
    }

    init(_ reader: inout FrameReader) throws(FrameError) {
        buckets = try reader.readColumn()
        starts = try reader.readAscending()
        guard starts.first == 0, starts.isAscending, starts.last.map(Int.init) == buckets.count else { throw .damaged }
    }
}
