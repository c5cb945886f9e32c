/// What people need to recognise a post, of all posts or of some: a million posts are scored without their texts, and
/// only those that may serve as examples keep theirs.
public struct PostTexts: ~Copyable, Sendable {
    /// Posts that have texts, ascending.
    public private(set) var posts: [UInt32] = []
    private var id = StringColumn()
    private var url = StringColumn()
    private var excerpt = StringColumn()
    /// As long as the last post that has one.
    private var body = StringColumn()

    /// Most bytes of an excerpt.
    public static let excerptLength = 160

    /// No texts.
    public init() {}

    /// Number of posts that have texts.
    public var count: Int { posts.count }

    /// Appends the texts of `post`, which must come after all others.
    public mutating func append(
        post: Int, id: UnsafeBufferPointer<UInt8>, url: UnsafeBufferPointer<UInt8>,
        excerpt: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8> = Self.nothing
    ) {
        if !body.isEmpty {
            while self.body.count < posts.count { self.body.append(Self.nothing) }
            self.body.append(body)
        }
        posts.append(UInt32(post))
        self.id.append(id)
        self.url.append(url)
        self.excerpt.append(excerpt)
    }

    /// No bytes.
    public static var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

    /// Appends the texts of place `place` of `other` as those of `post`.
    public mutating func append(post: Int, place: Int, of other: borrowing PostTexts) {
        append(
            post: post, id: other.id[place], url: other.url[place], excerpt: other.excerpt[place],
            body: place < other.body.count ? other.body[place] : Self.nothing)
    }

    /// Forgets the texts at all places but those for which `isKept` is true.
    public mutating func keep(where isKept: (Int) -> Bool) {
        let places = posts.indices.filter(isKept)
        id.keep(places)
        url.keep(places)
        excerpt.keep(places)
        body.keep(places)
        for (index, place) in places.enumerated() { posts[index] = posts[place] }
        posts.removeLast(posts.count - places.count)
    }

    /// Whether a post has texts.
    public func contains(_ post: Int) -> Bool { place(of: post) != nil }

    /// The source's own id; nil where the post has none, or no texts.
    public func id(_ post: Int) -> String? { place(of: post).flatMap { id.string($0) } }

    /// Where the post can be read.
    public func url(_ post: Int) -> String? { place(of: post).flatMap { url.string($0) } }

    /// Title, or the beginning of the text: at most ``excerptLength`` bytes.
    public func excerpt(_ post: Int) -> String? { place(of: post).flatMap { excerpt.string($0) } }

    /// The beginning of the text, from its first word on; nil where it is no longer than the excerpt, or was not asked for.
    public func body(_ post: Int) -> String? {
        place(of: post).flatMap { $0 < body.count && !body[$0].isEmpty ? body.string($0) : nil }
    }

    /// Title and text, as far as they are kept; each once where the text begins with its title.
    public func whole(_ post: Int) -> String? {
        guard let excerpt = excerpt(post), let body = body(post) else { return excerpt(post) ?? body(post) }
        return body.hasPrefix(excerpt) ? body : excerpt + "\n" + body
    }

    /// The bytes of ``excerpt(_:)``, valid until the column changes; empty where there are none.
    public func excerptBytes(_ post: Int) -> UnsafeBufferPointer<UInt8> {
        place(of: post).map { excerpt[$0] } ?? Self.nothing
    }

    private func place(of post: Int) -> Int? {
        // Where every post has texts, each stands at its own place.
        if posts.indices.contains(post), posts[post] == UInt32(post) { return post }
        var low = 0
        var high = posts.count
        while low < high {
            let middle = (low + high) / 2
            if posts[middle] < UInt32(post) { low = middle + 1 } else { high = middle }
        }
        return low < posts.count && posts[low] == UInt32(post) ? low : nil
    }
}

extension PostTexts {
    func write(to writer: inout FrameWriter) {
        writer.write(ascending: posts)
        id.write(to: &writer)
        url.write(to: &writer)
        excerpt.write(to: &writer)
        body.write(to: &writer)
    }

    init(_ reader: inout FrameReader, rows: Int) throws(FrameError) {
        self.init()
        posts = try reader.readAscending()
        id = try StringColumn(&reader)
        url = try StringColumn(&reader)
        excerpt = try StringColumn(&reader)
        body = try StringColumn(&reader)
        guard posts.isRising, (posts.last.map { Int($0) < rows } ?? true),
            id.count == count, url.count == count, excerpt.count == count, body.count <= count
        else { throw .damaged }
    }
}
