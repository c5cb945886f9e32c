/// Something by which a reader can filter an account's posts.
public struct Facet: Hashable, Sendable {
    /// Kind of filter.
    public var kind: Kind
    /// As the source writes it; domains in canonical form.
    public var name: String

    /// The kinds of facets.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// Category or tag.
        case category
        /// Host that the post links to.
        case domain
        /// Author, where an account has several.
        case author
    }

    /// A facet of a kind.
    public init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }
}

/// Facets by number, found by bytes without making a string a post.
public struct FacetTable: Sendable {
    /// Facets in the order in which they were first met.
    public private(set) var facets: [Facet] = []
    private var byHash: [UInt64: UInt32] = [:]

    /// Most different facets that are told apart: strangers write tags, and memory is bounded.
    public static let most = 1 << 18
    /// Longest name that is a facet.
    static let longestName = 100

    /// No facets.
    public init() {}

    /// The number of a facet, which is added where it is new; nil for an empty or overlong name and where the table
    /// is full. Two names with one 64-bit hash count as one.
    public mutating func number(_ kind: Facet.Kind, _ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard name.count > 0, name.count <= Self.longestName else { return nil }
        let hash = ByteHash.hash(name, seed: UInt64(kind.rawValue) &+ 1)
        if let known = byHash[hash] { return known }
        guard facets.count < Self.most else { return nil }
        let number = UInt32(facets.count)
        facets.append(Facet(kind: kind, name: String(decoding: name, as: UTF8.self)))
        byHash[hash] = number
        return number
    }

    /// The number of `facet` here.
    public mutating func number(_ facet: Facet) -> UInt32? {
        var name = facet.name
        return name.withUTF8 { number(facet.kind, $0) }
    }
}

/// The facets of each post, post after post.
public struct FacetColumn: Sendable, Equatable {
    private var numbers: [UInt32] = []
    private var starts: [UInt32] = [0]

    /// Most facets that are kept of a post.
    public static let mostPerPost = 12

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { starts.count - 1 }

    /// Facets of a post.
    public subscript(post: Int) -> ArraySlice<UInt32> { numbers[Int(starts[post])..<Int(starts[post + 1])] }

    /// Makes room for so many posts that have as many facets as those that are there.
    public mutating func reserveCapacity(_ posts: Int) {
        starts.reserveCapacity(posts + 1)
        if count > 0 { numbers.reserveCapacity(numbers.count * posts / count) }
    }

    /// Adds a facet to the post that is being appended.
    public mutating func add(_ facet: UInt32?) {
        guard let facet, numbers.count - Int(starts[starts.count - 1]) < Self.mostPerPost else { return }
        numbers.append(facet)
    }

    /// Ends the post that is being appended.
    public mutating func endPost() { starts.append(UInt32(truncatingIfNeeded: numbers.count)) }

    /// Appends the facets of a post of `other`, whose numbers are mapped through `map`.
    public mutating func append(_ post: Int, of other: FacetColumn, map: [UInt32?]) {
        for facet in other[post] { add(map[Int(facet)]) }
        endPost()
    }
}

extension FacetColumn {
    /// Whether all numbers are of a table of so many facets.
    package func areAll(below count: Int) -> Bool { numbers.allSatisfy { Int($0) < count } }

    func write(to writer: inout FrameWriter) {
        writer.write(column: numbers)
        writer.write(ascending: starts)
    }

    init(_ reader: inout FrameReader, rows: Int) throws(FrameError) {
        numbers = try reader.readColumn()
        starts = try reader.readAscending()
        guard starts.count == rows + 1, starts.first == 0, starts.isAscending,
            starts.last.map(Int.init) == numbers.count
        else { throw .damaged }
    }
}
