import SquelchJSON
import SquelchTimeline

/// Streams of the Google Reader family: exports of FreshRSS, Inoreader, The Old Reader and Google Reader itself.
///
/// Each item becomes a post of its feed, and what the user did to it. The time of a star is not stored anywhere.
struct ReaderStream: ~Copyable {
    private let output: RecordWriter
    private var post: ReaderPost
    private var isStarList = false
    /// Everything is marked as read: that was a button, not a reader.
    private var isAllRead = false
    /// The labels that all items of a feed bear, by its stream: a folder of feeds and a label of items look alike.
    private var folders: [String: Set<String>] = [:]

    private static let bulk = 20

    init(_ output: RecordWriter) {
        self.output = output
        post = ReaderPost(output)
    }

    /// Whether a document is such a stream.
    static func isStream(_ root: JSONValue) -> Bool {
        guard let items = root["items"], items.kind == .array else { return false }
        if let first = items.firstItem { return isItem(first) }
        return isStreamID(root["id"].bytes)
    }

    /// Whether an object is an item of such a stream.
    static func isItem(_ item: JSONValue) -> Bool {
        item["origin"]?.kind == .object || (item["id"].bytes.firstIndex(of: "reader/item/", within: 64) != nil)
    }

    private static func isStreamID(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
        id.firstIndex(of: "/state/", within: 64) != nil || id.firstIndex(of: "/label/", within: 64) != nil
            || id.starts(with: "feed/")
    }

    /// Reads all items; returns the format.
    mutating func read(_ items: JSONValue?, id: UnsafeBufferPointer<UInt8>?, author: JSONValue?) -> SourceFormat {
        isStarList = id.map { $0.ends(with: "starred") } ?? true
        look(through: items, id)
        var position = 0
        for item in items.elements {
            position += 1
            guard item.kind == .object else {
                output.skip(record: String(position), "not an object")
                continue
            }
            read(item, position)
        }
        let isFreshRSS = id?.firstIndex(of: "org.freshrss", within: 64) != nil
        return SourceFormat(isFreshRSS ? .freshrss : .reader)
    }

    /// Finds out what the list as a whole says. One of stars, likes or shared items names itself; one with another name
    /// is such a list where each of its items is valued, and it is not that of a feed.
    private mutating func look(through items: JSONValue?, _ id: UnsafeBufferPointer<UInt8>?) {
        var count = 0
        var read = 0
        var valued = 0
        for item in items.elements {
            let states = ReaderStates(item["categories"])
            takeFolders(item, states)
            // A list without a name is taken for one of stars, unless its items lie in folders.
            if id == nil, !states.labels.isEmpty { isStarList = false }
            count += 1
            if states.isRead { read += 1 }
            if states.isStarred || states.isLiked || states.isShared || (isStarList && !states.isKnown) { valued += 1 }
        }
        isAllRead = read == count && count >= Self.bulk
        let name = id ?? UnsafeBufferPointer(start: nil, count: 0)
        let isNamed = ["/starred", "/like", "/broadcast"].contains { (end: StaticString) in name.ends(with: end) }
        post.isSelection = isNamed || (valued == count && !name.starts(with: "feed/"))
    }

    private mutating func takeFolders(_ item: JSONValue, _ states: ReaderStates) {
        let labels = Set(states.labels.map(\.plainString))
        folders[stream(of: item), default: labels].formIntersection(labels)
    }

    /// What tells the feed of an item from others.
    private func stream(of item: JSONValue) -> String {
        let origin = item["origin"]
        return (origin?["streamId"] ?? origin?["htmlUrl"] ?? origin?["title"]).bytes.string
    }

    private mutating func read(_ item: JSONValue, _ position: Int) {
        let states = ReaderStates(item["categories"])
        var draft = ReaderPost.Draft()
        draft.id = item["guid"] ?? item["id"]
        draft.url = item["canonical"]?.firstItem?["href"] ?? item["alternate"]?.firstItem?["href"]
        draft.title = item["title"]
        draft.author = item["author"]
        draft.html = item["content"]?["content"] ?? item["summary"]?["content"] ?? item["content"]
        draft.published = item["published"].epoch
        draft.updated = item["updated"].epoch
        draft.feedTitle = item["origin"]?["title"]
        draft.feed = feed(item["origin"])
        draft.site = item["origin"]?["htmlUrl"]
        let folders = folders[stream(of: item)] ?? []
        let isFiled = states.labels.contains { !folders.contains($0.plainString) }
        let isStar = states.isStarred || (isStarList && !states.isKnown && !isFiled)
        draft.folder = folders.min()
        guard let record = post.append(draft, tags: states.tags) else {
            return output.skip(record: String(position), "an item without content")
        }
        if isStar { output.attention(record, .star) }
        if states.isLiked { output.attention(record, .like) }
        if states.isShared { output.attention(record, .repost) }
        if isFiled, !isStar { output.attention(record, .save) }
        if states.isRead, !isStar, !states.isLiked { output.attention(record, .read, bulk: isAllRead) }
    }

    /// The feed's address: by itself in FreshRSS, in the stream's name elsewhere. There it can be a number, too.
    private func feed(_ origin: JSONValue?) -> String? {
        if let address = FollowAddress.accepted(origin?["feedUrl"].bytes.string ?? "") { return address }
        let stream = origin?["streamId"].bytes.string ?? ""
        return stream.hasPrefix("feed/") ? FollowAddress.accepted(String(stream.dropFirst(5))) : nil
    }
}
