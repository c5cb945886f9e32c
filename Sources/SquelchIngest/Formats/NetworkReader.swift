import SquelchJSON
import SquelchTimeline

/// Recognises the JSON of social networks by its keys, and has it read.
struct NetworkReader {
    private static let statuses = SourceFormat(.mastodon)

    /// The format that was read last.
    private(set) var format: SourceFormat?
    private let output: RecordOutput
    private let network: RecordWriter
    private let mastodon: MastodonReader
    private var activities: ActivityReader
    private let x: XTimelineReader
    private let bluesky: BlueskyReader
    private let reddit: RedditReader

    init(output: RecordOutput) {
        self.output = output
        network = RecordWriter(output)
        mastodon = MastodonReader(network)
        activities = ActivityReader(network)
        x = XTimelineReader(network)
        bluesky = BlueskyReader(network)
        reddit = RedditReader(network)
    }

    /// Whether what was read last was a status of Mastodon.
    var isOfStatuses: Bool { format == Self.statuses }

    /// Takes plain statuses out of lines while ``isOfStatuses``.
    func statusPicker() throws(JSONError) -> PickedStatusReader { try mastodon.picker() }

    /// Reads a document, a page or a record; false where it is of no network that is known, and nothing was read.
    mutating func read(_ value: JSONValue, line: Int? = nil, record: Int? = nil) -> Bool {
        switch value.kind {
        case .object:
            guard let shape = Self.shape(of: value) else { return false }
            let place = RecordPlace(line: line, record: record.map(String.init))
            format = read(value, shape, place)
            output.flushIfFull()
            return true
        case .array: return readArray(value, line)
        default: return false
        }
    }

    private mutating func readArray(_ array: JSONValue, _ line: Int?) -> Bool {
        // The first items decide whether it is an array of these; a later stranger is one that is skipped.
        guard array.items.prefix(8).contains(where: { $0.kind == .array || Self.shape(of: $0) != nil }) else {
            return false
        }
        if network.isSelection == false, Self.isSelection(array) {
            network.isSelection = true
            defer { network.isSelection = false }
            return readItems(of: array, line)
        }
        return readItems(of: array, line)
    }

    /// Whether an array is a list of favourites or bookmarks: of each post it says that the user made it one.
    private static func isSelection(_ array: JSONValue) -> Bool {
        guard array.count > 1 else { return false }
        return (["favourited", "bookmarked", "favorited"] as [StaticString]).contains { key in
            array.items.allSatisfy { $0[key]?.bool == true }
        }
    }

    private mutating func readItems(of array: JSONValue, _ line: Int?) -> Bool {
        var number = 0
        var unknown = 0
        for item in array.items {
            number += 1
            if !read(item, line: line, record: number) { unknown += 1 }
        }
        if unknown == number { return false }
        if unknown > 0 { output.skip(line: line, reason: "record of an unknown shape", count: unknown) }
        return true
    }

    private mutating func read(_ value: JSONValue, _ shape: Shape, _ place: RecordPlace) -> SourceFormat {
        switch shape {
        case .mastodonStatus:
            mastodon.readStatus(value, place)
            return Self.statuses
        case .statuses:
            _ = readArray(value["statuses"] ?? value, place.line)
            return format ?? Self.statuses
        case .mastodonAccount:
            if format != .mastodonAccounts {
                output.warn("accounts, without a word on why they are listed: taken as follows")
            }
            mastodon.readAccount(value)
            return .mastodonAccounts
        case .activities: return activities.readCollection(value)
        case .activity: return activities.readActivity(value, place)
        case .xPage: return x.readPage(value, place)
        case .xFlat:
            x.readFlat(value, place)
            return SourceFormat(.xInterface, "2")
        case .xClassic:
            x.readClassic(value, place)
            return SourceFormat(.xInterface, "1.1")
        case .snscrape:
            x.readScraped(value, place)
            return SourceFormat(.snscrape)
        case .bluesky: return bluesky.read(value, place)
        case .reddit:
            reddit.read(value, place)
            return SourceFormat(.reddit)
        }
    }

    private enum Shape {
        case mastodonStatus, mastodonAccount, statuses, activities, activity
        case xPage, xFlat, xClassic, snscrape
        case bluesky, reddit
    }

    /// Tells by the keys that only one network has together.
    private static func shape(of value: JSONValue) -> Shape? {
        guard value.kind == .object else { return nil }
        if let account = value["account"] {
            guard account.kind == .object, value["content"] != nil || value["reblog"] != nil else { return nil }
            return .mastodonStatus
        }
        if value["orderedItems"] != nil { return .activities }
        if let type = value["_type"]?.string, type.starts(with: "snscrape.") { return .snscrape }
        if BlueskyReader.isKnown(value) { return .bluesky }
        if let kind = value["kind"]?.string, value["data"]?.kind == .object {
            return kind == "Listing" || kind == "t1" || kind == "t3" || kind == "t5" ? .reddit : nil
        }
        if ActivityReader.isActivity(value) { return .activity }
        if XTimelineReader.isPage(value) { return .xPage }
        if value["id_str"] != nil, value["user"]?.kind == .object { return .xClassic }
        if value["text"]?.string != nil, value["id"] != nil {
            if value["author_id"] != nil || value["author"]?["username"] != nil { return .xFlat }
        }
        if value["acct"]?.string != nil, value["username"] != nil { return .mastodonAccount }
        if let statuses = value["statuses"], statuses.kind == .array {
            return statuses.count == 0 || statuses.items.contains { shape(of: $0) != nil } ? .statuses : nil
        }
        return nil
    }
}
