import Foundation
import SquelchIngest
import SquelchTimeline

/// What was read of one exported file, in strings.
struct ExportReading {
    var report = SourceReport(path: "")
    var follows: [Follow] = []
    var mutes: [String] = []
    var attention: [Attention] = []
    var interactions: [Interaction] = []
    var posts: [Post] = []

    struct Follow: Equatable {
        var account, name, url, feedURL, platform: String?
        var contexts: [String] = []
        var since: Int64?
        var mutual: Bool?
    }

    struct Attention: Equatable {
        var post, url, account, action: String?
        var at: Int64?
        var bulk = false
    }

    struct Interaction: Equatable {
        var account, name, direction, type: String?
        var at: Int64?
    }

    struct Post: Equatable {
        var id, url, title, account, accountName, folder, text: String?
        var published: Int64?
        var isSelected = false
        var categories, links: [String]
    }

    /// Records that were skipped, of any reason.
    var skipped: Int { report.counts.skipped.values.reduce(0, +) }
    /// Records that are well and give nothing, of any reason.
    var ignored: Int { report.counts.ignored.values.reduce(0, +) }
    /// All warnings in one text.
    var warnings: String { report.warnings.map { "\($0.line ?? 0): \($0.message)" }.joined(separator: "\n") }

    fileprivate mutating func take(_ batch: RecordBatch) {
        func text(_ slice: ByteSlice) -> String? { batch.arena.string(slice) }
        func list(_ range: ListRange) -> [String] { batch.list(range).compactMap(text) }
        for follow in batch.follows {
            follows.append(
                Follow(
                    account: text(follow.account), name: text(follow.name), url: text(follow.url),
                    feedURL: text(follow.feedURL), platform: follow.platform?.rawValue, contexts: list(follow.contexts),
                    since: follow.since, mutual: follow.mutual))
        }
        mutes += batch.mutes.compactMap { text($0.account) }
        for action in batch.attention {
            attention.append(
                Attention(
                    post: text(action.post), url: text(action.url), account: text(action.account),
                    action: action.action?.rawValue, at: action.at, bulk: action.bulk))
        }
        for exchange in batch.interactions {
            interactions.append(
                Interaction(
                    account: text(exchange.account), name: text(exchange.name), direction: exchange.direction?.rawValue,
                    type: exchange.type?.rawValue, at: exchange.at))
        }
        for post in batch.posts {
            posts.append(
                Post(
                    id: text(post.id), url: text(post.url), title: text(post.title), account: text(post.account),
                    accountName: text(post.accountName), folder: text(post.folder), text: text(post.text),
                    published: post.time,
                    isSelected: post.flags.contains(.selected),
                    categories: list(post.categories), links: list(post.links)))
        }
    }

    /// Every text that came out, to look for one that must not.
    var everything: String {
        "\(follows)\(attention)\(interactions)\(posts)\(warnings)\(report.counts.skipped.keys.sorted())\(report.counts.ignored.keys.sorted())"
    }
}

/// Writes `bytes` to a file of this name, alone in its folder, and reads it.
func readExport(bytes: [UInt8], name: String = "export") throws -> ExportReading {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    var reading = ExportReading()
    reading.report = Ingestor.read(Source(path: file.path), batch: RecordBatch()) { reading.take($0) }
    return reading
}

func readExport(_ text: String, name: String = "export") throws -> ExportReading {
    try readExport(bytes: Array(text.utf8), name: name)
}
