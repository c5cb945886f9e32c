import SquelchTimeline

/// Lists of Facebook's HTML export: rows with a name or a sentence, and a date in the user's language and zone. What a
/// page lists is said by its title alone.
final class FacebookPage: PageReader {
    private let output: RecordWriter
    private var list: List?
    private var title = PageText()
    private var pageTitle = ""
    private var name = PageText()
    private var date = PageText()
    private var rowName: String?
    private var rowDate = ""
    private var links: [String] = []
    private var isOpen = false
    private var rows = 0
    private var isGroup = false

    private enum List: String { case friends, following, pages, reactions, comments, posts, messages }

    init(_ output: RecordWriter) { self.output = output }

    func open(_ tag: PageTag) {
        if tag.isNamed("title") { title.open() }
        if tag.hasClass("_a6-g") || tag.hasClass("uiBoxWhite") {
            closeRow()
            isOpen = true
        }
        guard isOpen else { return }
        if rowName == nil, !name.isOpen, tag.hasClass("_a6-h") || tag.hasClass("_2lel") || tag.isNamed("h2") {
            name.open()
        } else if tag.hasClass("_a72d") || tag.hasClass("_2lem") {
            closeName()
            date.open()
        } else if tag.isNamed("a") {
            links.append(tag["href"].string)
        } else if tag.isNamed("div") {
            closeName()
        }
    }

    func close(_ tag: PageTag) {
        if tag.isNamed("title"), let words = title.close() {
            pageTitle = words
            list = Self.list(words.lowercased())
        }
        if tag.isNamed("div") || tag.isNamed("h2") {
            closeName()
            if let words = date.close(), rowDate.isEmpty { rowDate = words }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        title.append(bytes)
        name.append(bytes)
        date.append(bytes)
    }

    private func closeName() {
        if let words = name.close(), !words.isEmpty { rowName = words }
    }

    /// What a page of this title lists, in English.
    private static func list(_ title: String) -> List? {
        for word in ["request", "removed", "reject", "suggest", "follower", "who follow"] where title.contains(word) {
            return nil
        }
        if title.contains("comment") { return .comments }
        if title.contains("reaction") { return .reactions }
        if title.contains("page") || title.contains("profiles you") { return .pages }
        if title.contains("friend") { return .friends }
        if title.contains("follow") { return .following }
        if title.contains("like") { return .reactions }
        if title.contains("post") { return .posts }
        return nil
    }

    private func closeRow() {
        closeName()
        if let words = date.close(), rowDate.isEmpty { rowDate = words }
        defer { (isOpen, rowName, rowDate) = (false, nil, "") }
        defer { links.removeAll(keepingCapacity: true) }
        guard isOpen, rowName != nil || !rowDate.isEmpty else { return }
        rows += 1
        let time = Array(rowDate.utf8).withUnsafeBufferPointer { output.output.date($0)?.seconds }
        switch list {
        case .friends, .following, .pages: follow(time)
        case .reactions, .comments: output.exchange(facebook: rowName ?? "", at: time, isExact: false)
        case .posts: share(time)
        case .messages: message(time)
        case nil: noteThread()
        }
    }

    /// A conversation has the other's name as title, and says in its first row who takes part.
    private func noteThread() {
        guard let rowName, rowName.hasPrefix("Participants:"), !pageTitle.isEmpty else { return }
        list = .messages
        isGroup = rowName.contains(",")
    }

    private func message(_ time: Int64?) {
        if isGroup { return output.ignore("a message to several people") }
        guard let rowName else { return output.skip(record: String(rows), "a message without a sender") }
        let account = FacebookText.account(named: pageTitle)
        output.interaction(account, pageTitle, .message, isOutgoing: rowName != pageTitle, at: time)
    }

    private func follow(_ time: Int64?) {
        guard let rowName else { return output.skip(record: String(rows), "a follow without a name") }
        // Instagram's pages look the same.
        if links.contains(where: { $0.contains("instagram.com/") }) {
            return output.ignore("a follow on another network of Facebook's")
        }
        let url = links.lazy.compactMap(FollowAddress.accepted).first { $0.contains("facebook.com/") }
        output.follow(facebook: rowName, url: url, since: time, isMutual: list == .friends ? true : nil)
    }

    private func share(_ time: Int64?) {
        let pages = links.filter { FollowAddress.accepted($0) != nil && !$0.contains("facebook.com/") }
        if pages.isEmpty { output.ignore("the user's own post, which passes nothing on") }
        for page in pages {
            Array(page.utf8).withUnsafeBufferPointer { output.attention($0, .repost, at: time) }
        }
    }

    func finish() -> SourceFormat? {
        closeRow()
        guard let list else {
            if rows > 0 { output.skipEach("a row of a list whose title is not understood", count: rows) }
            return nil
        }
        return SourceFormat(.facebook, list.rawValue)
    }
}
