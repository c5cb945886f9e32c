import Foundation
import SquelchIngest
import SquelchTimeline

/// Everything that was read of one source, in strings, for tests to look at.
struct Reading {
    var report: SourceReport
    var feeds: [[String: String]] = []
    var posts: [Post] = []
    var follows: [Follow] = []
    /// Where accounts say that they have moved to, by their ids.
    var moved: [String: String] = [:]

    struct Post {
        var id, url, title, author, account, text, html, inReplyTo, language, sourceTitle, sourceURL,
            commentsURL: String?
        var published, updated: Int64?
        var comments: Int32
        var coauthors, categories, links, payment: [String]
        var enclosures: [String]
        var flags: PostFlags
        var feed: Int32
    }

    struct Follow {
        var account, name, url, feedURL: String?
        var contexts: [String]
    }

    /// All warnings in one text.
    var warnings: String { report.warnings.map { "\($0.line ?? 0): \($0.message)" }.joined(separator: "\n") }
}

/// Writes `bytes` to a file of its own and reads it as any source.
func read(bytes: [UInt8], keepsHTML: Bool = false) throws -> Reading {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return read(path: url.path, keepsHTML: keepsHTML)
}

func read(_ text: String, keepsHTML: Bool = false) throws -> Reading {
    try read(bytes: Array(text.utf8), keepsHTML: keepsHTML)
}

func read(path: String, keepsHTML: Bool = false) -> Reading {
    var reading = Reading(report: SourceReport(path: path))
    reading.report = Ingestor.read(Source(path: path), keepsHTML: keepsHTML, batch: RecordBatch()) { reading.take($0) }
    return reading
}

extension Reading {
    mutating func take(_ batch: RecordBatch) {
        func text(_ slice: ByteSlice) -> String? { batch.arena.string(slice) }
        func list(_ range: ListRange) -> [String] { batch.list(range).compactMap(text) }
        for profile in batch.profiles {
            if let account = text(profile.account), let target = text(profile.movedTo) { moved[account] = target }
        }
        for feed in batch.feeds {
            var fields: [String: String] = [:]
            fields["format"] = text(feed.format)
            fields["title"] = text(feed.title)
            fields["link"] = text(feed.link)
            fields["feed_url"] = text(feed.feedURL)
            fields["language"] = text(feed.language)
            fields["author"] = text(feed.author)
            fields["payment"] = list(feed.payment).joined(separator: " ")
            feeds.append(fields)
        }
        for post in batch.posts {
            let first = Int(post.enclosures.start)
            posts.append(
                Post(
                    id: text(post.id), url: text(post.url), title: text(post.title), author: text(post.author),
                    account: text(post.account), text: text(post.text), html: text(post.html),
                    inReplyTo: text(post.inReplyTo), language: text(post.language),
                    sourceTitle: text(post.sourceTitle), sourceURL: text(post.sourceURL),
                    commentsURL: text(post.commentsURL),
                    published: post.flags.contains(.hasPublished) ? post.published : nil,
                    updated: post.flags.contains(.hasUpdated) ? post.updated : nil, comments: post.comments,
                    coauthors: list(post.coauthors), categories: list(post.categories), links: list(post.links),
                    payment: list(post.payment),
                    enclosures: batch.enclosures[first..<first + Int(post.enclosures.count)].compactMap {
                        text($0.url)
                    },
                    flags: post.flags, feed: post.feed))
        }
        for follow in batch.follows {
            follows.append(
                Follow(
                    account: text(follow.account), name: text(follow.name), url: text(follow.url),
                    feedURL: text(follow.feedURL), contexts: list(follow.contexts)))
        }
    }
}

/// The folder of invented feeds that lies at the top of the package.
let feedsFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Feeds").path

/// An RSS 2.0 document around items.
func rss(_ items: String, channel: String = "", attributes: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" \(attributes)><channel><title>Hill</title><link>https://hill.example/</link>\(channel)
    \(items)
    </channel></rss>
    """
}
