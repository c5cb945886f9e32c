import SquelchJSON
import SquelchTimeline

/// Makes posts of the items of feed readers' exports: they hold what the feed itself no longer shows.
struct ReaderPost: ~Copyable {
    private let output: RecordWriter
    private var text = HTMLText()
    /// Whether the export holds only what the user valued.
    var isSelection = false

    /// An item's values, wherever each reader keeps them.
    struct Draft {
        var id, url, title, author, html, feedTitle, site: JSONValue?
        var published, updated: Int64?
        /// The feed's address.
        var feed: String?
        /// The folder that the feed is in.
        var folder: String?
    }

    init(_ output: RecordWriter) { self.output = output }

    /// Adds the post if its feed is known; without, it could be credited to nobody. Gives id and address of the item,
    /// nil where it has nothing in it.
    mutating func append(_ draft: Draft, tags: [UnsafeBufferPointer<UInt8>]) -> ReaderItem? {
        let batch = output.batch
        let url = FollowAddress.accepted(draft.url.bytes.trimmed.string)
        let id = draft.id.map { batch.identifier($0) } ?? .missing
        var item = ReaderItem(id: batch.arena.string(id), url: url)
        let site = FollowAddress.accepted(draft.site.bytes.string)
        guard let feed = draft.feed ?? site ?? url.flatMap(Self.origin) else { return item.isEmpty ? nil : item }
        var post = PostRecord()
        post.id = id
        post.url = batch.store(url)
        post.title = text.append(draft.title.bytes, to: &batch.arena).nonEmpty
        post.author = output.line(draft.author.bytes)
        item.account = AccountIdentity.id(feedURL: feed)
        post.account = batch.store(item.account)
        post.accountName = output.line(draft.feedTitle.bytes)
        post.folder = batch.store(draft.folder)
        text.clearLinks()
        if output.output.keepsHTML {
            post.html = PlainText.append(draft.html.bytes, to: &batch.arena, keepsLayout: true)
        }
        post.text = text.append(draft.html.bytes, to: &batch.arena).nonEmpty
        post.flags.formUnion(text.mediaFlags)
        if isSelection { post.flags.insert(.selected) }
        takeDates(draft, &post)
        takeLists(tags, &post, base: url ?? site)
        guard post.hasContent else { return nil }
        output.append(post)
        return item
    }

    private func takeDates(_ draft: Draft, _ post: inout PostRecord) {
        if let published = draft.published {
            post.published = published
            post.flags.insert(.hasPublished)
        }
        if let updated = draft.updated {
            post.update(at: updated)
        }
    }

    private mutating func takeLists(_ tags: [UnsafeBufferPointer<UInt8>], _ post: inout PostRecord, base: String?) {
        let batch = output.batch
        post.links = batch.newList { start in batch.appendLinks(of: text, base: base, since: start) }
        post.categories = batch.newList { start in
            for tag in tags.prefix(RecordBatch.mostElements) { batch.appendUnique(output.line(tag), since: start) }
        }
    }

    /// Scheme and host of an address.
    private static func origin(_ url: String) -> String? {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count >= 3 ? parts[0...2].joined(separator: "/") + "/" : nil
    }
}

/// What is needed to say what was done to an item, once its post has been handed on.
struct ReaderItem {
    var id, url: String?
    /// The feed that it is from.
    var account: String?

    /// Whether nothing names it.
    var isEmpty: Bool { id == nil && url == nil }
}

extension RecordWriter {
    /// What was done to an item of a reader.
    func attention(_ item: ReaderItem, _ action: PostAttention.Action, at time: Int64? = nil, bulk: Bool = false) {
        guard !item.isEmpty else { return }
        var record = AttentionRecord()
        record.post = batch.store(item.id)
        record.url = batch.store(item.url)
        record.account = batch.store(item.account)
        record.action = action
        record.at = time
        record.bulk = bulk
        append(record)
    }
}
