public import SquelchJSON
public import SquelchTimeline

/// Writes records as JSON Lines, in the form that is an input format as well (design section 6).
///
/// A feed's line comes before its first post. Missing values are null; fields that few sources have are left out where
/// they are missing.
public final class RecordLineWriter {
    private var json: JSONWriter
    private let source: String
    /// Feeds of the source that have been met and written.
    private var met: Int32 = 0
    private var written: Int32 = 0
    /// Account ids of the feeds met, by their index in the source.
    private var accounts: [String] = []

    /// A writer for one source.
    public init(source: String) throws(JSONError) {
        json = try JSONWriter()
        self.source = source
    }

    /// Writes all records of `batch`, in the order of the source within each kind.
    public func write(_ batch: RecordBatch) {
        let firstFeed = met
        met += Int32(clamping: batch.feeds.count)
        for feed in batch.feeds { accounts.append(feed.accountID(in: batch, source: source)) }
        for post in batch.posts {
            writeFeeds(upTo: min(post.feed, met - 1), firstFeed, batch)
            write(post, batch)
        }
        writeFeeds(upTo: met - 1, firstFeed, batch)
        for follow in batch.follows { write(follow, "follow", batch) }
        for follower in batch.followers { write(follower, "follower", batch) }
        for mute in batch.mutes { write(mute, "mute", batch) }
        for attention in batch.attention { write(attention, batch) }
        for interaction in batch.interactions { write(interaction, batch) }
        for profile in batch.profiles { write(profile, batch) }
    }

    /// Writes a warning about the source, or about the file inside of it that `part` names.
    public func write(warning message: String, record: String?, part: String? = nil) {
        begin("warning")
        field("source", part ?? source)
        field("record", record)
        field("message", message)
        end()
    }

    /// Calls `body` with what was written since the last call, and forgets it.
    public func drain<Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        try json.withBytes { (bytes) throws(Failure) in try body(bytes) }
        json.reset()
    }

    private func writeFeeds(upTo last: Int32, _ firstFeed: Int32, _ batch: RecordBatch) {
        while written <= last {
            let index = Int(written - firstFeed)
            if batch.feeds.indices.contains(index) { write(batch.feeds[index], batch) }
            written += 1
        }
    }

    private func write(_ feed: FeedRecord, _ batch: RecordBatch) {
        begin("feed")
        field("format", feed.format, batch)
        field("title", feed.title, batch)
        field("link", feed.link, batch)
        field("feed_url", feed.feedURL, batch)
        field("language", feed.language, batch)
        list("payment", feed.payment, batch)
        optional("description", feed.description, batch)
        optional("author", feed.author, batch)
        if let updated = feed.updated { time("updated", updated) }
        end()
    }

    private func write(_ post: PostRecord, _ batch: RecordBatch) {
        begin("post")
        field("id", post.id, batch)
        field("url", post.url, batch)
        field("title", post.title, batch)
        field("author", post.author, batch)
        if post.account.isMissing, accounts.indices.contains(Int(post.feed)) {
            field("account", accounts[Int(post.feed)])
        } else {
            field("account", post.account, batch)
        }
        time("published", post.flags.contains(.hasPublished) ? post.published : nil)
        time("updated", post.flags.contains(.hasUpdated) ? post.updated : nil)
        field("text", post.text, batch)
        field("html", post.html, batch)
        list("categories", post.categories, batch)
        list("links", post.links, batch)
        enclosures(post, batch)
        field("repost_of", post.repostOf, batch)
        field("in_reply_to", post.inReplyTo, batch)
        field("language", post.language, batch)
        extras(post, batch)
        end()
    }

    /// What only some sources have.
    private func extras(_ post: PostRecord, _ batch: RecordBatch) {
        optional("name", post.accountName, batch)
        if post.coauthors.count > 0 { list("coauthors", post.coauthors, batch) }
        optional("folder", post.folder, batch)
        optional("source_title", post.sourceTitle, batch)
        optional("source_url", post.sourceURL, batch)
        optional("comments_url", post.commentsURL, batch)
        if post.comments >= 0 {
            json.key("comments")
            json.int(Int64(post.comments))
        }
        if post.payment.count > 0 { list("payment", post.payment, batch) }
        if post.flags.contains(.image) || post.flags.contains(.media) {
            json.key("media")
            json.beginArray()
            if post.flags.contains(.image) { json.string("image") }
            if post.flags.contains(.media) { json.string("video") }
            json.endArray()
        }
        if post.flags.contains(.selected) {
            json.key("selected")
            json.bool(true)
        }
    }

    private func enclosures(_ post: PostRecord, _ batch: RecordBatch) {
        json.key("enclosures")
        json.beginArray()
        let first = Int(post.enclosures.start)
        for enclosure in batch.enclosures[first..<first + Int(post.enclosures.count)] {
            json.beginObject()
            field("url", enclosure.url, batch)
            field("type", enclosure.type, batch)
            json.key("length")
            if enclosure.length >= 0 { json.int(enclosure.length) } else { json.null() }
            json.endObject()
        }
        json.endArray()
    }

    private func write(_ follow: FollowRecord, _ kind: String, _ batch: RecordBatch) {
        begin(kind)
        field("account", follow.account, batch)
        field("name", follow.name, batch)
        field("url", follow.url, batch)
        field("feed_url", follow.feedURL, batch)
        field("platform", follow.platform?.rawValue)
        if !follow.company.isMissing { field("company", follow.company, batch) }
        if !follow.position.isMissing { field("position", follow.position, batch) }
        list("contexts", follow.contexts, batch)
        time("since", follow.since)
        json.key("mutual")
        if let mutual = follow.mutual { json.bool(mutual) } else { json.null() }
        end()
    }

    private func write(_ attention: AttentionRecord, _ batch: RecordBatch) {
        begin("attention")
        field("post", attention.post, batch)
        field("url", attention.url, batch)
        field("action", attention.action?.rawValue)
        time("at", attention.at)
        json.key("bulk")
        json.bool(attention.bulk)
        optional("account", attention.account, batch)
        end()
    }

    private func write(_ interaction: InteractionRecord, _ batch: RecordBatch) {
        begin("interaction")
        field("account", interaction.account, batch)
        field("name", interaction.name, batch)
        field("direction", interaction.direction?.rawValue)
        field("type", interaction.type?.rawValue)
        time("at", interaction.at)
        end()
    }

    private func write(_ profile: ProfileRecord, _ batch: RecordBatch) {
        begin("profile")
        field("account", profile.account, batch)
        list("links", profile.links, batch)
        list("verified", profile.verified, batch)
        field("moved_to", profile.movedTo, batch)
        end()
    }
}

extension RecordLineWriter {
    private func begin(_ kind: String) {
        json.beginObject()
        json.key("kind")
        json.string(kind)
    }

    private func end() {
        json.endObject()
        json.newline()
    }

    private func field(_ key: StaticString, _ slice: ByteSlice, _ batch: RecordBatch) {
        json.key(key)
        json.string(slice, in: batch.arena)
    }

    private func field(_ key: StaticString, _ value: String?) {
        json.key(key)
        if let value { json.string(value) } else { json.null() }
    }

    private func optional(_ key: StaticString, _ slice: ByteSlice, _ batch: RecordBatch) {
        if !slice.isMissing { field(key, slice, batch) }
    }

    private func list(_ key: StaticString, _ range: ListRange, _ batch: RecordBatch) {
        json.key(key)
        json.beginArray()
        for element in batch.list(range) { json.string(element, in: batch.arena) }
        json.endArray()
    }

    private func time(_ key: StaticString, _ seconds: Int64?) {
        json.key(key)
        if let seconds { json.string(UTCTime.iso8601(seconds)) } else { json.null() }
    }
}
