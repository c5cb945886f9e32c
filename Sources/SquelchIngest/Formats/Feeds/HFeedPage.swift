import SquelchTimeline

/// Web pages whose posts are marked as such (microformats2: `h-feed`, `h-entry`), which feed readers follow as they are.
final class HFeedPage: PageReader {
    private static let format = SourceFormat(.hFeed)

    /// What an element says of the post that it is in.
    private enum Property: CaseIterable {
        case name, url, uid, published, updated, content, summary, author, category, photo, media, reply, repost, like

        var className: StaticString {
            switch self {
            case .name: "p-name"
            case .url: "u-url"
            case .uid: "u-uid"
            case .published: "dt-published"
            case .updated: "dt-updated"
            case .content: "e-content"
            case .summary: "p-summary"
            case .author: "p-author"
            case .category: "p-category"
            case .photo: "u-photo"
            case .media: "u-video"
            case .reply: "u-in-reply-to"
            case .repost: "u-repost-of"
            case .like: "u-like-of"
            }
        }

        /// Whether its value is an address or a date, which an attribute may give.
        var attributes: [StaticString] {
            switch self {
            case .url, .uid, .photo, .media, .reply, .repost, .like: ["href", "src", "value"]
            case .published, .updated: ["datetime", "value", "title"]
            case .name, .summary, .category, .author: ["value"]
            case .content: []
            }
        }
    }

    private struct Capture {
        var property: Property
        var depth: Int
        var start: Int
    }

    private let output: RecordOutput
    private var text = HTMLText()
    private var depth = 0
    /// Depths of the feed, of the post, and of something in the post that is marked too, such as what it answers.
    private var feedDepth = 0
    private var entryDepth = 0
    private var innerDepth = 0
    /// What the post says of that: its address is the value.
    private var innerProperty: Property?
    private var authorDepth = 0
    private var captures: [Capture] = []
    /// Markup of what is captured, one capture inside of the other.
    private var markup = ByteArena()
    private var title = PageText()
    private var pageTitle: String?
    private var feedName: String?
    private var feedURL: String?
    private var canonical: String?
    private var values: [(property: Property, value: [UInt8])] = []
    private var hasFeed = false

    private static let longestMarkup = 256 << 10
    private static let mostValues = 256

    init(_ output: RecordOutput) { self.output = output }

    func open(_ tag: PageTag) {
        depth += 1
        if tag.isNamed("title"), pageTitle == nil { title.open() }
        if tag.isNamed("base") || tag.isNamed("link") && tag["rel"].equalsIgnoringCase("canonical") {
            if canonical == nil, URLResolver.isWeb(tag["href"]) { canonical = tag["href"].string }
        }
        if !captures.isEmpty { append(start: tag) }
        guard !tag["class"].isEmpty else { return }
        if entryDepth == 0 {
            if tag.hasClass("h-entry") {
                entryDepth = depth
                values = []
            } else if tag.hasClass("h-feed"), feedDepth == 0 {
                feedDepth = depth
            } else if feedDepth > 0 {
                if feedName == nil, tag.hasClass("p-name") { capture(.name, tag) }
                if feedURL == nil, tag.hasClass("u-url"), URLResolver.isWeb(tag["href"]) {
                    feedURL = tag["href"].string
                }
            }
            return
        }
        guard innerDepth == 0 else {
            if let property = innerProperty, tag.hasClass("u-url"), !tag["href"].isEmpty {
                add(property, Array(tag["href"].trimmed))
                innerProperty = nil
            }
            return
        }
        if authorDepth > 0 {
            // Of the author's card only the name counts.
            if tag.hasClass("p-name") { capture(.author, tag) }
            return
        }
        let isOther =
            tag.hasClass("h-cite") || tag.hasClass("h-entry") || tag.hasClass("h-card") && !tag.hasClass("p-author")
        if isOther { (innerDepth, innerProperty) = (depth, nil) }
        for property in Property.allCases where tag.hasClass(property.className) {
            if isOther, tag["href"].isEmpty { innerProperty = property } else { take(property, tag) }
        }
    }

    private func take(_ property: Property, _ tag: PageTag) {
        if property == .author { authorDepth = depth }
        for attribute in property.attributes where !tag[attribute].isEmpty {
            return add(property, Array(tag[attribute].trimmed))
        }
        capture(property, tag)
    }

    private func capture(_ property: Property, _ tag: PageTag) {
        if captures.isEmpty { markup.removeAll() }
        captures.append(Capture(property: property, depth: depth, start: markup.count))
    }

    private func add(_ property: Property, _ value: [UInt8]) {
        guard values.count < Self.mostValues, !value.isEmpty else { return }
        values.append((property, value))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        title.append(bytes)
        guard !captures.isEmpty, markup.count < Self.longestMarkup else { return }
        Markup.append(escaping: bytes, to: &markup)
    }

    private func append(start tag: PageTag) {
        guard markup.count < Self.longestMarkup else { return }
        markup.append("<")
        markup.append(tag.nameBytes)
        for attribute in ["href", "src", "rel", "width", "height"] as [StaticString] {
            let value = tag[attribute]
            guard !value.isEmpty, value.count < 2048 else { continue }
            markup.append(" ")
            markup.append(attribute)
            markup.append("=\"")
            for byte in value { byte == 0x22 ? markup.append("&quot;") : markup.append(byte) }
            markup.append("\"")
        }
        markup.append(">")
    }

    func close(_ tag: PageTag) {
        if tag.isNamed("title"), let whole = title.close() { pageTitle = whole }
        while let last = captures.last, last.depth >= depth {
            captures.removeLast()
            let value = Array(markup.all[last.start...])
            if entryDepth == 0 { feedName = feedName ?? plain(value) } else { add(last.property, value) }
        }
        if !captures.isEmpty, !tag.isEmptyElement {
            markup.append("</")
            markup.append(tag.nameBytes)
            markup.append(">")
        }
        if innerDepth == depth { innerDepth = 0 }
        if authorDepth == depth { authorDepth = 0 }
        if entryDepth == depth {
            entryDepth = 0
            finishEntry()
        }
        if feedDepth == depth { feedDepth = 0 }
        depth = max(0, depth - 1)
    }

    private func plain(_ markup: [UInt8]) -> String? {
        var scratch = ByteArena()
        let slice = markup.withUnsafeBufferPointer { text.append($0, to: &scratch) }
        return slice.isEmpty ? nil : scratch.string(slice)
    }

    private var base: String? { feedURL ?? canonical ?? output.origin }

    /// The feed's own record, before the first post.
    private func beginFeed() {
        guard !hasFeed else { return }
        hasFeed = true
        let batch = output.batch
        var record = FeedRecord()
        record.format = batch.store(Self.format.name)
        record.title = batch.store(feedName ?? pageTitle)
        record.link = batch.store(base)
        output.append(document: record)
    }

    private func finishEntry() {
        beginFeed()
        let batch = output.batch
        var post = PostRecord()
        post.feed = output.feedCount - 1
        post.url = address(.url)
        post.id = address(.uid)
        if post.id.isMissing { post.id = post.url }
        text.clearLinks()
        post.text = words(.content)
        if post.text.isMissing { post.text = words(.summary) }
        let links = text.linkCount
        post.title = words(.name)
        // A note without a title has its text for one.
        if batch.arena.bytes(post.title).hasSameBytes(as: batch.arena.bytes(post.text)) { post.title = .missing }
        post.author = words(.author)
        post.inReplyTo = address(.reply)
        if !post.inReplyTo.isMissing { post.flags.insert(.reply) }
        post.repostOf = address(.repost)
        if let date = date(.published) {
            post.publish(date)
        }
        if let date = date(.updated) {
            post.update(at: date.seconds)
        }
        if has(.photo) { post.flags.insert(.image) }
        if has(.media) { post.flags.insert(.media) }
        post.flags.formUnion(text.mediaFlags)
        post.links = batch.newList { start in
            for index in 0..<min(links, RecordBatch.mostElements) {
                let link = URLResolver.append(text.link(index), base: base, to: &batch.arena)
                if URLResolver.isWeb(batch.arena.bytes(link)) { batch.appendUnique(link, since: start) }
            }
        }
        post.categories = batch.newList { start in
            for value in values where value.property == .category {
                batch.appendUnique(
                    value.value.withUnsafeBufferPointer { text.append($0, to: &batch.arena) }, since: start)
            }
        }
        // What was liked or shared without a word is no post.
        guard !post.text.isMissing || !post.title.isMissing || post.flags.contains(.image) || !has(.like) else {
            return output.ignore("a like")
        }
        guard post.hasContent else { return output.skip(reason: "an item without content") }
        batch.posts.append(post)
        output.flushIfFull()
    }

    private func has(_ property: Property) -> Bool { values.contains { $0.property == property } }

    private func first(_ property: Property) -> [UInt8]? { values.first { $0.property == property }?.value }

    private func words(_ property: Property) -> ByteSlice {
        guard let value = first(property) else { return .missing }
        return value.withUnsafeBufferPointer { text.append($0, to: &output.batch.arena) }.nonEmpty
    }

    private func address(_ property: Property) -> ByteSlice {
        guard let value = first(property) else { return .missing }
        return value.withUnsafeBufferPointer { URLResolver.append($0, base: base, to: &output.batch.arena) }
    }

    private func date(_ property: Property) -> ParsedDate? {
        first(property)?.withUnsafeBufferPointer { output.date($0) }
    }

    func finish() -> SourceFormat? {
        if entryDepth > 0 { finishEntry() }
        return hasFeed ? Self.format : nil
    }
}
