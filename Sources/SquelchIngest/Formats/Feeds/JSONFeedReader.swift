import SquelchJSON
import SquelchTimeline

/// JSON Feed 1.0 and 1.1 (jsonfeed.org), with what real files do to it: numbers as ids and dates, one thing where a list
/// belongs and a text where an object does, no version.
struct JSONFeedReader: ~Copyable {
    private let output: RecordOutput
    private var text = HTMLText()
    private var base: String?

    init(output: RecordOutput) { self.output = output }

    /// Whether a document's `version` says that it is a JSON Feed.
    static func isFeed(_ root: JSONValue) -> Bool {
        root["version"]?.string?.firstIndex(of: "jsonfeed.org/version/", within: 64) != nil
    }

    /// Whether a document is a JSON Feed although it does not say so.
    static func looksLikeFeed(_ root: JSONValue) -> Bool {
        guard let items = root["items"], items.kind == .array else { return false }
        if root["feed_url"]?.string != nil || root["home_page_url"]?.string != nil { return true }
        return items.items.prefix(8).contains { $0["content_html"] != nil || $0["content_text"] != nil }
    }

    /// Reads the document; returns the format.
    mutating func read(_ root: JSONValue) -> SourceFormat {
        var version = ""
        if let address = root["version"]?.string { version = number(address) }
        let format = SourceFormat(.jsonFeed, version)
        let batch = output.batch
        base = output.origin
        var record = FeedRecord()
        record.format = batch.store(format.name)
        record.title = plain(root["title"])
        record.description = plain(root["description"])
        record.link = address(root["home_page_url"])
        record.feedURL = address(root["feed_url"])
        record.language = plain(root["language"])
        record.author = authors(of: root).first
        base = batch.arena.string(record.link) ?? batch.arena.string(record.feedURL) ?? output.origin
        // Of a page of the feed, its own address is that of the feed; the next page has older posts.
        record.older = URLResolver.append(
            root["next_url"]?.string ?? UnsafeBufferPointer(start: nil, count: 0), base: output.origin ?? base,
            to: &batch.arena)
        output.append(document: record)
        let feed = output.feedCount - 1
        var position = 0
        for item in ElementItems(root["items"]) {
            position += 1
            guard item.kind == .object else {
                output.skip(record: String(position), reason: "not an object")
                continue
            }
            read(item: item, position: position, feed: feed)
        }
        return format
    }

    /// `1` or `1.1`, from the end of the version's address.
    private func number(_ version: UnsafeBufferPointer<UInt8>) -> String {
        let slash = version.lastIndex(of: UInt8(ascii: "/")) ?? 0
        let digits = version[slash...].filter { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
        let name = String(decoding: digits, as: UTF8.self)
        return name == "1" ? "1.0" : name
    }

    private mutating func read(item: JSONValue, position: Int, feed: Int32) {
        let batch = output.batch
        var post = PostRecord()
        post.feed = feed
        post.id = item["id"].map { batch.identifier($0) } ?? .missing
        post.url = address(item["url"])
        // The specification wants the address as the id, and some feeds have it there alone.
        if post.url.isMissing, let id = item["id"]?.string, URLResolver.isWeb(id.trimmed) {
            post.url = address(item["id"])
        }
        post.title = plain(item["title"])
        (post.author, post.coauthors) = authors(of: item)
        post.language = plain(item["language"])
        readDates(item, position, &post)
        text.clearLinks()
        readBody(item, &post)
        readLists(item, &post)
        if post.url.isMissing, post.links.count > 0 { post.url = batch.lists[Int(post.links.start)] }
        guard post.hasContent else {
            return output.skip(record: String(position), reason: "an item without content")
        }
        batch.posts.append(post)
        output.flushIfFull()
    }

    private mutating func readBody(_ item: JSONValue, _ post: inout PostRecord) {
        let batch = output.batch
        let content = item["content"]
        for html in [item["content_html"], content, content?["html"], content?["value"]] where post.text.isMissing {
            guard let html = html?.string, !html.isEmpty else { continue }
            post.text = text.append(html, to: &batch.arena).nonEmpty
            if InvisibleText.isAll(batch.arena.bytes(post.text)) { post.text = .missing }
            guard output.keepsHTML, post.html.isMissing || !post.text.isMissing else { continue }
            post.html = PlainText.append(html, to: &batch.arena, keepsLayout: true)
        }
        // Of a picture alone, or of empty paragraphs, nobody reads a word.
        for words in [item["content_text"], content?["text"], item["summary"]] where post.text.isMissing {
            post.text = plain(words)
        }
        post.flags.formUnion(text.mediaFlags)
        if item["image"]?.string != nil || item["banner_image"]?.string != nil { post.flags.insert(.image) }
    }

    private func readLists(_ item: JSONValue, _ post: inout PostRecord) {
        let batch = output.batch
        post.links = batch.newList { start in
            batch.appendUnique(address(item["external_url"]), since: start)
            batch.appendLinks(of: text, base: base, since: start)
        }
        post.categories = batch.newList { start in
            for tag in ElementItems(item["tags"]).prefix(RecordBatch.mostElements) {
                batch.appendUnique(plain(tag.kind == .object ? tag["name"] ?? tag["label"] : tag), since: start)
            }
        }
        post.enclosures = batch.newEnclosures {
            for file in ElementItems(item["attachments"]).prefix(RecordBatch.mostElements) {
                let url = address(file.kind == .object ? file["url"] : file)
                batch.attach(url: url, type: plain(file["mime_type"]), length: file["size_in_bytes"], to: &post)
            }
        }
    }

    private func readDates(_ item: JSONValue, _ position: Int, _ post: inout PostRecord) {
        for written in [item["date_published"], item["published"], item["pubDate"], item["date"]] {
            guard let written, !written.isNull, written.string?.isEmpty != true else { continue }
            if let date = date(written) {
                post.publish(date)
            } else {
                output.warn(record: String(position), "the date could not be understood; the post is kept without")
            }
            break
        }
        if let written = item["date_modified"] ?? item["updated"], let date = date(written) {
            post.update(at: date.seconds)
        }
    }

    /// A date as text, or as a count of seconds or milliseconds.
    private func date(_ value: JSONValue) -> ParsedDate? {
        if let written = value.string { return output.date(written) }
        guard let number = value.int64, number > 0 else { return nil }
        var digits = String(number)
        return digits.withUTF8 { DateParser.parse($0) }
    }

    /// The names of the authors: `authors` in 1.1, `author` in 1.0; an object, a list of them, or just names.
    private func authors(of value: JSONValue) -> (first: ByteSlice, others: ListRange) {
        let batch = output.batch
        let start = batch.lists.count
        for people in [value["authors"], value["author"]] where batch.lists.count == start {
            for person in ElementItems(people).prefix(16) {
                guard let name = (person.kind == .object ? person["name"] ?? person["email"] : person)?.string else {
                    continue
                }
                batch.appendUnique(PlainText.append(PersonName.display(name), to: &batch.arena), since: start)
            }
        }
        guard batch.lists.count > start else { return (.missing, .none) }
        let first = batch.lists.remove(at: start)
        return (first, batch.endList(from: start))
    }

    private func plain(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = value?.string else { return .missing }
        return PlainText.append(bytes, to: &output.batch.arena)
    }

    private func address(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = value?.string else { return .missing }
        return URLResolver.append(bytes, base: base, to: &output.batch.arena)
    }
}

/// The items of an array that may not be there; a single value is an array of one.
struct ElementItems: Sequence, IteratorProtocol {
    private var items: JSONValue.Items?
    private var single: JSONValue?

    init(_ value: JSONValue?) {
        guard let value, !value.isNull else { return }
        if value.kind == .array { items = value.items } else { single = value }
    }

    mutating func next() -> JSONValue? {
        defer { single = nil }
        return single ?? items?.next()
    }
}
