package import SquelchSignals
package import SquelchTimeline

/// What one source adds to the timeline: its accounts, its posts in columns, and what the detectors say of them.
///
/// Filled by one worker while the source is read; a post's text is gone once its features are taken.
/// Sendable: it is not touched by the worker any more when the chunks are merged.
package final class TimelineChunk: @unchecked Sendable {
    /// Name of the source.
    let source: String
    @exclusivity(unchecked) var accounts = AccountTable()
    @exclusivity(unchecked) var table = PostTable()
    var follows: [Follow] = []
    /// Ids of accounts that follow the user.
    var followers: Set<String> = []
    /// Ids of accounts that the user has muted or blocked.
    var mutes: Set<String> = []
    /// Folders of simple timeline lines by account: the contexts that such lines carry.
    @exclusivity(unchecked) var folders = AccountFolders()
    /// Posts that no account is known for.
    @exclusivity(unchecked) var withoutAccount = 0
    /// What the posts can be filtered by.
    @exclusivity(unchecked) var facets = FacetTable()
    /// What the user did with table.posts.
    var valued = ValuedPosts()
    /// The same by account, for those whose posts lie in no file.
    var marks = MarkedAccounts()
    /// What passed between the user and others, by their ids.
    var interactions: [String: AccountInteraction] = [:]
    /// Their names.
    var names: [String: String] = [:]
    /// What profiles say of their other addresses.
    var profiles: [ProfileLinks] = []
    /// Whether every post keeps its texts; else only examples do, once there are many.
    let keepsAllTexts: Bool
    /// Whether the text behind the title is kept as well, for a person to judge by.
    let keepsLongTexts: Bool
    private var links = CanonicalLink()
    private var examples = ExampleTexts()
    /// The feed documents of the source, by their numbers.
    @exclusivity(unchecked) var documents: [FeedDocument] = []
    /// What tells the versions of posts of feeds apart, ascending by row.
    @exclusivity(unchecked) var versions: [PostVersion] = []
    private var documentIDs: Set<String> = []

    /// - Parameters:
    ///   - source: name of the source, for posts that name no account.
    ///   - keepsAllTexts: whether every post keeps its texts.
    ///   - keepsLongTexts: whether the text behind the title is kept as well.
    package init(_ source: String, keepsAllTexts: Bool, keepsLongTexts: Bool = false) {
        self.source = source
        self.keepsAllTexts = keepsAllTexts
        self.keepsLongTexts = keepsLongTexts
    }

    /// Most bytes of a long text: what fits on a screen.
    private static let longTextLength = 1200

    /// Links for money that are kept of an account.
    private static let mostPayment = 8
    /// 1990-01-01: no feed is older.
    private static let earliest: Int64 = 631_152_000

    /// A follow record in strings: there are few, and they outlive their batch.
    struct Follow: Sendable {
        var id: String
        var name: String?
        var site: String?
        var feedURL: String?
        var platform: Platform?
        var company: String?
        var position: String?
        var contexts: [String]
        var since: Int64?
        var mutual: Bool?
    }

    /// Number of posts.
    package var count: Int { table.count }

    /// Gives the memory of the columns back, once they are part of the timeline.
    func discard() {
        table = PostTable()
        documents = []
        versions = []
    }

    /// Takes all records of a batch.
    package func append(_ batch: RecordBatch, with extractor: inout SignalExtractor, topic: inout TopicMatcher?) {
        for feed in batch.feeds { append(feed, batch) }
        for post in batch.posts {
            append(post, batch, &extractor)
            if topic != nil { search(post, batch, &topic) }
        }
        for follow in batch.follows {
            follows.append(
                Follow(
                    id: batch.arena.string(follow.account) ?? "", name: batch.arena.string(follow.name),
                    site: batch.arena.string(follow.url), feedURL: batch.arena.string(follow.feedURL),
                    platform: follow.platform,
                    company: batch.arena.string(follow.company), position: batch.arena.string(follow.position),
                    contexts: batch.list(follow.contexts).compactMap { batch.arena.string($0) },
                    since: follow.since, mutual: follow.mutual))
        }
        for follower in batch.followers {
            if let id = batch.arena.string(follower.account) { followers.insert(id) }
        }
        for mute in batch.mutes {
            if let id = batch.arena.string(mute.account) { mutes.insert(id) }
        }
        for profile in batch.profiles { append(profile, batch) }
        for record in batch.attention {
            valued.append(record, batch, &links)
            marks.append(record, batch)
        }
        for record in batch.interactions { append(record, batch) }
        if !keepsAllTexts { table.thinTexts(&examples) }
    }

    /// Looks for the question in the post that was appended last.
    private func search(_ post: PostRecord, _ batch: RecordBatch, _ topic: inout TopicMatcher?) {
        let row = table.count - 1
        let counts = table.signals.terms.buckets.withUnsafeBufferPointer { words in
            topic?.counts(post, in: batch, terms: UnsafeBufferPointer(rebasing: words[table.signals.terms.range(row)]))
        }
        if let counts { table.posts.hits.append(post: row, counts) }
    }

    private func append(_ record: InteractionRecord, _ batch: RecordBatch) {
        guard let account = batch.arena.string(record.account),
            let direction = record.direction, let kind = record.type
        else { return }
        interactions[account, default: AccountInteraction()].add(kind, direction, at: record.at)
        if names[account] == nil { names[account] = batch.arena.string(record.name) }
    }

    private func append(_ record: ProfileRecord, _ batch: RecordBatch) {
        guard let account = batch.arena.string(record.account) else { return }
        profiles.append(
            ProfileLinks(
                account: account, links: batch.list(record.links).compactMap { batch.arena.string($0) },
                verified: batch.list(record.verified).compactMap { batch.arena.string($0) },
                movedTo: batch.arena.string(record.movedTo)))
    }

    private func append(_ feed: FeedRecord, _ batch: RecordBatch) {
        let id = feed.accountID(in: batch, source: source)
        // Documents of one id may be several feeds, which shows when all of their posts are known.
        let isNew = documentIDs.insert(id).inserted
        let index = accounts.index(of: isNew ? id : "\(id)\u{0}\(documents.count)")
        let title = batch.arena.string(feed.title)
        documents.append(
            FeedDocument(
                account: index, id: id, title: FeedDocument.folded(title), source: source, updated: feed.updated))
        var account = accounts[index]
        account.name = account.name ?? title
        account.url = account.url ?? usable(feed.link, batch)
        // What was fetched is followed at the address that was asked, whatever it says of itself.
        let fetched = AccountIdentity.tellsApart(source) ? source : nil
        account.feedURL = account.feedURL ?? fetched ?? usable(feed.feedURL, batch)
        account.language = account.language ?? batch.arena.string(feed.language)
        account.platform = .feed
        for link in batch.list(feed.payment) {
            if let link = batch.arena.string(link), !account.payment.contains(link) { account.payment.append(link) }
        }
        accounts[index] = account
    }

    private func usable(_ address: ByteSlice, _ batch: RecordBatch) -> String? {
        batch.arena.string(address).flatMap { AccountIdentity.tellsApart($0) ? $0 : nil }
    }

    private func append(_ post: PostRecord, _ batch: RecordBatch, _ extractor: inout SignalExtractor) {
        let document = document(of: post, batch)
        let account = document.map { documents[$0].account } ?? accountIndex(post, batch)
        let measure = extractor.append(post, of: batch, to: &table.signals)
        table.posts.account.append(account)
        table.posts.time.append(usableTime(post))
        table.posts.flags.append(post.flags)
        table.posts.link.append(measure.link)
        table.posts.words.append(UInt32(clamping: measure.words))
        appendTexts(post, batch)
        appendFacets(post, batch, extractor)
        table.identities.append(identity(post, batch))
        if let document {
            appendVersion(post, document, batch)
        } else if post.flags.contains([.hasUpdated, .hasPublished]), post.updated > post.published {
            appendVersion(post, -1, batch)
        }
        if post.repostOf.isMissing { take(payment: batch.list(post.payment), of: account, batch) }
        let folder = batch.arena.bytes(post.folder)
        if folder.count > 0 { folders.insert(folder, of: account) }
    }

    /// Links for money that stand on posts are their account's; a strange feed may have another on every post.
    private func take(payment: ArraySlice<ByteSlice>, of account: UInt32, _ batch: RecordBatch) {
        for link in payment where accounts[account].payment.count < Self.mostPayment {
            guard let link = batch.arena.string(link), !accounts[account].payment.contains(link) else { continue }
            accounts[account].payment.append(link)
        }
    }

    private func appendFacets(_ post: PostRecord, _ batch: RecordBatch, _ extractor: borrowing SignalExtractor) {
        table.posts.facets.add(facets.number(.author, batch.arena.bytes(post.author)))
        for author in batch.list(post.coauthors).prefix(4) {
            table.posts.facets.add(facets.number(.author, batch.arena.bytes(author)))
        }
        for index in 0..<min(3, extractor.linkedHostCount) {
            table.posts.facets.add(facets.number(.domain, extractor.linkedHost(index)))
        }
        for category in batch.list(post.categories) {
            table.posts.facets.add(facets.number(.category, batch.arena.bytes(category)))
        }
        table.posts.facets.endPost()
    }

    /// The place in ``versions`` that was looked at last: rows are asked for in their order.
    private var nextVersion = 0

    /// What tells the versions of the post of a row apart; rows must be asked for in ascending order.
    func version(of row: Int) -> PostVersion? {
        while nextVersion < versions.count, versions[nextVersion].row < row { nextVersion += 1 }
        return nextVersion < versions.count && versions[nextVersion].row == row ? versions[nextVersion] : nil
    }

    /// The number of the feed document that the post is of; nil where it is another account's.
    private func document(of post: PostRecord, _ batch: RecordBatch) -> Int? {
        let number = Int(post.feed)
        guard documents.indices.contains(number) else { return nil }
        if post.account.isMissing { return number }
        return documents[number].id.utf8.elementsEqual(batch.arena.bytes(post.account)) ? number : nil
    }

    private func appendVersion(_ post: PostRecord, _ document: Int, _ batch: RecordBatch) {
        let row = table.count - 1
        let headline = excerpt(post, batch)
        let text = batch.arena.bytes(post.text)
        let url = batch.arena.bytes(post.url)
        let version = PostVersion(
            row: row, document: document, headline: headline.count > 0 ? ByteHash.hash(headline) : 0,
            body: text.count > 0 ? ByteHash.hash(text) : 0, page: url.count > 0 ? links.hash(url) : 0,
            updated: post.flags.contains(.hasUpdated) ? post.updated : .min, hasOwnID: !post.id.isEmpty,
            hasPublished: post.flags.contains(.hasPublished))
        versions.append(version)
        guard document >= 0 else { return }
        if version.headline != 0 { documents[document].headlines.insert(version.headline) }
        if table.posts.time[row] != PostColumns.unknownTime { documents[document].times.append(table.posts.time[row]) }
        if documents[document].home == nil { documents[document].home = Self.origin(url) }
        if let home = documents[document].home, url.starts(with: home.utf8) { documents[document].homePosts += 1 }
    }

    /// Scheme and host of an address, with a slash.
    private static func origin(_ url: UnsafeBufferPointer<UInt8>) -> String? {
        guard let colon = url.firstIndex(of: UInt8(ascii: ":")), url.count > colon + 3,
            let end = url[(colon + 3)...].firstIndex(of: UInt8(ascii: "/"))
        else { return nil }
        let origin = String(decoding: url[...end], as: UTF8.self)
        return AccountIdentity.isPublic(origin) ? origin : nil
    }

    private func accountIndex(_ post: PostRecord, _ batch: RecordBatch) -> UInt32 {
        guard post.account.isMissing else {
            let known = accounts.accounts.count
            let index = accounts.index(of: batch.arena.bytes(post.account))
            if accounts[index].name == nil { accounts[index].name = batch.arena.string(post.accountName) }
            if index == known {
                accounts[index].platform = Platform.of(
                    id: accounts[index].id, postURL: post.url.isMissing ? nil : batch.arena.bytes(post.url))
            }
            return index
        }
        withoutAccount += 1
        return accounts.index(of: source)
    }

    /// The post's time, if it can be one: from 1990 on. A date in the future is the model's to judge.
    private func usableTime(_ post: PostRecord) -> Int64 {
        guard let time = post.time, time >= Self.earliest else { return PostColumns.unknownTime }
        return time
    }

    private func appendTexts(_ post: PostRecord, _ batch: RecordBatch) {
        let excerpt = excerpt(post, batch)
        let text = batch.arena.bytes(post.text)
        let hasMore = keepsLongTexts && (!post.title.isEmpty || text.count > excerpt.count)
        table.posts.texts.append(
            post: table.count - 1, id: batch.arena.bytes(post.id), url: batch.arena.bytes(post.url), excerpt: excerpt,
            body: hasMore ? Self.cut(text, to: Self.longTextLength) : PostTexts.nothing)
    }

    /// Title, or else the beginning of the text, cut at a character's end.
    private func excerpt(_ post: PostRecord, _ batch: RecordBatch) -> UnsafeBufferPointer<UInt8> {
        let bytes = batch.arena.bytes(post.title.isEmpty ? post.text : post.title)
        return Self.cut(bytes, to: PostTexts.excerptLength)
    }

    /// The beginning of a text, cut at a character's end.
    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, to most: Int) -> UnsafeBufferPointer<UInt8> {
        guard bytes.count > most else { return bytes }
        var end = most
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[0..<end])
    }

    private func identity(_ post: PostRecord, _ batch: RecordBatch) -> UInt64 {
        let slice = post.id.isEmpty ? post.url : post.id
        return slice.isEmpty ? 0 : ByteHash.hash(batch.arena.bytes(slice))
    }
}
