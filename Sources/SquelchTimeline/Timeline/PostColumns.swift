/// Posts as a structure of arrays: value `i` of every column belongs to post `i`.
public struct PostColumns: ~Copyable, Sendable {
    /// Seconds since 1970, UTC; ``unknownTime`` where the source gives no usable date.
    public var time: [Int64] = []
    /// Index into the accounts of the same chunk or timeline.
    public var account: [UInt32] = []
    /// Kind and known values.
    public var flags: [PostFlags] = []
    /// Hash of the canonical address of the post, or of the first link of a post that only points elsewhere; 0 where
    /// there is none. Two posts with one value tell of the same page.
    public var link: [UInt64] = []
    /// Number of words of title and text together.
    public var words: [UInt32] = []
    /// By what the posts can be filtered.
    public var facets = FacetColumn()
    /// What people need to recognise posts.
    public var texts = PostTexts()
    /// Which posts have what was asked for; none where nothing was.
    public var hits = PostHits()

    /// Stands for "no usable date" in ``time``.
    public static let unknownTime = Int64.min

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { time.count }

    /// Whether all columns have a value for each post, and texts and hits are of posts that there are.
    package var isConsistent: Bool {
        account.count == count && flags.count == count && link.count == count && words.count == count
            && facets.count == count && (texts.posts.last.map { $0 < count } ?? true)
            && (hits.posts.last.map { $0 < count } ?? true)
    }

    /// Makes room for so many posts, so that columns do not lie in memory twice while they grow.
    public mutating func reserveCapacity(_ posts: Int) {
        time.reserveCapacity(posts)
        account.reserveCapacity(posts)
        flags.reserveCapacity(posts)
        link.reserveCapacity(posts)
        words.reserveCapacity(posts)
        facets.reserveCapacity(posts)
    }

    /// Appends posts of another table.
    /// - Parameters:
    ///   - rows: which posts are taken, ascending; nil takes all.
    ///   - other: the table that has them.
    ///   - accounts: the number here of each of its accounts.
    ///   - map: the number here of each of its facets; nil where there is no more room.
    ///   - places: which texts are taken, by their places in the other's; nil takes those of all taken posts.
    public mutating func append(
        rows: [Int]?, of other: borrowing PostColumns, accounts: [UInt32], facets map: [UInt32?],
        texts places: [Int]? = nil
    ) {
        let first = count
        if let rows {
            for row in rows {
                time.append(other.time[row])
                flags.append(other.flags[row])
                link.append(other.link[row])
                words.append(other.words[row])
                account.append(accounts[Int(other.account[row])])
                facets.append(row, of: other.facets, map: map)
            }
        } else {
            time.append(contentsOf: other.time)
            flags.append(contentsOf: other.flags)
            link.append(contentsOf: other.link)
            words.append(contentsOf: other.words)
            for index in other.account { account.append(accounts[Int(index)]) }
            for row in 0..<other.count { facets.append(row, of: other.facets, map: map) }
        }
        appendTexts(rows, of: other, places: places, first: first)
        hits.append(rows: rows, of: other.hits, first: first)
    }

    /// Kept texts and rows both ascend: one walk over the two.
    private mutating func appendTexts(
        _ rows: [Int]?, of other: borrowing PostColumns, places: [Int]?, first: Int
    ) {
        var position = 0
        for index in 0..<(places?.count ?? other.texts.count) {
            let place = places?[index] ?? index
            let row = Int(other.texts.posts[place])
            guard let rows else {
                texts.append(post: first + row, place: place, of: other.texts)
                continue
            }
            while position < rows.count, rows[position] < row { position += 1 }
            if position < rows.count, rows[position] == row {
                texts.append(post: first + position, place: place, of: other.texts)
            }
        }
    }
}

extension PostColumns {
    /// Writes all columns.
    package func write(to writer: inout FrameWriter) {
        writer.write(column: time)
        writer.write(column: account)
        writer.write(column: flags.map(\.rawValue))
        writer.write(column: link)
        writer.write(column: words)
        facets.write(to: &writer)
        texts.write(to: &writer)
        hits.write(to: &writer)
    }

    /// The columns that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        self.init()
        time = try reader.readColumn()
        account = try reader.readColumn()
        flags = try reader.readColumn(UInt16.self).map(PostFlags.init)
        link = try reader.readColumn()
        words = try reader.readColumn()
        facets = try FacetColumn(&reader, rows: time.count)
        texts = try PostTexts(&reader, rows: time.count)
        hits = try PostHits(&reader, rows: time.count)
        guard isConsistent else { throw .damaged }
    }
}
