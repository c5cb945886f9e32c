package import SquelchTimeline

/// What the detectors say of each post, as a structure of arrays parallel to the timeline's `PostColumns`.
///
/// Detectors are probabilities in 0...1. They look at one post alone; what needs the neighbours (novelty) or the
/// account is the model's part.
public struct SignalColumns: ~Copyable, Sendable {
    /// ``width`` codes a post: those of ``PostFeature``, then those of ``PostHead``.
    public private(set) var codes: [UInt8] = []
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

    /// Part of two signatures that is the same from which two posts tell the same story.
    public static let storyOverlap: Float = 0.6

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { cost.count }

    /// Whether all columns have a value for each post.
    package var isConsistent: Bool {
        codes.count == count * Self.width && signatures.count == count * Self.signatureLength && terms.count == count
    }

    /// Codes a post.
    public static let width = PostFeature.allCases.count + PostHead.allCases.count

    /// The codes of one post.
    @inline(__always)
    public func codes(of post: Int) -> ArraySlice<UInt8> { codes[post * Self.width..<(post + 1) * Self.width] }

    /// The value of a feature of a post, as exact as its code.
    @inline(__always)
    public func value(_ feature: PostFeature, of post: Int) -> Float {
        let range = feature.range
        let code = Float(codes[post * Self.width + feature.rawValue])
        return range.lowerBound + (range.upperBound - range.lowerBound) * code / 255
    }

    /// Log odds that a reader would note `head` of a post, from its text alone; within -8...8.
    @inline(__always)
    public func logOdds(_ head: PostHead, of post: Int) -> Float {
        PostHead.logOdds(code: codes[post * Self.width + PostFeature.allCases.count + head.rawValue])
    }

    /// Appends the codes of a post.
    mutating func append(_ post: borrowing FeatureCodes) {
        codes.append(contentsOf: UnsafeBufferPointer(start: post.codes.base, count: Self.width))
    }

    /// Appends the codes of a made-up post, ``width`` of them.
    package mutating func append(codes made: [UInt8]) {
        precondition(made.count == Self.width, "a code for each place")
        codes.append(contentsOf: made)
    }

    /// Makes room for so many posts, so that columns do not lie in memory twice while they grow.
    public mutating func reserveCapacity(_ posts: Int) {
        codes.reserveCapacity(posts * Self.width)
        cost.reserveCapacity(posts)
        terms.reserveCapacity(posts)
        signatures.reserveCapacity(posts * Self.signatureLength)
    }

    /// Appends all posts of `other`.
    public mutating func append(contentsOf other: borrowing SignalColumns) {
        codes.append(contentsOf: other.codes)
        cost.append(contentsOf: other.cost)
        terms.append(contentsOf: other.terms)
        signatures.append(contentsOf: other.signatures)
    }

    /// Appends some posts of `other`, by their rows.
    public mutating func append(rows: [Int], of other: borrowing SignalColumns) {
        let width = Self.signatureLength
        terms.append(rows: rows, of: other.terms)
        for row in rows {
            codes.append(contentsOf: other.codes[row * Self.width..<(row + 1) * Self.width])
            cost.append(other.cost[row])
            signatures.append(contentsOf: other.signatures[row * width..<(row + 1) * width])
        }
    }
}

extension SignalColumns {
    /// Writes all columns.
    package func write(to writer: inout FrameWriter) {
        writer.write(rows: codes, width: Self.width)
        writer.write(column: cost.map(\.bitPattern))
        terms.write(to: &writer)
        writer.write(column: signatures)
    }

    /// The columns that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        self.init()
        codes = try reader.readRows(width: Self.width)
        cost = try reader.readColumn(UInt32.self).map(Float.init(bitPattern:))
        terms = try TermColumn(&reader)
        signatures = try reader.readColumn()
        guard isConsistent, cost.allSatisfy({ $0 >= 0 && $0 < 1e6 }) else { throw .damaged }
    }
}
