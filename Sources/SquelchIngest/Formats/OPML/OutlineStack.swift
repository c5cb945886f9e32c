import SquelchTimeline

/// The outlines of an OPML document that are open: folders become contexts, outlines with a feed address follows.
struct OutlineStack: ~Copyable {
    /// A folder that is open, by the depth of its element.
    private struct Folder {
        var depth: Int
        var name: String
        /// What lies directly in it, and its follow in the batch if that is one alone that is called as the folder is.
        var children = 0
        var namesake: Int?
    }

    private var folders: [Folder] = []
    private var text = HTMLText()
    /// Depth from which a commented-out subtree is left out, 0 where there is none.
    private var commentDepth = 0

    /// Whether an outline is open that has to be told of ends.
    var isOpen: Bool { !folders.isEmpty || commentDepth > 0 }

    /// An outline begins at `depth`, on `line` of the file.
    mutating func start(_ attributes: XMLAttributes, depth: Int, line: Int, output: RecordOutput) {
        var scratch = ByteArena(capacity: 512)
        func value(_ name: StaticString) -> String? {
            guard let raw = attributes.value(name)?.trimmed, !raw.isEmpty else { return nil }
            scratch.removeAll()
            let unescaped = XMLAttributes.unescaped(raw, into: &scratch)
            var clean = ByteArena(capacity: 512)
            let slice = PlainText.append(scratch.bytes(unescaped), to: &clean)
            return clean.string(slice)
        }
        // "text may contain encoded HTML markup" (OPML 2.0), and some programs escape it twice.
        func name(_ attribute: StaticString) -> String? {
            guard var written = value(attribute) else { return nil }
            guard written.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
                return written
            }
            var clean = ByteArena(capacity: 512)
            let slice = written.withUTF8 { TitleText.append($0, to: &clean, &text) }
            return slice.isEmpty ? written : clean.string(slice)
        }
        if commentDepth > 0 { return }
        if value("iscomment")?.lowercased() == "true" {
            commentDepth = depth
            return leave(out: "it is commented out", value("text"), line, output)
        }
        let name = name("title") ?? name("text")
        let type = value("type")?.lowercased()
        if !folders.isEmpty { folders[folders.count - 1].children += 1 }
        // Some lists name the address otherwise; `url` is that of a page, unless the outline says that it is a feed.
        let isFeed = type.map { ["rss", "atom", "feed", "rdf", "jsonfeed", "pie"].contains($0) } ?? false
        let address =
            value("xmlurl") ?? value("feedurl") ?? value("rssurl")
            ?? value("url").flatMap { isFeed || type == nil && Self.looksLikeFeed($0) ? $0 : nil }
        if let address {
            follow(address, name, value("htmlurl"), value("category"), line, output)
        } else if type == "include" || type == "link" {
            leave(out: "it leads to another document", name ?? value("url"), line, output)
        } else {
            folders.append(Folder(depth: depth, name: name ?? "unnamed"))
        }
    }

    /// Whether the end of an address says that it is that of a feed.
    private static func looksLikeFeed(_ address: String) -> Bool {
        let path = address.lowercased().prefix { $0 != "?" && $0 != "#" }
        let last = path.split(separator: "/").last ?? ""
        return ["rss", "atom", "feed", "feeds"].contains(last)
            || [".rss", ".atom", ".xml", ".rdf", "feed.json"].contains(where: last.hasSuffix)
    }

    /// The element at `depth` ends.
    mutating func end(depth: Int, output: RecordOutput) {
        while let last = folders.last, last.depth >= depth {
            folders.removeLast()
            // Thunderbird puts each feed into a folder of its name, which says nothing of the feed.
            guard last.children == 1, let index = last.namesake, output.batch.follows.indices.contains(index) else {
                continue
            }
            output.batch.follows[index].contexts = store(contexts(nil), output.batch)
        }
        if commentDepth >= depth { commentDepth = 0 }
    }

    private mutating func follow(
        _ address: String, _ name: String?, _ site: String?, _ category: String?, _ line: Int,
        _ output: RecordOutput
    ) {
        guard let feed = FollowAddress.accepted(FollowAddress.withoutBlanks(address)) else {
            return leave(out: "its address is none of the web", name ?? address, line, output)
        }
        let batch = output.batch
        var record = FollowRecord()
        record.account = batch.store(AccountIdentity.id(feedURL: feed))
        record.feedURL = batch.store(feed)
        record.url = batch.store(site.flatMap(FollowAddress.accepted))
        record.name = batch.store(name)
        record.platform = .feed
        record.contexts = store(contexts(category), batch)
        if let folder = folders.last, folder.children == 1, folder.name == name {
            folders[folders.count - 1].namesake = batch.follows.count
        }
        batch.follows.append(record)
        if batch.isFull { for index in folders.indices { folders[index].namesake = nil } }
        output.flushIfFull()
    }

    private func store(_ contexts: [String], _ batch: RecordBatch) -> ListRange {
        let start = batch.lists.count
        for context in contexts { batch.appendUnique(batch.store(context), since: start) }
        return batch.endList(from: start)
    }

    /// The path of open folders; without any, the paths and tags that `category` names (`/News/Local,weather`).
    private func contexts(_ category: String?) -> [String] {
        if !folders.isEmpty { return [folders.map(\.name).joined(separator: "/")] }
        guard let category else { return [] }
        return category.split(separator: ",").compactMap { path in
            let parts = path.split(separator: "/").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: "/")
        }
    }

    private func leave(out reason: String, _ name: String?, _ line: Int, _ output: RecordOutput) {
        output.skip(line: line, reason: "outline not imported", detail: "\(name ?? "unnamed"): \(reason)")
    }
}

extension Substring {
    /// Without white space at both ends.
    var trimmingSpaces: Substring {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
        return start[...last]
    }
}
