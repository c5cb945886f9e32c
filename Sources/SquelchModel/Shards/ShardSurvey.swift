package import SquelchTimeline

/// What must be known of all parts of the accounts before the posts of any can be judged: who there is, the moment from
/// which ages count, which language most accounts have. A commutative monoid.
package struct ShardSurvey: Equatable, Sendable {
    /// Number of parts of the accounts that were looked at, and posts of each.
    package private(set) var posts: [UInt32: UInt64] = [:]
    /// Posts that were read of each part of the input, before it was seen which of them are the same.
    private var read: [UInt32: UInt64] = [:]
    /// The clock, seconds since 1970: one for all.
    package private(set) var now = Int64.min
    /// Ids of accounts with posts.
    private var posting: Set<String> = []
    /// Ids of accounts without, and in how many parts they have none.
    private var silent: [String: UInt32] = [:]
    private var languages: [String: Int] = [:]
    private var newest = Newest()
    /// The newest post of each source that is no feed, by the source's name.
    package private(set) var reach: [String: Int64] = [:]
    /// What there is to say of the sources of each part of the input.
    private var told: [UInt32: [SourceWarning]] = [:]
    /// Warnings that are kept of a part of the input.
    private static let mostWarnings = 1000
    /// Time of the first dated post of any timeline.
    package private(set) var firstTime = Int64.max

    /// The newest times, as `ScoredPeriod` chooses among them.
    private struct Newest: Equatable {
        var ofAll = Int64.min
        var ofReliable = Int64.min
        var hasReliable = false
    }

    /// Nothing.
    package init() {}

    /// What a part of the accounts holds.
    package init(_ timeline: Timeline, shard: Int, now: Int64) {
        self.now = now
        posts[UInt32(shard)] = UInt64(timeline.posts.count)
        var hasPosts = [Bool](repeating: false, count: timeline.accounts.count)
        var isWrong = hasPosts
        let latest = now.addingReportingOverflow(ReferenceClock.futureTolerance).partialValue
        for post in 0..<timeline.posts.count {
            let (account, time) = (Int(timeline.posts.account[post]), timeline.posts.time[post])
            hasPosts[account] = true
            if time > latest { isWrong[account] = true }
        }
        for post in 0..<timeline.posts.count {
            let time = timeline.posts.time[post]
            if time == PostColumns.unknownTime { continue }
            if !timeline.posts.flags[post].contains(.selected) { firstTime = min(firstTime, time) }
            let isReliable = !isWrong[Int(timeline.posts.account[post])]
            if isReliable { newest.hasReliable = true }
            guard time <= now else { continue }
            newest.ofAll = max(newest.ofAll, time)
            if isReliable { newest.ofReliable = max(newest.ofReliable, time) }
        }
        for (account, posts) in zip(timeline.accounts, hasPosts) {
            if posts { posting.insert(account.id) } else { silent[account.id] = 1 }
        }
        languages = Neighbours.languages(zip(timeline.accounts, hasPosts).filter { $0.1 }.map { $0.0 })
    }

    /// What was read of a part of the input.
    package init(part: Int, posts: Int, reach: [String: Int64], warnings: [SourceWarning]) {
        self.reach = reach
        if posts > 0 { read[UInt32(part)] = UInt64(posts) }
        if !warnings.isEmpty { told[UInt32(part)] = Array(warnings.prefix(Self.mostWarnings)) }
    }

    /// What there is to say of all sources, in the order of the parts of the input.
    package var warnings: [SourceWarning] { told.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// Posts that were read of all parts of the input.
    package var postsRead: UInt64 { read.values.reduce(0, &+) }

    /// Adds what other parts hold.
    package mutating func merge(_ other: ShardSurvey) {
        posts.merge(other.posts) { max($0, $1) }
        read.merge(other.read) { max($0, $1) }
        now = max(now, other.now)
        posting.formUnion(other.posting)
        silent.merge(other.silent, uniquingKeysWith: +)
        languages.merge(other.languages, uniquingKeysWith: +)
        reach.merge(other.reach) { max($0, $1) }
        told.merge(other.told) { first, _ in first }
        newest.ofAll = max(newest.ofAll, other.newest.ofAll)
        newest.ofReliable = max(newest.ofReliable, other.newest.ofReliable)
        newest.hasReliable = newest.hasReliable || other.newest.hasReliable
        firstTime = min(firstTime, other.firstTime)
    }

    /// The newest of the times that can be relied upon.
    package var newestTime: Int64 { newest.hasReliable ? newest.ofReliable : newest.ofAll }

    /// The language of most accounts.
    var usualLanguage: String { Neighbours.usual(languages) }

    /// All accounts: those with posts, and those that have none in any part. Their order numbers them.
    package var accounts: [String] {
        posting.union(silent.keys.lazy.filter { isSilent($0) }).sorted()
    }

    /// Whether an account has posts in no part.
    package func isSilent(_ id: String) -> Bool {
        !posting.contains(id) && Int(silent[id] ?? 0) >= posts.count
    }
}

extension ShardSurvey {
    /// Writes everything.
    package func write(to writer: inout FrameWriter) {
        let shards = posts.keys.sorted()
        writer.write(column: shards)
        writer.write(column: shards.map { posts[$0] ?? 0 })
        let parts = read.keys.sorted()
        writer.write(column: parts)
        writer.write(column: parts.map { read[$0] ?? 0 })
        writer.write(now)
        writer.write(texts: posting.sorted())
        let silent = silent.sorted { $0.key < $1.key }
        writer.write(texts: silent.map(\.key))
        writer.write(column: silent.map(\.value))
        let languages = languages.sorted { $0.key < $1.key }
        writer.write(texts: languages.map(\.key))
        writer.write(column: languages.map { Int64($0.value) })
        let sources = reach.sorted { $0.key < $1.key }
        writer.write(texts: sources.map(\.key))
        writer.write(column: sources.map(\.value))
        writer.write(UInt64(told.count))
        for (part, warnings) in told.sorted(by: { $0.key < $1.key }) {
            writer.write(part)
            writer.write(UInt64(warnings.count))
            for warning in warnings { Self.write(warning, to: &writer) }
        }
        writer.write(newest.ofAll)
        writer.write(newest.ofReliable)
        writer.write(UInt8(newest.hasReliable ? 1 : 0))
        writer.write(firstTime)
    }

    /// What was written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        let shards = try reader.readColumn(UInt32.self)
        let counts = try reader.readColumn(UInt64.self)
        guard shards.isRising, shards.count == counts.count else { throw .damaged }
        for (shard, count) in zip(shards, counts) { posts[shard] = count }
        let inputs = try reader.readColumn(UInt32.self)
        let found = try reader.readColumn(UInt64.self)
        guard inputs.isRising, inputs.count == found.count else { throw .damaged }
        for (part, count) in zip(inputs, found) { read[part] = count }
        now = try reader.read()
        posting = Set(try reader.readTexts())
        let ids = try reader.readTexts()
        let parts = try reader.readColumn(UInt32.self)
        let tags = try reader.readTexts()
        let speakers = try reader.readColumn(Int64.self)
        guard ids.count == parts.count, tags.count == speakers.count else { throw .damaged }
        for (id, count) in zip(ids, parts) { silent[id] = count }
        for (tag, count) in zip(tags, speakers) { languages[tag] = Int(clamping: count) }
        let sources = try reader.readTexts()
        let ends = try reader.readColumn(Int64.self)
        guard sources.count == ends.count else { throw .damaged }
        for (source, end) in zip(sources, ends) { reach[source] = end }
        for _ in 0..<(try reader.readCount()) {
            let part = try reader.read(UInt32.self)
            for _ in 0..<(try reader.readCount()) { told[part, default: []].append(try Self.readWarning(&reader)) }
        }
        newest.ofAll = try reader.read()
        newest.ofReliable = try reader.read()
        newest.hasReliable = try reader.read(UInt8.self) == 1
        firstTime = try reader.read()
    }

    private static func write(_ warning: SourceWarning, to writer: inout FrameWriter) {
        writer.write(text: warning.source)
        writer.write(text: warning.record)
        writer.write(column: warning.line.map { [Int64($0)] } ?? [])
        writer.write(text: warning.message)
        writer.write(UInt8(warning.isLoss ? 1 : 0))
    }

    private static func readWarning(_ reader: inout FrameReader) throws(FrameError) -> SourceWarning {
        let (source, record) = (try reader.readText() ?? "", try reader.readText())
        let line = try reader.readColumn(Int64.self).first.map { Int(clamping: $0) }
        let message = try reader.readText() ?? ""
        let isLoss = try reader.read(UInt8.self) == 1
        return SourceWarning(source: source, line: line, record: record, message: message, isLoss: isLoss)
    }
}
