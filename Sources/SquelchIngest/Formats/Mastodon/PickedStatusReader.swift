import SquelchJSON
import SquelchTimeline

/// Takes plain statuses from JSON Lines without building a document for each: posts and answers with nothing attached.
///
/// Of such a line it takes just what ``MastodonReader`` would, or nothing at all: boosts, media, mentions, tags, cards,
/// what the user did with it, and whatever looks odd are left to that one.
final class PickedStatusReader {
    private let network: RecordWriter
    private let batch: RecordBatch
    private let accounts: MastodonAccounts
    private let profiles: MastodonProfiles
    /// Reads accounts, which are given as they were written.
    private var parser: JSONParser

    /// The fields that a line is asked for; those from `firstRare` on have to be absent or empty.
    private enum Field: Int, CaseIterable {
        case account, content, createdAt, editedAt, inReplyToID, inReplyToAccountID, language, repliesCount
        case spoilerText, uri, url, visibility, bookmarked, favourited, reblogged
        case card, mediaAttachments, mentions, quote, reblog, tags

        static let firstRare = card

        var key: StaticString {
            switch self {
            case .account: "account"
            case .content: "content"
            case .createdAt: "created_at"
            case .editedAt: "edited_at"
            case .inReplyToID: "in_reply_to_id"
            case .inReplyToAccountID: "in_reply_to_account_id"
            case .language: "language"
            case .repliesCount: "replies_count"
            case .spoilerText: "spoiler_text"
            case .uri: "uri"
            case .url: "url"
            case .visibility: "visibility"
            case .bookmarked: "bookmarked"
            case .favourited: "favourited"
            case .reblogged: "reblogged"
            case .card: "card"
            case .mediaAttachments: "media_attachments"
            case .mentions: "mentions"
            case .quote: "quote"
            case .reblog: "reblog"
            case .tags: "tags"
            }
        }
    }

    /// What a line is asked for: the fields in their order.
    static func shape() throws(JSONError) -> JSONShape { try JSONShape(Field.allCases.map(\.key)) }

    init(_ network: RecordWriter, _ accounts: MastodonAccounts, _ profiles: MastodonProfiles) throws(JSONError) {
        self.network = network
        batch = network.batch
        self.accounts = accounts
        self.profiles = profiles
        parser = try JSONParser(sizeLimit: 1 << 20)
    }

    /// Takes a line as a status; false, and no post taken, where another reader has to look.
    func take(_ line: JSONPickedLine) -> Bool {
        guard isPlain(line), let published = seconds(line[Field.createdAt.rawValue]),
            let json = line[Field.account.rawValue].json, let author = accounts.written(json) ?? learn(json)
        else { return false }
        let ends = batch.ends
        var post = PostRecord()
        post.feed = network.output.currentFeed
        post.account = batch.store(accounts.bytes(author.address))
        post.accountName = batch.store(accounts.bytes(author.name))
        post.id = network.text(line[Field.uri.rawValue].string)
        post.url = network.address(line[Field.url.rawValue].string)
        if post.url.isMissing { post.url = network.address(line[Field.uri.rawValue].string) }
        post.title = network.line(line[Field.spoilerText.rawValue].string)
        post.author = post.account
        post.language = network.line(line[Field.language.rawValue].string)
        post.comments = line[Field.repliesCount.rawValue].int64.map(Int32.init(clamping:)) ?? -1
        post.publish(at: published)
        if let edited = seconds(line[Field.editedAt.rawValue]) {
            post.update(at: edited)
        }
        if let parent = line[Field.inReplyToID.rawValue].string, !isOwnThread(line, author) {
            post.inReplyTo = network.text(parent)
            post.flags.insert(.reply)
        }
        network.body(html: line[Field.content.rawValue].string, &post)
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
        guard line[Field.account.rawValue].kind == .object, line[Field.content.rawValue].kind == .string,
            line[Field.uri.rawValue].kind == .string
        else { return false }
        for place in Field.firstRare.rawValue..<line.count where !line[place].isAbsent { return false }
        for field in [Field.bookmarked, Field.favourited, Field.reblogged] where line[field.rawValue].bool == true {
            return false
        }
        for field in [Field.inReplyToID, Field.inReplyToAccountID, Field.editedAt] {
            guard line[field.rawValue].isAbsent || line[field.rawValue].kind == .string else { return false }
        }
        if let visibility = line[Field.visibility.rawValue].string, visibility == "direct" { return false }
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
        guard let answered = line[Field.inReplyToAccountID.rawValue].string, answered.count > 0 else { return false }
        return accounts.bytes(author.id).hasSameBytes(as: answered)
    }

    /// Nil for a date that is not there, or that another reader has to tell of.
    private func seconds(_ field: JSONField) -> Int64? {
        guard let text = field.string, text.count > 0 else { return nil }
        return DateParser.parse(text)?.seconds
    }
}
