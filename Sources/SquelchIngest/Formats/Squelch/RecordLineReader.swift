import SquelchJSON
import SquelchTimeline

/// Squelch's own JSON records, one object each: what `inspect --format jsonl` writes, and simple timeline lines.
struct RecordLineReader {
    private let output: RecordOutput
    private var sawKind = false
    private var sawSimple = false

    init(output: RecordOutput) { self.output = output }

    /// Name of the format that the records are in.
    var format: SourceFormat { SourceFormat(sawKind || !sawSimple ? .squelch : .timeline) }

    /// Whether an object is one of these: it names an account, or says that it has none and has words, or its kind is one of
    /// ours. Others have keys of these names as well, with other things in them.
    static func isOwn(_ value: JSONValue) -> Bool {
        if let kind = value["kind"]?.string { return kinds.contains { kind == $0 } }
        guard let account = value["account"] else { return false }
        if account.kind == .null { return value["text"]?.string != nil || value["title"]?.string != nil }
        return account.string != nil || account.int64 != nil || account.uint64 != nil
    }

    private static let kinds: [StaticString] = [
        "post", "feed", "follow", "follower", "mute", "attention", "interaction", "profile", "warning",
    ]

    /// Reads a document that is one of these or an array of them; nil where it is neither.
    static func readDocument(_ root: JSONValue, into output: RecordOutput) -> FormatTable.Document? {
        var reader = RecordLineReader(output: output)
        if root.kind == .array, root.count == 0 || root.items.contains(where: isOwn) {
            var number = 0
            for item in root.items {
                number += 1
                reader.read(item, record: number, line: nil)
            }
            let isRead = output.hasRecords || (number == 0 && output.warnings.isEmpty)
            return FormatTable.Document(format: isRead ? SourceFormat(.timeline) : nil)
        }
        guard root.kind == .object, isOwn(root) else { return nil }
        reader.read(root, record: 1, line: nil)
        return FormatTable.Document(format: reader.format)
    }

    /// Notes that another reader has taken a post.
    mutating func noteTaken(isRecord: Bool) {
        if isRecord { sawKind = true } else { sawSimple = true }
    }

    /// Reads one record; a damaged one is skipped with its place.
    mutating func read(_ value: JSONValue, record: Int?, line: Int?) {
        let place = record.map(String.init)
        guard value.kind == .object else {
            return output.skip(line: line, record: place, reason: "not an object")
        }
        guard let kind = value["kind"]?.string else {
            sawSimple = true
            return post(value, line, place)
        }
        sawKind = true
        if kind == "post" {
            post(value, line, place)
        } else if kind == "feed" {
            feed(value)
        } else if kind == "follow" {
            output.batch.follows.append(follow(value))
        } else if kind == "follower" {
            output.batch.followers.append(follow(value))
        } else if kind == "mute" {
            output.batch.mutes.append(follow(value))
        } else if kind == "attention" {
            attention(value)
        } else if kind == "interaction" {
            interaction(value)
        } else if kind == "profile" {
            profile(value)
        } else if !(kind == "warning") {
            output.skip(line: line, record: place, reason: "record of an unknown kind")
        }
        output.flushIfFull()
    }

    private func post(_ value: JSONValue, _ line: Int?, _ place: String?) {
        var reader = PostLineReader(batch: output.batch, feed: output.currentFeed, keepsHTML: output.keepsHTML)
        var keys = RepeatedKeys()
        for (key, value) in value.fields {
            keys.take(key)
            reader.take(key, value)
        }
        output.dates.add(reader.published)
        output.dates.add(reader.updated)
        if let key = keys.first(of: value) { output.warn(line: line, record: place, "has \(key) more than once") }
        if reader.badDate { output.warn(line: line, record: place, "the date could not be understood") }
        guard reader.post.hasContent else {
            return output.skip(line: line, record: place, reason: "a record without content")
        }
        output.batch.posts.append(reader.post)
        output.flushIfFull()
    }

    private func feed(_ value: JSONValue) {
        let batch = output.batch
        var record = FeedRecord()
        for (key, value) in value.fields {
            switch true {
            case key == "format": record.format = batch.text(value)
            case key == "title": record.title = batch.text(value)
            case key == "link": record.link = batch.text(value)
            case key == "feed_url": record.feedURL = batch.text(value)
            case key == "language": record.language = batch.text(value)
            case key == "description": record.description = batch.text(value)
            case key == "author": record.author = batch.text(value)
            case key == "payment": record.payment = batch.texts(value)
            case key == "updated": record.updated = value.string.flatMap(output.date)?.seconds
            default: break
            }
        }
        output.append(feed: record)
    }

    private func follow(_ value: JSONValue) -> FollowRecord {
        let batch = output.batch
        var record = FollowRecord()
        for (key, value) in value.fields {
            switch true {
            case key == "account": record.account = batch.identifier(value)
            case key == "name": record.name = batch.text(value)
            case key == "url": record.url = batch.text(value)
            case key == "feed_url": record.feedURL = batch.text(value)
            case key == "platform": record.platform = word(value).map(Platform.init)
            case key == "company": record.company = batch.text(value)
            case key == "position": record.position = batch.text(value)
            case key == "contexts": record.contexts = batch.texts(value)
            case key == "since": record.since = value.string.flatMap(output.date)?.seconds
            case key == "mutual": record.mutual = value.bool
            default: break
            }
        }
        return record
    }

    private func attention(_ value: JSONValue) {
        let batch = output.batch
        var record = AttentionRecord()
        for (key, value) in value.fields {
            switch true {
            case key == "post": record.post = batch.identifier(value)
            case key == "url": record.url = batch.text(value)
            case key == "account": record.account = batch.identifier(value)
            case key == "action": record.action = word(value).flatMap { known($0, "action") }
            case key == "at": record.at = value.string.flatMap(output.date)?.seconds
            case key == "bulk": record.bulk = value.bool ?? false
            default: break
            }
        }
        batch.attention.append(record)
    }

    private func interaction(_ value: JSONValue) {
        let batch = output.batch
        var record = InteractionRecord()
        for (key, value) in value.fields {
            switch true {
            case key == "account": record.account = batch.identifier(value)
            case key == "name": record.name = batch.text(value)
            case key == "direction": record.direction = word(value).flatMap { known($0, "direction") }
            case key == "type": record.type = word(value).flatMap { known($0, "type of an interaction") }
            case key == "at": record.at = value.string.flatMap(output.date)?.seconds
            default: break
            }
        }
        batch.interactions.append(record)
    }

    /// A word as it is written; nil where there is none.
    private func word(_ value: JSONValue) -> String? {
        value.string.flatMap { $0.isEmpty ? nil : $0.plainString }
    }

    /// What a word means; one that means nothing here is counted.
    private func known<Word: RawRepresentable<String>>(_ name: String, _ what: String) -> Word? {
        if let word = Word(rawValue: name) { return word }
        output.ignore("an unknown \(what)")
        return nil
    }

    private func profile(_ value: JSONValue) {
        let batch = output.batch
        var record = ProfileRecord()
        for (key, value) in value.fields {
            switch true {
            case key == "account": record.account = batch.identifier(value)
            case key == "links": record.links = batch.texts(value)
            case key == "verified": record.verified = batch.texts(value)
            case key == "moved_to": record.movedTo = batch.text(value)
            default: break
            }
        }
        batch.profiles.append(record)
    }
}
