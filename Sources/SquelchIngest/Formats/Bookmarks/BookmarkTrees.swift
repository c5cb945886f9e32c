import SquelchJSON
import SquelchTimeline

/// Bookmarks of browsers in JSON: Chrome's `Bookmarks` file and Firefox's backups. A live bookmark is a follow.
struct BookmarkTrees {
    let output: RecordWriter

    /// Reads a document that is a tree of bookmarks; nil for any other.
    func read(_ root: JSONValue) -> SourceFormat? {
        if let roots = root["roots"], roots.kind == .object, roots["bookmark_bar"] != nil || roots["other"] != nil {
            for (_, node) in roots.fields { readChrome(node) }
            return SourceFormat(.chrome, "bookmarks")
        }
        guard root["type"].bytes == "text/x-moz-place-container" || root["guid"].bytes == "root________" else {
            return nil
        }
        readFirefox(root, folders: [])
        return SourceFormat(.firefox, "bookmarks")
    }

    // The parser's limit on depth bounds both recursions.

    private func readChrome(_ node: JSONValue) {
        if let url = node["url"]?.string {
            output.attention(url, .bookmark, at: EpochTime.sinceYear1601(node["date_added"].bytes))
        }
        for child in node["children"].elements { readChrome(child) }
    }

    private func readFirefox(_ node: JSONValue, folders: [String]) {
        if let url = node["uri"]?.string { output.attention(url, .bookmark, at: node["dateAdded"].epoch) }
        for note in node["annos"].elements where note["name"].bytes == "livemark/feedURI" {
            output.follow(feed: note["value"].bytes, name: node["title"].bytes, site: site(node), folders: folders)
        }
        var inside = folders
        // The root and the menus below it are the browser's, not the user's.
        if node["root"] == nil, let name = node["title"]?.string?.plainString, !name.isEmpty { inside.append(name) }
        for child in node["children"].elements { readFirefox(child, folders: inside) }
    }

    private func site(_ node: JSONValue) -> UnsafeBufferPointer<UInt8> {
        let note = node["annos"].elements.first { $0["name"].bytes == "livemark/siteURI" }
        return note?["value"].bytes ?? UnsafeBufferPointer(start: nil, count: 0)
    }
}

extension RecordWriter {
    /// A follow of a feed that a bookmark names.
    func follow(
        feed: UnsafeBufferPointer<UInt8>, name: UnsafeBufferPointer<UInt8>, site: UnsafeBufferPointer<UInt8>,
        folders: [String]
    ) {
        guard let feed = FollowAddress.accepted(feed.trimmed.string) else { return ignore("not an address of the web") }
        var follow = FollowRecord()
        follow.account = batch.store(AccountIdentity.id(feedURL: feed))
        follow.name = line(name)
        follow.url = pageAddress(site)
        follow.feedURL = batch.store(feed)
        follow.platform = .feed
        follow.contexts = batch.newList { _ in
            if !folders.isEmpty { batch.lists.append(batch.store(folders.joined(separator: "/"))) }
        }
        append(follow)
    }
}
