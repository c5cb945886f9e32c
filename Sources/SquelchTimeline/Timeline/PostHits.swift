/// How often posts have the terms of a question; only posts that have any are held.
public struct PostHits: Sendable, Equatable {
    /// Posts that have a term, ascending.
    public private(set) var posts: [UInt32] = []
    /// Occurrences, weighted by where they are: post after post, a value a term.
    private var counts: [UInt16] = []
    /// Number of terms; 0 where nothing was asked.
    public private(set) var terms: Int

    /// No posts, for a question of so many terms.
    public init(terms: Int = 0) { self.terms = terms }

    /// Number of posts that have a term.
    public var count: Int { posts.count }

    /// Occurrences of each term in the post at `place`.
    public func counts(at place: Int) -> ArraySlice<UInt16> { counts[place * terms..<(place + 1) * terms] }

    /// Appends a post, which must come after all others.
    public mutating func append(post: Int, _ counts: some Collection<UInt16>) {
        posts.append(UInt32(post))
        self.counts.append(contentsOf: counts)
        terms = counts.count
    }

    /// Appends what posts of `other` have: those of `rows`, ascending, or all for nil; the first becomes post `first`.
    public mutating func append(rows: [Int]?, of other: PostHits, first: Int) {
        var position = 0
        for place in 0..<other.count {
            let row = Int(other.posts[place])
            guard let rows else {
                append(post: first + row, other.counts(at: place))
                continue
            }
            while position < rows.count, rows[position] < row { position += 1 }
            if position < rows.count, rows[position] == row { append(post: first + position, other.counts(at: place)) }
        }
    }
}

extension PostHits {
    func write(to writer: inout FrameWriter) {
        writer.write(UInt64(terms))
        writer.write(column: posts)
        writer.write(column: counts)
    }

    init(_ reader: inout FrameReader, rows: Int) throws(FrameError) {
        let terms = try reader.read(UInt64.self)
        posts = try reader.readColumn()
        counts = try reader.readColumn()
        guard terms <= 1 << 16, counts.count == posts.count * Int(terms), posts.isRising,
            (posts.last.map { Int($0) < rows } ?? true)
        else { throw .damaged }
        self.terms = Int(terms)
    }
}
