import SquelchJSON
import SquelchTimeline

/// Entries as Miniflux gives them out. A feed's `username`, `password` and `cookie` are never looked at.
struct MinifluxReader: ~Copyable {
    private let output: RecordWriter
    private var post: ReaderPost

    init(_ output: RecordWriter) {
        self.output = output
        post = ReaderPost(output)
    }

    /// Reads all entries; returns the format.
    mutating func read(_ entries: JSONValue) -> SourceFormat {
        // `starred=true` was asked for: others are not in it.
        post.isSelection = entries.items.allSatisfy { $0["starred"].isTrue }
        var position = 0
        for entry in entries.items {
            position += 1
            if !read(entry) { output.skip(record: String(position), "an entry without content") }
        }
        return SourceFormat(.miniflux)
    }

    private mutating func read(_ entry: JSONValue) -> Bool {
        guard entry.kind == .object else { return false }
        if entry["status"].bytes == "removed", !entry["starred"].isTrue {
            output.ignore("an entry that was removed")
            return true
        }
        let feed = entry["feed"]
        var draft = ReaderPost.Draft()
        // The hash is Miniflux's own; feeds and their readers know the address.
        draft.id = entry["url"]
        draft.url = entry["url"]
        draft.title = entry["title"]
        draft.author = entry["author"]
        draft.html = entry["content"]
        draft.feedTitle = feed?["title"]
        draft.feed = FollowAddress.accepted(feed?["feed_url"].bytes.string ?? "")
        draft.site = feed?["site_url"]
        draft.published = DateParser.parse(entry["published_at"].bytes)?.seconds
        let tags = entry["tags"].elements.compactMap(\.string)
        guard let item = post.append(draft, tags: tags) else { return false }
        if entry["starred"].isTrue {
            output.attention(item, .star)
        } else if entry["status"].bytes == "read" {
            output.attention(item, .read)
        }
        return true
    }
}
