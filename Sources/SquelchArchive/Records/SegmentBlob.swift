internal import SquelchTimeline

/// A batch of records as it lies in one row: its posts by their rows, in order, then the records of all other kinds.
enum SegmentBlob {
    /// Version of the layout, the first byte.
    static let version: UInt8 = 1
    /// The longest text of a record that is no post; more is no name and no address.
    static let mostText = 1 << 20

    // MARK: - Writing

    /// Writes a batch, whose posts lie at `places`.
    static func write(_ batch: RecordBatch, posts places: [PostPlace], to writer: inout BlobWriter) {
        writer.removeAll()
        writer.write(byte: version)
        writer.write(count: places.count)
        var last = PostPlace(version: 0, feed: -1, comments: -1)
        for place in places {
            // Rows of one source follow one another, mostly.
            writer.write(signed: place.version - last.version - 1)
            writer.write(signed: Int64(place.feed) - Int64(last.feed))
            writer.write(signed: Int64(place.comments))
            last = place
        }
        let arena = UnsafePointer(batch.arena.base)
        writer.write(count: batch.feeds.count)
        for feed in batch.feeds { append(feed, batch, arena, &writer) }
        for follows in [batch.follows, batch.followers, batch.mutes] {
            writer.write(count: follows.count)
            for follow in follows { append(follow, batch, arena, &writer) }
        }
        writer.write(count: batch.attention.count)
        for record in batch.attention { append(record, arena, &writer) }
        writer.write(count: batch.interactions.count)
        for record in batch.interactions { append(record, arena, &writer) }
        writer.write(count: batch.profiles.count)
        for profile in batch.profiles {
            writer.write(profile.account, of: arena, most: mostText)
            writer.write(profile.links, of: batch, most: mostText)
            writer.write(profile.verified, of: batch, most: mostText)
            writer.write(profile.movedTo, of: arena, most: mostText)
        }
    }

    private static func append(
        _ feed: FeedRecord, _ batch: RecordBatch, _ arena: UnsafePointer<UInt8>, _ writer: inout BlobWriter
    ) {
        for text in [
            feed.format, feed.title, feed.link, feed.feedURL, feed.language, feed.description, feed.author,
        ] {
            writer.write(text, of: arena, most: mostText)
        }
        writer.write(feed.payment, of: batch, most: mostText)
        writer.write(optional: feed.updated)
    }

    private static func append(
        _ follow: FollowRecord, _ batch: RecordBatch, _ arena: UnsafePointer<UInt8>, _ writer: inout BlobWriter
    ) {
        for text in [follow.account, follow.name, follow.url, follow.feedURL, follow.company, follow.position] {
            writer.write(text, of: arena, most: mostText)
        }
        writer.write(follow.platform?.rawValue)
        writer.write(follow.contexts, of: batch, most: mostText)
        writer.write(optional: follow.since)
        writer.write(byte: follow.mutual.map { $0 ? 2 : 1 } ?? 0)
    }

    private static func append(
        _ record: AttentionRecord, _ arena: UnsafePointer<UInt8>, _ writer: inout BlobWriter
    ) {
        for text in [record.post, record.url, record.account] { writer.write(text, of: arena, most: mostText) }
        writer.write(record.action?.rawValue)
        writer.write(optional: record.at)
        writer.write(byte: record.bulk ? 1 : 0)
    }

    private static func append(
        _ record: InteractionRecord, _ arena: UnsafePointer<UInt8>, _ writer: inout BlobWriter
    ) {
        for text in [record.account, record.name] { writer.write(text, of: arena, most: mostText) }
        writer.write(record.direction?.rawValue)
        writer.write(record.type?.rawValue)
        writer.write(optional: record.at)
    }

    // MARK: - Reading

    /// Copies `data` into the arena of `batch`, adds its records other than posts, and says where its posts lie.
    static func read(
        _ data: UnsafeBufferPointer<UInt8>, into batch: RecordBatch
    ) throws(BlobDamage) -> [PostPlace] {
        let offset = batch.ends.text
        batch.withArena { $0.append(data) }
        var reader = BlobReader(data, at: offset)
        guard try reader.readByte() == version else { throw .garbled }
        let places = try readPlaces(&reader)
        for _ in 0..<(try reader.readCount()) { batch.feeds.append(try readFeed(&reader, batch)) }
        for _ in 0..<(try reader.readCount()) { batch.follows.append(try readFollow(&reader, batch)) }
        for _ in 0..<(try reader.readCount()) { batch.followers.append(try readFollow(&reader, batch)) }
        for _ in 0..<(try reader.readCount()) { batch.mutes.append(try readFollow(&reader, batch)) }
        for _ in 0..<(try reader.readCount()) { batch.attention.append(try readAttention(&reader)) }
        for _ in 0..<(try reader.readCount()) { batch.interactions.append(try readInteraction(&reader)) }
        for _ in 0..<(try reader.readCount()) {
            var profile = ProfileRecord()
            profile.account = try reader.readSlice()
            profile.links = try reader.readList(into: batch)
            profile.verified = try reader.readList(into: batch)
            profile.movedTo = try reader.readSlice()
            batch.profiles.append(profile)
        }
        try reader.finish()
        return places
    }

    private static func readPlaces(_ reader: inout BlobReader) throws(BlobDamage) -> [PostPlace] {
        var places: [PostPlace] = []
        let count = try reader.readCount()
        places.reserveCapacity(count)
        var last = PostPlace(version: 0, feed: -1, comments: -1)
        for _ in 0..<count {
            last.version = last.version &+ 1 &+ (try reader.readSigned())
            guard let feed = Int32(exactly: Int64(last.feed) &+ (try reader.readSigned())),
                let comments = Int32(exactly: try reader.readSigned())
            else { throw .garbled }
            last.feed = feed
            last.comments = comments
            places.append(last)
        }
        return places
    }

    private static func readFeed(
        _ reader: inout BlobReader, _ batch: RecordBatch
    ) throws(BlobDamage) -> FeedRecord {
        var feed = FeedRecord()
        feed.format = try reader.readSlice()
        feed.title = try reader.readSlice()
        feed.link = try reader.readSlice()
        feed.feedURL = try reader.readSlice()
        feed.language = try reader.readSlice()
        feed.description = try reader.readSlice()
        feed.author = try reader.readSlice()
        feed.payment = try reader.readList(into: batch)
        feed.updated = try reader.readOptional()
        return feed
    }

    private static func readFollow(
        _ reader: inout BlobReader, _ batch: RecordBatch
    ) throws(BlobDamage) -> FollowRecord {
        var follow = FollowRecord()
        follow.account = try reader.readSlice()
        follow.name = try reader.readSlice()
        follow.url = try reader.readSlice()
        follow.feedURL = try reader.readSlice()
        follow.company = try reader.readSlice()
        follow.position = try reader.readSlice()
        follow.platform = try reader.readString().map { Platform(rawValue: $0) }
        follow.contexts = try reader.readList(into: batch)
        follow.since = try reader.readOptional()
        switch try reader.readByte() {
        case 0: follow.mutual = nil
        case 1: follow.mutual = false
        default: follow.mutual = true
        }
        return follow
    }

    private static func readAttention(_ reader: inout BlobReader) throws(BlobDamage) -> AttentionRecord {
        var record = AttentionRecord()
        record.post = try reader.readSlice()
        record.url = try reader.readSlice()
        record.account = try reader.readSlice()
        record.action = try reader.readString().flatMap { PostAttention.Action(rawValue: $0) }
        record.at = try reader.readOptional()
        record.bulk = try reader.readByte() != 0
        return record
    }

    private static func readInteraction(_ reader: inout BlobReader) throws(BlobDamage) -> InteractionRecord {
        var record = InteractionRecord()
        record.account = try reader.readSlice()
        record.name = try reader.readSlice()
        record.direction = try reader.readString().flatMap { AccountInteraction.Direction(rawValue: $0) }
        record.type = try reader.readString().flatMap { AccountInteraction.Kind(rawValue: $0) }
        record.at = try reader.readOptional()
        return record
    }
}
