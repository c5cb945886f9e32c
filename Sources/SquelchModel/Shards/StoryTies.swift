package import SquelchTimeline

/// Which posts tell one story: each post that is not the first of its story, with the first.
///
/// A commutative monoid: no ties change nothing, and merging in any order and grouping gives the same stories, each of which
/// is known by the least of its posts.
package struct StoryTies: Equatable, Sendable {
    /// Posts, ascending, and the least post of the story of each.
    private var posts: [UInt64] = []
    private var roots: [UInt64] = []

    /// No ties.
    package init() {}

    /// Ties between posts, two by two.
    init(_ pairs: [(PostReference, PostReference)]) { join(pairs.map { ($0.0.raw, $0.1.raw) }) }

    /// Adds the ties of `other`.
    package mutating func merge(_ other: StoryTies) {
        join(Array(zip(posts, roots)) + Array(zip(other.posts, other.roots)))
    }

    private mutating func join(_ pairs: [(UInt64, UInt64)]) {
        var all = pairs.flatMap { [$0.0, $0.1] }
        all.sort()
        var nodes: [UInt64] = []
        for node in all where nodes.last != node { nodes.append(node) }
        var parent = Array(nodes.indices)
        func root(_ node: Int) -> Int {
            var current = node
            while parent[current] != current {
                parent[current] = parent[parent[current]]
                current = parent[current]
            }
            return current
        }
        for (left, right) in pairs {
            let (a, b) = (root(Self.place(of: left, in: nodes)), root(Self.place(of: right, in: nodes)))
            if a != b { parent[max(a, b)] = min(a, b) }
        }
        (posts, roots) = ([], [])
        for node in nodes.indices {
            let root = root(node)
            if root == node { continue }
            posts.append(nodes[node])
            roots.append(nodes[root])
        }
    }

    private static func place(of node: UInt64, in nodes: [UInt64]) -> Int {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The story of each post that shares one, for each of `shards` parts of the accounts.
    package func labels(shards: Int) -> [StoryLabels] {
        var labels = [[UInt64: UInt64]](repeating: [:], count: shards)
        for (post, root) in zip(posts, roots) {
            for one in [post, root] {
                let shard = PostReference(raw: one).shard
                if shard < shards { labels[shard][UInt64(PostReference(raw: one).row)] = root }
            }
        }
        return labels.map { labels in
            let rows = labels.keys.sorted()
            return StoryLabels(rows: rows, stories: rows.map { labels[$0] ?? 0 })
        }
    }
}

extension StoryTies {
    /// Writes the ties.
    package func write(to writer: inout FrameWriter) {
        writer.write(rising: posts)
        writer.write(column: roots)
    }

    /// The ties that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        posts = try reader.readRising()
        roots = try reader.readColumn()
        guard roots.count == posts.count else { throw .damaged }
    }
}

/// The stories of posts of one part of the accounts that others tell as well.
package struct StoryLabels: Equatable, Sendable {
    /// Rows, ascending, and the story of each.
    let rows: [UInt64]
    let stories: [UInt64]

    init(rows: [UInt64], stories: [UInt64]) {
        self.rows = rows
        self.stories = stories
    }

    /// Whether there are none.
    package var isEmpty: Bool { rows.isEmpty }

    /// None.
    package init() { self.init(rows: [], stories: []) }

    /// Writes rows and stories.
    package func write(to writer: inout FrameWriter) {
        writer.write(rising: rows)
        writer.write(column: stories)
    }

    /// What was written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        self.init(rows: try reader.readRising(), stories: try reader.readColumn())
        guard rows.count == stories.count else { throw .damaged }
    }
}
