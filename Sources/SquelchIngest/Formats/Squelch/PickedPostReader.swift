import SquelchJSON
import SquelchTimeline

/// Takes simple timeline lines, and posts among Squelch's own records, without building a document for each: they are
/// most of what is read.
///
/// Of such a line it takes just what ``PostLineReader`` would, or nothing at all: what is seldom there or looks odd is
/// left to that one.
final class PickedPostReader {
    private let output: RecordOutput
    private let batch: RecordBatch
    /// Reads lists, which are given as they were written.
    private var lists: JSONParser

    /// The fields that a line is asked for; those from `firstRare` on have to be absent or empty.
    private enum Field: Int, CaseIterable {
        case kind, account, id, published, text, url, links, folder, name, repostOf, inReplyTo
        case title, author, language, updated, categories, html
        case comments, commentsURL, enclosures, media, payment, selected, sourceTitle, sourceURL, coauthors

        static let firstRare = comments

        var key: StaticString {
            switch self {
            case .kind: "kind"
            case .account: "account"
            case .id: "id"
            case .published: "published"
            case .text: "text"
            case .url: "url"
            case .links: "links"
            case .folder: "folder"
            case .name: "name"
            case .repostOf: "repost_of"
            case .inReplyTo: "in_reply_to"
            case .title: "title"
            case .author: "author"
            case .language: "language"
            case .updated: "updated"
            case .categories: "categories"
            case .html: "html"
            case .comments: "comments"
            case .commentsURL: "comments_url"
            case .enclosures: "enclosures"
            case .media: "media"
            case .payment: "payment"
            case .selected: "selected"
            case .sourceTitle: "source_title"
            case .sourceURL: "source_url"
            case .coauthors: "coauthors"
            }
        }
    }

    /// What a line is asked for: the fields in their order.
    static func shape() throws(JSONError) -> JSONShape { try JSONShape(Field.allCases.map(\.key)) }

    init(output: RecordOutput) throws(JSONError) {
        self.output = output
        batch = output.batch
        lists = try JSONParser(sizeLimit: 1 << 20)
    }

    /// Whether a line is a record of Squelch's own that says so.
    func isRecord(_ line: JSONPickedLine) -> Bool { line[Field.kind.rawValue].kind != nil }

    /// Takes a line as a post; false, and nothing taken, where it is none or another reader has to look.
    func take(_ line: JSONPickedLine) -> Bool {
        guard isPlain(line) else { return false }
        let ends = batch.ends
        var post = PostRecord()
        post.feed = output.currentFeed
        guard let published = date(line[Field.published.rawValue]), let updated = date(line[Field.updated.rawValue]),
            let links = texts(line[Field.links.rawValue]), let categories = texts(line[Field.categories.rawValue])
        else { return forget(ends) }
        if let date = published.value {
            post.publish(date)
        }
        if let date = updated.value {
            post.update(at: date.seconds)
        }
        post.links = links
        post.categories = categories
        batch.withArena { takeTexts(line, &post, &$0) }
        if !post.repostOf.isEmpty { post.flags.insert(.repost) }
        if !post.inReplyTo.isEmpty { post.flags.insert(.reply) }
        guard post.hasContent else { return forget(ends) }
        output.dates.add(published.value)
        output.dates.add(updated.value)
        batch.append(post)
        output.flushIfFull()
        return true
    }

    private func forget(_ ends: (text: Int, lists: Int)) -> Bool {
        batch.truncate(to: ends)
        return false
    }

    /// Whether a line has an account by its name, ids that are texts, and nothing that is seldom there.
    private func isPlain(_ line: JSONPickedLine) -> Bool {
        if let kind = line[Field.kind.rawValue].string {
            guard kind == "post" else { return false }
        } else if line[Field.kind.rawValue].kind != nil {
            return false
        }
        guard line[Field.account.rawValue].kind == .string else { return false }
        for field in [Field.id, Field.repostOf, Field.inReplyTo] {
            switch line[field.rawValue].kind {
            case nil, .null, .string: continue
            default: return false
            }
        }
        if output.keepsHTML, line[Field.html.rawValue].string != nil { return false }
        for place in Field.firstRare.rawValue..<line.count where !line[place].isAbsent { return false }
        return true
    }

    private func takeTexts(_ line: JSONPickedLine, _ post: inout PostRecord, _ arena: inout ByteArena) {
        func text(_ field: Field, _ arena: inout ByteArena) -> ByteSlice {
            guard let bytes = line[field.rawValue].string else { return .missing }
            return PlainText.append(bytes, to: &arena, keepsLayout: true)
        }
        post.account = text(Field.account, &arena)
        post.id = text(Field.id, &arena)
        post.text = text(Field.text, &arena)
        post.url = text(Field.url, &arena)
        post.folder = text(Field.folder, &arena)
        post.accountName = text(Field.name, &arena)
        post.title = text(Field.title, &arena)
        post.author = text(Field.author, &arena)
        post.language = text(Field.language, &arena)
        post.repostOf = text(Field.repostOf, &arena)
        post.inReplyTo = text(Field.inReplyTo, &arena)
    }

    /// The texts of a list; nil where it has to be looked at by another.
    private func texts(_ field: JSONField) -> ListRange? {
        guard let json = field.json else { return ListRange.none }
        if json.count == 2 { return ListRange.none }
        guard let list = try? lists.parse(json) else { return nil }
        return batch.texts(list)
    }

    /// A date that is there or not.
    private struct FoundDate {
        var value: ParsedDate?
    }

    /// Nil for a date that cannot be understood: another reader tells of it.
    private func date(_ field: JSONField) -> FoundDate? {
        guard let text = field.string, !text.isEmpty else {
            return FoundDate(value: field.int64.map { ParsedDate(seconds: $0) })
        }
        return DateParser.parse(text).map { FoundDate(value: $0) }
    }
}
