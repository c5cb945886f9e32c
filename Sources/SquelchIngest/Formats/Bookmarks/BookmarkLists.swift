import SquelchJSON
import SquelchTimeline

/// Flat lists of pages in JSON: Pinboard, Delicious, wallabag, Omnivore, Readability, and Feedbin's stars, which name no
/// feed.
struct BookmarkLists {
    let output: RecordWriter

    /// Where a service keeps what is read, told apart by the first item.
    private struct Shape {
        let format: SourceFormat.Family
        let url, date: StaticString
        var star: StaticString = "is_starred"
        var action = PostAttention.Action.save
        /// Where a star is older or newer than the entry.
        var starDate: StaticString = "date_favorited"

        init?(_ item: JSONValue) {
            if item["href"] != nil, item["toread"] != nil || item["shared"] != nil {
                (format, url, date, action) = (.pinboard, "href", "time", .bookmark)
            } else if item["savedAt"] != nil, item["slug"] != nil || item["readingProgress"] != nil {
                (format, url, date) = (.omnivore, "url", "savedAt")
            } else if item["is_archived"] != nil, item["url"] != nil {
                (format, url, date) = (.wallabag, "url", "created_at")
            } else if item["feed_id"] != nil || item["created_at"] != nil, item["published"] != nil, item["url"] != nil
            {
                (format, url, date, action) = (.feedbin, "url", "starred_at", .star)
            } else if item["article__url"] != nil {
                (format, url, date, star) = (.readability, "article__url", "date_added", "favorite")
            } else if item["created"] != nil, item["tags"]?.kind == .array, item["url"] != nil {
                (format, url, date, action) = (.delicious, "url", "created", .bookmark)
            } else {
                return nil
            }
        }
    }

    /// Reads an array of pages; nil where the first is of no known shape.
    func read(_ root: JSONValue, _ first: JSONValue) -> SourceFormat? {
        guard let shape = Shape(first) else { return nil }
        for (position, item) in root.items.enumerated() {
            guard item.kind == .object else {
                output.skip(record: String(position + 1), "not an object")
                continue
            }
            let isStar = item.member(shape.star.bytes).isTrue
            let time = isStar ? date(item.member(shape.starDate.bytes)) : nil
            output.attention(
                item.member(shape.url.bytes).bytes, isStar ? .star : shape.action,
                at: time ?? date(item.member(shape.date.bytes)))
        }
        return SourceFormat(shape.format)
    }

    /// Reads Readability's document, whose list has a name.
    func readReadability(_ root: JSONValue) -> SourceFormat? {
        guard let list = root["bookmarks"], list.kind == .array, root["recommendations"] != nil || list.count > 0
        else { return nil }
        guard let first = list.firstItem else { return SourceFormat(.readability) }
        return first["article__url"] == nil ? nil : read(list, first)
    }

    /// A date in words, or in digits as a count.
    private func date(_ value: JSONValue?) -> Int64? { value.epoch ?? output.output.date(value.bytes)?.seconds }
}
