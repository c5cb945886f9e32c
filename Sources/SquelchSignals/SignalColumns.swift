/// What the detectors say of each post, as a structure of arrays parallel to the timeline's `PostColumns`.
///
/// Detectors are probabilities in 0...1. They look at one post alone; what needs the neighbours (novelty) or the
/// account is the model's part.
public struct SignalColumns: ~Copyable, Sendable {
    /// Probability that the post informs.
    public var information: [Float] = []
    /// Probability that it is spam or promotion.
    public var spam: [Float] = []
    /// Probability that its words are bait.
    public var bait: [Float] = []
    /// Probability that it is everyday chatter, before the context weighs it.
    public var chatter: [Float] = []
    /// Seconds of attention that the post takes in a timeline; `min(60, 2 + words/4)` and media.
    public var cost: [Float] = []
    /// What each post is about.
    public var terms = TermColumn()
    /// MinHash signature over word 3-shingles, ``signatureLength`` values a post, one post after another: the low 16
    /// bits of each minimum (b-bit minwise hashing, Li and König 2010). `UInt16.max` in all places of a post without
    /// words, and in no place of another.
    public var signatures: [UInt16] = []

    /// Hash functions of a signature.
    public static let signatureLength = 32

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { information.count }

    /// Makes room for so many posts, so that columns do not lie in memory twice while they grow.
    public mutating func reserveCapacity(_ posts: Int) {
        information.reserveCapacity(posts)
        spam.reserveCapacity(posts)
        bait.reserveCapacity(posts)
        chatter.reserveCapacity(posts)
        cost.reserveCapacity(posts)
        terms.reserveCapacity(posts)
        signatures.reserveCapacity(posts * Self.signatureLength)
    }

    /// Appends all posts of `other`.
    public mutating func append(contentsOf other: borrowing SignalColumns) {
        information.append(contentsOf: other.information)
        spam.append(contentsOf: other.spam)
        bait.append(contentsOf: other.bait)
        chatter.append(contentsOf: other.chatter)
        cost.append(contentsOf: other.cost)
        terms.append(contentsOf: other.terms)
        signatures.append(contentsOf: other.signatures)
    }

    /// Appends some posts of `other`, by their rows.
    public mutating func append(rows: [Int], of other: borrowing SignalColumns) {
        let width = Self.signatureLength
        terms.append(rows: rows, of: other.terms)
        for row in rows {
            information.append(other.information[row])
            spam.append(other.spam[row])
            bait.append(other.bait[row])
            chatter.append(other.chatter[row])
            cost.append(other.cost[row])
            signatures.append(contentsOf: other.signatures[row * width..<(row + 1) * width])
        }
    }
}
