import SquelchJSON
import SquelchTimeline

/// The fields of one post in JSON.
struct PostLineReader {
    private(set) var post = PostRecord()
    /// A date that is there but cannot be understood.
    private(set) var badDate = false
    /// The dates as they were written.
    private(set) var published, updated: ParsedDate?
    private let batch: RecordBatch
    private let keepsHTML: Bool

    init(batch: RecordBatch, feed: Int32, keepsHTML: Bool) {
        self.batch = batch
        self.keepsHTML = keepsHTML
        post.feed = feed
    }

    /// Takes one member of the object; unknown ones are left alone.
    mutating func take(_ key: UnsafeBufferPointer<UInt8>, _ value: JSONValue) {
        switch key.first {
        case UInt8(ascii: "a"):
            if key == "account" { post.account = batch.identifier(value) }
            if key == "author" { post.author = batch.text(value) }
        case UInt8(ascii: "t"):
            if key == "text" { post.text = batch.text(value) }
            if key == "title" { post.title = batch.text(value) }
        case UInt8(ascii: "i"):
            if key == "id" { post.id = batch.identifier(value) }
            if key == "in_reply_to" { takeReply(value) }
        case UInt8(ascii: "u"):
            if key == "url" { post.url = batch.text(value) }
            if key == "updated", let date = date(value) {
                updated = date
                post.update(at: date.seconds)
            }
        case UInt8(ascii: "p"):
            if key == "published", let date = date(value) {
                published = date
                post.publish(date)
            }
            if key == "payment" { post.payment = batch.texts(value) }
        case UInt8(ascii: "l"):
            if key == "links" { post.links = batch.texts(value) }
            if key == "language" { post.language = batch.text(value) }
        case UInt8(ascii: "r"):
            if key == "repost_of" { takeRepost(value) }
        case UInt8(ascii: "f"):
            if key == "folder" { post.folder = batch.text(value) }
        case UInt8(ascii: "n"):
            if key == "name" { post.accountName = batch.text(value) }
        case UInt8(ascii: "h"):
            if key == "html", keepsHTML { post.html = batch.text(value) }
        case UInt8(ascii: "c"):
            if key == "categories" { post.categories = batch.texts(value) }
            if key == "comments" { post.comments = value.int64.map(Int32.init(clamping:)) ?? -1 }
            if key == "coauthors" { post.coauthors = batch.texts(value) }
            if key == "comments_url" { post.commentsURL = batch.text(value) }
        case UInt8(ascii: "e"):
            if key == "enclosures" { takeEnclosures(value) }
        case UInt8(ascii: "m"):
            if key == "media" { takeMedia(value) }
        case UInt8(ascii: "s"):
            if key == "selected", value.bool == true { post.flags.insert(.selected) }
            if key == "source_title" { post.sourceTitle = batch.text(value) }
            if key == "source_url" { post.sourceURL = batch.text(value) }
        default: break
        }
    }

    private mutating func takeReply(_ value: JSONValue) {
        post.inReplyTo = batch.identifier(value)
        if !post.inReplyTo.isEmpty { post.flags.insert(.reply) }
    }

    private mutating func takeRepost(_ value: JSONValue) {
        post.repostOf = batch.identifier(value)
        if !post.repostOf.isEmpty { post.flags.insert(.repost) }
    }

    private mutating func takeMedia(_ value: JSONValue) {
        for item in value.items {
            if let name = item.string { post.flags.insert(name == "image" ? .image : .media) }
        }
    }

    private mutating func takeEnclosures(_ value: JSONValue) {
        post.enclosures = batch.newEnclosures {
            for item in value.items {
                let url = item["url"].map { batch.text($0) } ?? .missing
                guard !url.isMissing else { continue }
                let type = item["type"].map { batch.text($0) } ?? .missing
                batch.enclosures.append(EnclosureRecord(url: url, type: type, length: item["length"]?.int64 ?? -1))
            }
        }
    }

    /// A date as text, or as seconds since 1970.
    private mutating func date(_ value: JSONValue) -> ParsedDate? {
        if let seconds = value.int64 { return ParsedDate(seconds: seconds) }
        guard let text = value.string, !text.isEmpty else { return nil }
        let parsed = DateParser.parse(text)
        if parsed == nil { badDate = true }
        return parsed
    }
}
