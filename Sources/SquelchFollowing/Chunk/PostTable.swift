package import SquelchSignals
package import SquelchTimeline

/// Posts, what the detectors say of them, and what they are known by: row `i` of every column belongs to post `i`.
package struct PostTable: ~Copyable {
    /// Account, time, address, facets, texts.
    package internal(set) var posts = PostColumns()
    /// What can be told of each post alone.
    package internal(set) var signals = SignalColumns()
    /// Identity of each post inside its account, so that a post that lies in two files counts once; 0 where the source
    /// gives it neither id nor address.
    package internal(set) var identities: [UInt64] = []

    /// No posts.
    package init() {}

    /// Number of posts.
    package var count: Int { posts.count }

    /// Whether all columns have a value for each post.
    package var isConsistent: Bool {
        signals.count == count && identities.count == count && posts.isConsistent && signals.isConsistent
    }

    /// Makes room for so many posts, so that columns do not lie in memory twice while they grow.
    mutating func reserveCapacity(_ rows: Int) {
        posts.reserveCapacity(rows)
        signals.reserveCapacity(rows)
        identities.reserveCapacity(rows)
    }

    /// Appends posts of `other` by their rows, ascending; nil takes all. Numbers of accounts and facets are mapped.
    /// - Parameter examples: which texts are worth taking; all, where nobody says so.
    mutating func append(
        rows: [Int]?, of other: borrowing PostTable, accounts: [UInt32], facets map: [UInt32?],
        examples: ExampleTexts = ExampleTexts()
    ) {
        let places = examples.places(of: other.posts, other.signals, accounts: accounts)
        posts.append(rows: rows, of: other.posts, accounts: accounts, facets: map, texts: places)
        if let rows {
            signals.append(rows: rows, of: other.signals)
            for row in rows { identities.append(other.identities[row]) }
        } else {
            signals.append(contentsOf: other.signals)
            identities.append(contentsOf: other.identities)
        }
    }

    /// Thins out the texts of all but possible examples, where there are many.
    mutating func thinTexts(_ examples: inout ExampleTexts) { examples.thin(&posts, signals) }

    /// Leaves the texts of possible examples alone, where there are many posts.
    mutating func settleTexts(_ examples: inout ExampleTexts) { examples.settle(&posts, signals) }

    /// Leaves the texts of so many posts of an account on either side.
    mutating func thinTexts(to side: Int) {
        var examples = ExampleTexts()
        examples.cut(&posts, signals, side: side)
    }
}
