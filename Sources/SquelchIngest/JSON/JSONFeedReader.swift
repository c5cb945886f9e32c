import SquelchJSON
import SquelchTimeline

/// JSON Feed 1.0 and 1.1 (jsonfeed.org), with what real files do to it: numbers as ids, authors in either form.
struct JSONFeedReader: ~Copyable {
    private let output: RecordOutput
    private var text = HTMLText()
    private var base: String?

    init(output: RecordOutput) { self.output = output }

    /// Whether a document's `version` says that it is a JSON Feed.
    static func isFeed(_ version: UnsafeBufferPointer<UInt8>) -> Bool {
        version.firstIndex(of: "jsonfeed.org/version/", within: 64) != nil
    }

    /// Reads the document; returns the format's name.
    mutating func read(_ root: JSONValue, version: UnsafeBufferPointer<UInt8>) -> String {
        let format = number(version)
        let batch = output.batch
        var record = FeedRecord()
        record.format = batch.store("jsonfeed" + format)
        record.title = plain(root["title"])
        record.description = plain(root["description"])
        record.link = address(root["home_page_url"])
        record.feedURL = address(root["feed_url"])
        record.language = plain(root["language"])
        record.author = author(root)
        base = batch.arena.string(record.link) ?? batch.arena.string(record.feedURL)
        output.append(feed: record)
        let feed = output.feedCount - 1
        var position = 0
        for item in MaybeItems(root["items"]) {
            position += 1
            guard item.kind == .object else {
                output.skip(record: String(position), reason: "not an object")
                continue
            }
            read(item: item, position: position, feed: feed)
        }
        return "jsonfeed" + format
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
        post.title = plain(item["title"])
        post.author = author(item)
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
        if let html = item["content_html"]?.string, !html.isEmpty {
            if output.keepsHTML { post.html = PlainText.append(html, to: &batch.arena, keepsLayout: true) }
            post.text = text.append(html, to: &batch.arena).nonEmpty
        } else {
            post.text = plain(item["content_text"])
            if post.text.isMissing { post.text = plain(item["summary"]) }
        }
        post.flags.formUnion(text.mediaFlags)
        if item["image"]?.string != nil || item["banner_image"]?.string != nil { post.flags.insert(.image) }
    }

    private func readLists(_ item: JSONValue, _ post: inout PostRecord) {
        let batch = output.batch
        var start = batch.lists.count
        batch.appendUnique(address(item["external_url"]), since: start)
        for index in 0..<min(text.linkCount, 256) {
            let slice = URLResolver.append(text.link(index), base: base, to: &batch.arena)
            if URLResolver.isWeb(batch.arena.bytes(slice)) { batch.appendUnique(slice, since: start) }
        }
        post.links = batch.endList(from: start)
        start = batch.lists.count
        for tag in MaybeItems(item["tags"]) { batch.appendUnique(plain(tag), since: start) }
        post.categories = batch.endList(from: start)
        start = batch.enclosures.count
        for attachment in MaybeItems(item["attachments"]) {
            let url = address(attachment["url"])
            guard !url.isMissing else { continue }
            let length = attachment["size_in_bytes"]?.int64 ?? -1
            let type = plain(attachment["mime_type"])
            batch.enclosures.append(EnclosureRecord(url: url, type: type, length: length))
            post.flags.insert(batch.arena.bytes(type).starts(with: "image/") ? .image : .media)
        }
        post.enclosures = ListRange(start: start, count: batch.enclosures.count - start)
    }

    private func readDates(_ item: JSONValue, _ position: Int, _ post: inout PostRecord) {
        if let written = item["date_published"]?.string, !written.isEmpty {
            if let date = DateParser.parse(written) {
                post.published = date.seconds
                post.flags.insert(.hasPublished)
            } else {
                output.warn(record: String(position), "the date could not be understood; the post is kept without")
            }
        }
        if let date = item["date_modified"]?.string.flatMap(DateParser.parse) {
            post.updated = date.seconds
            post.flags.insert(.hasUpdated)
        }
    }

    /// The first author's name: `authors` in 1.1, `author` in 1.0.
    private func author(_ value: JSONValue) -> ByteSlice {
        for person in MaybeItems(value["authors"]) {
            let name = plain(person["name"])
            if !name.isMissing { return name }
        }
        return plain(value["author"]?["name"])
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

/// The items of an array that may not be there.
private struct MaybeItems: Sequence, IteratorProtocol {
    private var items: JSONValue.Items?

    init(_ value: JSONValue?) { items = value?.items }

    mutating func next() -> JSONValue? { items?.next() }
}
