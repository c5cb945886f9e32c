internal import SquelchTimeline

/// A post as it lies in a row of its own: which fields it has, then those, one behind another.
///
/// Not in it is what belongs to the copy of the feed that it stood in, and differs from copy to copy though nobody edited
/// the post: the number of the feed and that of the comments.
enum PostBody {
    /// Version of the layout, the first byte.
    static let version: UInt8 = 1
    /// The longest body that is kept whole; the database takes a little more.
    static let mostBytes = 12 << 20

    /// Writes a post of `batch`; false where it had to be shortened to fit.
    static func write(_ post: PostRecord, of batch: RecordBatch, to writer: inout BlobWriter) -> Bool {
        writer.removeAll()
        append(post, batch, &writer, most: .max, hasLists: true)
        guard writer.bytes.count > mostBytes else { return true }
        writer.removeAll()
        append(post, batch, &writer, most: mostBytes / 32, hasLists: false)
        return false
    }

    private static func append(
        _ post: PostRecord, _ batch: RecordBatch, _ writer: inout BlobWriter, most: Int, hasLists: Bool
    ) {
        let arena = UnsafePointer(batch.arena.base)
        let fields = Fields(of: post, hasLists: hasLists)
        writer.write(byte: version)
        writer.write(UInt64(fields.rawValue))
        writer.write(UInt64(post.flags.rawValue))
        if fields.contains(.published) { writer.write(signed: post.published) }
        if fields.contains(.updated) { writer.write(signed: post.updated) }
        if fields.contains(.id) { writer.write(post.id, of: arena, most: most) }
        if fields.contains(.url) { writer.write(post.url, of: arena, most: most) }
        if fields.contains(.title) { writer.write(post.title, of: arena, most: most) }
        if fields.contains(.text) { writer.write(post.text, of: arena, most: most) }
        if fields.contains(.html) { writer.write(post.html, of: arena, most: most) }
        if fields.contains(.author) { writer.write(post.author, of: arena, most: most) }
        if fields.contains(.account) { writer.write(post.account, of: arena, most: most) }
        if fields.contains(.accountName) { writer.write(post.accountName, of: arena, most: most) }
        if fields.contains(.folder) { writer.write(post.folder, of: arena, most: most) }
        if fields.contains(.language) { writer.write(post.language, of: arena, most: most) }
        if fields.contains(.repostOf) { writer.write(post.repostOf, of: arena, most: most) }
        if fields.contains(.inReplyTo) { writer.write(post.inReplyTo, of: arena, most: most) }
        if fields.contains(.sourceTitle) { writer.write(post.sourceTitle, of: arena, most: most) }
        if fields.contains(.sourceURL) { writer.write(post.sourceURL, of: arena, most: most) }
        if fields.contains(.commentsURL) { writer.write(post.commentsURL, of: arena, most: most) }
        if fields.contains(.coauthors) { writer.write(post.coauthors, of: batch) }
        if fields.contains(.categories) { writer.write(post.categories, of: batch) }
        if fields.contains(.links) { writer.write(post.links, of: batch) }
        if fields.contains(.payment) { writer.write(post.payment, of: batch) }
        guard fields.contains(.enclosures) else { return }
        writer.write(count: Int(post.enclosures.count))
        for index in 0..<Int(post.enclosures.count) {
            let enclosure = batch.enclosures[Int(post.enclosures.start) + index]
            writer.write(enclosure.url, of: arena)
            writer.write(enclosure.type, of: arena)
            writer.write(signed: enclosure.length)
        }
    }

    /// Adds a post to `batch`, whose arena has a copy of `body` at `offset`.
    static func read(
        _ body: UnsafeBufferPointer<UInt8>, at offset: Int, into batch: RecordBatch
    ) throws(BlobDamage) -> PostRecord {
        var reader = BlobReader(body, at: offset)
        var post = PostRecord()
        let fields = try start(&reader, &post)
        if fields.contains(.id) { post.id = try reader.readSlice() }
        if fields.contains(.url) { post.url = try reader.readSlice() }
        if fields.contains(.title) { post.title = try reader.readSlice() }
        if fields.contains(.text) { post.text = try reader.readSlice() }
        if fields.contains(.html) { post.html = try reader.readSlice() }
        if fields.contains(.author) { post.author = try reader.readSlice() }
        if fields.contains(.account) { post.account = try reader.readSlice() }
        if fields.contains(.accountName) { post.accountName = try reader.readSlice() }
        if fields.contains(.folder) { post.folder = try reader.readSlice() }
        if fields.contains(.language) { post.language = try reader.readSlice() }
        if fields.contains(.repostOf) { post.repostOf = try reader.readSlice() }
        if fields.contains(.inReplyTo) { post.inReplyTo = try reader.readSlice() }
        if fields.contains(.sourceTitle) { post.sourceTitle = try reader.readSlice() }
        if fields.contains(.sourceURL) { post.sourceURL = try reader.readSlice() }
        if fields.contains(.commentsURL) { post.commentsURL = try reader.readSlice() }
        if fields.contains(.coauthors) { post.coauthors = try reader.readList(into: batch) }
        if fields.contains(.categories) { post.categories = try reader.readList(into: batch) }
        if fields.contains(.links) { post.links = try reader.readList(into: batch) }
        if fields.contains(.payment) { post.payment = try reader.readList(into: batch) }
        if fields.contains(.enclosures) {
            let start = batch.enclosures.count
            for _ in 0..<(try reader.readCount()) {
                let (url, type) = (try reader.readSlice(), try reader.readSlice())
                batch.enclosures.append(EnclosureRecord(url: url, type: type, length: try reader.readSigned()))
            }
            post.enclosures = ListRange(start: start, count: batch.enclosures.count - start)
        }
        try reader.finish()
        return post
    }

    /// What identifies and names a post, without the rest; the slices are places in `body`.
    static func head(_ body: UnsafeBufferPointer<UInt8>) throws(BlobDamage) -> PostRecord {
        var reader = BlobReader(body)
        var post = PostRecord()
        let fields = try start(&reader, &post)
        if fields.contains(.id) { post.id = try reader.readSlice() }
        if fields.contains(.url) { post.url = try reader.readSlice() }
        if fields.contains(.title) { post.title = try reader.readSlice() }
        if fields.contains(.text) { post.text = try reader.readSlice() }
        return post
    }

    private static func start(_ reader: inout BlobReader, _ post: inout PostRecord) throws(BlobDamage) -> Fields {
        guard try reader.readByte() == version else { throw .garbled }
        guard let bits = UInt32(exactly: try reader.read()), let flags = UInt16(exactly: try reader.read()) else {
            throw .garbled
        }
        let fields = Fields(rawValue: bits)
        post.flags = PostFlags(rawValue: flags)
        if fields.contains(.published) { post.published = try reader.readSigned() }
        if fields.contains(.updated) { post.updated = try reader.readSigned() }
        return fields
    }

    /// Which fields a post has. The bits are what is written: none may change its place.
    private struct Fields: OptionSet {
        let rawValue: UInt32

        static let id = Fields(rawValue: 1)
        static let url = Fields(rawValue: 1 << 1)
        static let title = Fields(rawValue: 1 << 2)
        static let text = Fields(rawValue: 1 << 3)
        static let html = Fields(rawValue: 1 << 4)
        static let author = Fields(rawValue: 1 << 5)
        static let account = Fields(rawValue: 1 << 6)
        static let accountName = Fields(rawValue: 1 << 7)
        static let folder = Fields(rawValue: 1 << 8)
        static let language = Fields(rawValue: 1 << 9)
        static let repostOf = Fields(rawValue: 1 << 10)
        static let inReplyTo = Fields(rawValue: 1 << 11)
        static let sourceTitle = Fields(rawValue: 1 << 12)
        static let sourceURL = Fields(rawValue: 1 << 13)
        static let commentsURL = Fields(rawValue: 1 << 14)
        static let coauthors = Fields(rawValue: 1 << 15)
        static let categories = Fields(rawValue: 1 << 16)
        static let links = Fields(rawValue: 1 << 17)
        static let payment = Fields(rawValue: 1 << 18)
        static let enclosures = Fields(rawValue: 1 << 19)
        static let published = Fields(rawValue: 1 << 20)
        static let updated = Fields(rawValue: 1 << 21)

        init(rawValue: UInt32) { self.rawValue = rawValue }

        @inline(__always)
        init(of post: PostRecord, hasLists: Bool) {
            var bits: UInt32 = 0
            func add(_ field: Fields, if isThere: Bool) { if isThere { bits |= field.rawValue } }
            add(.id, if: !post.id.isMissing)
            add(.url, if: !post.url.isMissing)
            add(.title, if: !post.title.isMissing)
            add(.text, if: !post.text.isMissing)
            add(.html, if: !post.html.isMissing)
            add(.author, if: !post.author.isMissing)
            add(.account, if: !post.account.isMissing)
            add(.accountName, if: !post.accountName.isMissing)
            add(.folder, if: !post.folder.isMissing)
            add(.language, if: !post.language.isMissing)
            add(.repostOf, if: !post.repostOf.isMissing)
            add(.inReplyTo, if: !post.inReplyTo.isMissing)
            add(.sourceTitle, if: !post.sourceTitle.isMissing)
            add(.sourceURL, if: !post.sourceURL.isMissing)
            add(.commentsURL, if: !post.commentsURL.isMissing)
            add(.coauthors, if: hasLists && post.coauthors.count > 0)
            add(.categories, if: hasLists && post.categories.count > 0)
            add(.links, if: hasLists && post.links.count > 0)
            add(.payment, if: hasLists && post.payment.count > 0)
            add(.enclosures, if: hasLists && post.enclosures.count > 0)
            add(.published, if: post.published != 0)
            add(.updated, if: post.updated != 0)
            rawValue = bits
        }
    }
}

extension BlobWriter {
    /// Appends the elements of a list.
    @inline(__always)
    mutating func write(_ range: ListRange, of batch: RecordBatch, most: Int = .max) {
        let arena = UnsafePointer(batch.arena.base)
        write(count: Int(range.count))
        for element in batch.list(range) { write(element, of: arena, most: most) }
    }
}

extension BlobReader {
    /// Adds the next list to those of `batch`.
    mutating func readList(into batch: RecordBatch) throws(BlobDamage) -> ListRange {
        let start = batch.lists.count
        for _ in 0..<(try readCount()) { batch.lists.append(try readSlice()) }
        return ListRange(start: start, count: batch.lists.count - start)
    }
}
