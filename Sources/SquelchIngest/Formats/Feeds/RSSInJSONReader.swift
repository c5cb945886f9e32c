import SquelchJSON
import SquelchTimeline

/// RSS 2.0 in JSON (github.com/scripting/rss-in-json): the elements are keys, and an element with attributes is an object
/// that has them as keys too.
struct RSSInJSONReader: ~Copyable {
    private let output: RecordOutput
    private var text = HTMLText()
    private var base: String?

    private static let format = SourceFormat(.rssInJSON)

    init(output: RecordOutput) { self.output = output }

    /// What `rss` holds, in a document that has a channel there.
    static func document(_ root: JSONValue) -> JSONValue? {
        guard let rss = root["rss"], rss["channel"]?.kind == .object else { return nil }
        return rss
    }

    /// Reads the document; returns the format.
    mutating func read(_ rss: JSONValue) -> SourceFormat {
        guard let channel = rss["channel"] else { return Self.format }
        let batch = output.batch
        base = output.origin
        var record = FeedRecord()
        record.format = batch.store(Self.format.name)
        record.title = title(channel["title"])
        record.description = body(channel["description"])
        record.link = address(channel["link"])
        record.language = plain(channel["language"])
        base = batch.arena.string(record.link) ?? output.origin
        output.append(document: record)
        let feed = output.feedCount - 1
        var position = 0
        for item in ElementItems(channel["item"] ?? rss["item"]) {
            position += 1
            guard item.kind == .object else {
                output.skip(record: String(position), reason: "not an object")
                continue
            }
            read(item: item, position: position, feed: feed)
        }
        return Self.format
    }

    private mutating func read(item: JSONValue, position: Int, feed: Int32) {
        let batch = output.batch
        var post = PostRecord()
        post.feed = feed
        let guid = item["guid"]
        post.id = plain(guid)
        post.url = address(item["link"])
        if post.url.isMissing, let id = content(guid), URLResolver.isWeb(id.trimmed), isPermalink(guid) {
            post.url = address(guid)
        }
        post.title = title(item["title"])
        post.commentsURL = address(item["comments"])
        for author in [item["dc:creator"], item["author"]] where post.author.isMissing {
            guard let name = content(author) else { continue }
            post.author = PlainText.append(PersonName.display(name), to: &batch.arena)
        }
        readDate(item["pubDate"], position, &post)
        text.clearLinks()
        for element in [item["content:encoded"], item["description"]] where post.text.isMissing {
            post.text = body(element)
        }
        post.flags.formUnion(text.mediaFlags)
        readLists(item, &post)
        guard post.hasContent else {
            return output.skip(record: String(position), reason: "an item without content")
        }
        batch.posts.append(post)
        output.flushIfFull()
    }

    private func readDate(_ value: JSONValue?, _ position: Int, _ post: inout PostRecord) {
        guard let written = content(value), !written.isEmpty else { return }
        guard let date = output.date(written) else {
            return output.warn(record: String(position), "the date could not be understood; the post is kept without")
        }
        post.publish(date)
    }

    private mutating func readLists(_ item: JSONValue, _ post: inout PostRecord) {
        let batch = output.batch
        post.links = batch.newList { start in batch.appendLinks(of: text, base: base, since: start) }
        let start = batch.lists.count
        for category in ElementItems(item["category"]).prefix(RecordBatch.mostElements) {
            batch.appendUnique(title(category), since: start)
        }
        post.categories = batch.endList(from: start)
        post.enclosures = batch.newEnclosures {
            for file in ElementItems(item["enclosure"]).prefix(RecordBatch.mostElements) {
                batch.attach(url: address(file["url"]), type: plain(file["type"]), length: file["length"], to: &post)
            }
        }
    }

    private func isPermalink(_ guid: JSONValue?) -> Bool {
        guard let flag = guid?["isPermaLink"] ?? guid?["@isPermaLink"] else { return true }
        return flag.bool ?? (flag.string.map { !$0.equalsIgnoringCase("false") } ?? true)
    }

    /// The text of an element, which is an object where it has attributes.
    private func content(_ value: JSONValue?) -> UnsafeBufferPointer<UInt8>? {
        guard let value, value.kind == .object else { return value?.string }
        for key in ["#value", "#text", "_", "$t", "value", "#cdata-section", "__cdata"] as [StaticString] {
            if let text = value[key]?.string { return text }
        }
        return nil
    }

    private func plain(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = content(value) else { return .missing }
        return PlainText.append(bytes, to: &output.batch.arena)
    }

    private mutating func title(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = content(value) else { return .missing }
        return TitleText.append(bytes, to: &output.batch.arena, &text).nonEmpty
    }

    private mutating func body(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = content(value) else { return .missing }
        return text.append(bytes, to: &output.batch.arena).nonEmpty
    }

    private func address(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = content(value) else { return .missing }
        return URLResolver.append(bytes, base: base, to: &output.batch.arena)
    }
}
