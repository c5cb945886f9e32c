import SquelchJSON
import SquelchTimeline

/// Takes plain statuses from JSON Lines without building a document for each: posts and answers with nothing attached.
///
/// Of such a line it takes just what ``MastodonReader`` would, or nothing at all: boosts, media, mentions, tags, cards,
/// what the user did with it, and whatever looks odd are left to that one.
final class PickedStatusReader {
    private let network: NetworkOutput
    private let batch: RecordBatch
    private let accounts: MastodonAccounts
    private let profiles: MastodonProfiles
    /// Reads accounts, which are given as they were written.
    private var parser: JSONParser

    /// Places of the fields in ``shape()``; those from `firstRare` on have to be absent or empty.
    private enum Field {
        static let account = 0, content = 1, createdAt = 2, editedAt = 3, inReplyToID = 4, inReplyToAccountID = 5
        static let language = 6, repliesCount = 7, spoilerText = 8, uri = 9, url = 10, visibility = 11
        static let bookmarked = 12, favourited = 13, reblogged = 14, firstRare = 15, end = 21
    }

    /// The fields that a line is asked for.
    static func shape() throws(JSONError) -> JSONShape {
        try JSONShape(
            "account", "content", "created_at", "edited_at", "in_reply_to_id", "in_reply_to_account_id", "language",
            "replies_count", "spoiler_text", "uri", "url", "visibility", "bookmarked", "favourited", "reblogged",
            "card",
            "media_attachments", "mentions", "quote", "reblog", "tags")
    }

    init(_ network: NetworkOutput, _ accounts: MastodonAccounts, _ profiles: MastodonProfiles) throws(JSONError) {
        self.network = network
        batch = network.batch
        self.accounts = accounts
        self.profiles = profiles
        parser = try JSONParser(sizeLimit: 1 << 20)
    }

    /// Takes a line as a status; false, and no post taken, where another reader has to look.
    func take(_ line: JSONPickedLine) -> Bool {
        guard isPlain(line), let published = seconds(line[Field.createdAt]),
            let json = line[Field.account].json, let author = accounts.written(json) ?? learn(json)
        else { return false }
        let ends = batch.ends
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.account = batch.store(accounts.bytes(author.address))
        post.accountName = batch.store(accounts.bytes(author.name))
        post.id = network.text(line[Field.uri].string)
        post.url = network.address(line[Field.url].string)
        if post.url.isMissing { post.url = network.address(line[Field.uri].string) }
        post.title = network.line(line[Field.spoilerText].string)
        post.author = post.account
        post.language = network.line(line[Field.language].string)
        post.comments = line[Field.repliesCount].int64.map(Int32.init(clamping:)) ?? -1
        network.publish(at: published, &post)
        if let edited = seconds(line[Field.editedAt]) {
            post.updated = edited
            post.flags.insert(.hasUpdated)
        }
        if let parent = line[Field.inReplyToID].string, !isOwnThread(line, author) {
            post.inReplyTo = network.text(parent)
            post.flags.insert(.reply)
        }
        network.body(html: line[Field.content].string, &post)
        let start = batch.lists.count
        post.categories = batch.endList(from: start)
        network.addBodyLinks(since: start) { _ in false }
        post.links = batch.endList(from: start)
        post.enclosures = ListRange(start: batch.enclosures.count, count: 0)
        guard !post.id.isMissing, post.hasContent else {
            batch.truncate(to: ends)
            return false
        }
        network.add(post, RecordPlace(line: line.number))
        return true
    }

    /// Whether there is a text by an account, to others than the user alone, and nothing that is seldom there.
    private func isPlain(_ line: JSONPickedLine) -> Bool {
        guard line[Field.account].kind == .object, line[Field.content].kind == .string,
            line[Field.uri].kind == .string
        else { return false }
        for field in Field.firstRare..<Field.end where !line[field].isAbsent { return false }
        for field in [Field.bookmarked, Field.favourited, Field.reblogged] where line[field].bool == true {
            return false
        }
        for field in [Field.inReplyToID, Field.inReplyToAccountID, Field.editedAt] {
            guard line[field].isAbsent || line[field].kind == .string else { return false }
        }
        if let visibility = line[Field.visibility].string, visibility == "direct" { return false }
        return true
    }

    /// An account that is met for the first time as it is written here.
    private func learn(_ json: UnsafeBufferPointer<UInt8>) -> MastodonAccounts.Author? {
        guard let value = try? parser.parse(json), let account = MastodonAccounts.understand(value) else {
            return nil
        }
        profiles.read(account, value)
        return accounts.remember(json, account, id: value["id"]?.idText)
    }

    /// An answer to oneself goes on with a thread: it is no conversation.
    private func isOwnThread(_ line: JSONPickedLine, _ author: MastodonAccounts.Author) -> Bool {
        guard let answered = line[Field.inReplyToAccountID].string, answered.count > 0 else { return false }
        return accounts.bytes(author.id).hasSameBytes(as: answered)
    }

    /// Nil for a date that is not there, or that another reader has to tell of.
    private func seconds(_ field: JSONField) -> Int64? {
        guard let text = field.string, text.count > 0 else { return nil }
        return DateParser.parse(text)?.seconds
    }
}
