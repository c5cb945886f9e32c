public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// A list as JSON: in the schema `squelch.list/1`, or its best posts as a JSON Feed.
public enum ListJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.list/1"

    /// The list; nil where there is no memory for it. Stable: the same data give the same bytes.
    public static func render(_ list: ListeningList) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("title", list.title)
            json.field("author", list.author)
            json.field("as_of", UTCTime.day(list.asOf))
            json.objects("sections", list.sections) { section, json in
                json.field("context", section.context)
                json.key("entries")
                json.beginArray()
                for entry in section.entries { write(entry, &json) }
                json.endArray()
            }
        }
    }

    private static func write(_ entry: ListEntry, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("id", entry.id)
        json.field("name", entry.name)
        json.field("platform", entry.platform?.rawValue)
        json.field("url", entry.url)
        json.field("feed", entry.feedURL)
        json.texts("subjects", entry.subjects)
        json.field("note", entry.note)
        json.field("reason", entry.reason)
        json.field("since", entry.since.map(UTCTime.day))
        json.texts("relations", entry.relations)
        json.objects("posts", entry.posts) { post, json in
            json.field("id", post.id)
            json.field("title", post.title)
            json.field("url", post.url)
            json.time("published", post.published)
        }
        json.endObject()
    }

    /// The best posts of the listed accounts as a JSON Feed 1.1 (jsonfeed.org), the newest first.
    public static func feed(_ list: ListeningList) -> ByteArena? {
        JSONObjectText.render { json in
            json.field("version", "https://jsonfeed.org/version/1.1")
            json.field("title", list.title)
            if let author = list.author {
                json.key("authors")
                json.beginArray()
                json.beginObject()
                json.field("name", author)
                json.endObject()
                json.endArray()
            }
            json.key("items")
            json.beginArray()
            for item in items(list) { write(item, &json) }
            json.endArray()
        }
    }

    private struct Item {
        var id: String
        var post: ListEntry.Post
        var entry: ListEntry
        var contexts: [String]
    }

    /// Each post once, with the contexts of all sections that show it.
    private static func items(_ list: ListeningList) -> [Item] {
        var items: [Item] = []
        var places: [String: Int] = [:]
        for section in list.sections {
            for entry in section.entries {
                for post in entry.posts {
                    let id = post.url ?? "\(entry.id)#\(post.id ?? post.title)"
                    if let place = places[id] {
                        if let context = section.context { items[place].contexts.append(context) }
                        continue
                    }
                    places[id] = items.count
                    items.append(Item(id: id, post: post, entry: entry, contexts: section.context.map { [$0] } ?? []))
                }
            }
        }
        return items.sorted { left, right in
            let times = (left.post.published ?? .min, right.post.published ?? .min)
            return times.0 != times.1 ? times.0 > times.1 : left.id < right.id
        }
    }

    private static func write(_ item: Item, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("id", item.id)
        if let url = WebLink.safe(item.post.url) { json.field("url", url) }
        json.field("title", item.post.title)
        json.field("content_text", "\(item.entry.name): \(item.entry.sentence)")
        if let time = item.post.published { json.time("date_published", time) }
        json.key("authors")
        json.beginArray()
        json.beginObject()
        json.field("name", item.entry.name)
        if let url = WebLink.safe(item.entry.url) { json.field("url", url) }
        json.endObject()
        json.endArray()
        if !item.contexts.isEmpty { json.texts("tags", item.contexts) }
        json.endObject()
    }
}
