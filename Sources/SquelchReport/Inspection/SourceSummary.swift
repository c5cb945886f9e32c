import SquelchJSON
public import SquelchTimeline

/// What is known of one source, in the terms of a report.
public struct SourceSummary: Sendable {
    /// Path of the file.
    public var path: String
    /// Name of the format, nil where none was recognised.
    public var format: String?
    /// Records of each kind: feed, post, follow, follower, attention, interaction.
    public var feeds = 0
    /// See ``feeds``.
    public var posts = 0
    /// See ``feeds``.
    public var follows = 0
    /// See ``feeds``.
    public var followers = 0
    /// See ``feeds``.
    public var attention = 0
    /// See ``feeds``.
    public var interactions = 0
    /// Records left out, by reason.
    public var skipped: [String: Int] = [:]
    /// Number of warnings.
    public var warnings = 0
    /// Bytes read.
    public var bytes = 0

    /// A source of which only the path is known.
    public init(path: String, format: String?) {
        self.path = path
        self.format = format
    }

    /// Records of every kind.
    public var records: Int { feeds + posts + follows + followers + attention + interactions }

    mutating func add(_ other: SourceSummary) {
        feeds += other.feeds
        posts += other.posts
        follows += other.follows
        followers += other.followers
        attention += other.attention
        interactions += other.interactions
        skipped.merge(other.skipped, uniquingKeysWith: +)
        warnings += other.warnings
        bytes += other.bytes
    }
}

/// Counts of what was read, for `inspect --summary`.
public enum SummaryReport {
    /// The JSON of design section 6; nil where there is no memory for it.
    public static func json(_ sources: [SourceSummary]) -> ByteArena? {
        guard var json = try? JSONWriter() else { return nil }
        json.beginObject()
        json.key("files")
        json.beginArray()
        for source in sources {
            json.beginObject()
            json.field("path", source.path)
            json.field("format", source.format)
            write(source, &json)
            json.endObject()
        }
        json.endArray()
        json.key("totals")
        json.beginObject()
        json.integer("files", sources.count)
        write(total(sources), &json)
        json.endObject()
        json.endObject()
        json.newline()
        var output = ByteArena(capacity: 1 << 14)
        json.withBytes { output.append($0) }
        if json.isIncomplete { return nil }
        return output
    }

    /// A row a file, and a last line with files, records and megabytes.
    public static func table(_ sources: [SourceSummary], _ profile: TerminalProfile) -> String {
        var table = TextTable([
            TextTable.Column("File", least: 20, stretch: 1), TextTable.Column("Format"),
            TextTable.Column("Posts", isRight: true), TextTable.Column("Follows", isRight: true),
            TextTable.Column("Other", isRight: true), TextTable.Column("Skipped", isRight: true),
            TextTable.Column("Warnings", isRight: true), TextTable.Column("KB", isRight: true),
        ])
        for source in sources {
            let skipped = source.skipped.values.reduce(0, +)
            table.add([
                TextTable.Cell(source.path),
                TextTable.Cell(source.format ?? "not read", source.format == nil ? .bad : .plain),
                TextTable.Cell(Numbers.grouped(source.posts)), TextTable.Cell(Numbers.grouped(source.follows)),
                TextTable.Cell(Numbers.grouped(source.records - source.posts - source.follows - source.feeds)),
                TextTable.Cell(Numbers.grouped(skipped), skipped > 0 ? .middling : .plain),
                TextTable.Cell(Numbers.grouped(source.warnings), source.warnings > 0 ? .middling : .plain),
                TextTable.Cell(Numbers.grouped((source.bytes + 999) / 1000)),
            ])
        }
        let all = total(sources)
        let megabytes = Numbers.decimal(Double(all.bytes) / 1e6, 1)
        return table.render(profile) + "\n"
            + "\(Numbers.grouped(sources.count)) files, \(Numbers.grouped(all.records)) records, \(megabytes) MB "
            + "(\(Numbers.grouped(all.posts)) posts)\n"
    }

    private static func total(_ sources: [SourceSummary]) -> SourceSummary {
        var all = SourceSummary(path: "", format: nil)
        for source in sources { all.add(source) }
        return all
    }

    private static func write(_ source: SourceSummary, _ json: inout JSONWriter) {
        json.key("counts")
        json.beginObject()
        json.integer("feed", source.feeds)
        json.integer("post", source.posts)
        json.integer("follow", source.follows)
        json.integer("follower", source.followers)
        json.integer("attention", source.attention)
        json.integer("interaction", source.interactions)
        json.endObject()
        json.key("skipped")
        json.beginArray()
        for (reason, count) in source.skipped.sorted(by: { $0.key < $1.key }) {
            json.beginObject()
            json.field("reason", reason)
            json.integer("count", count)
            json.endObject()
        }
        json.endArray()
        json.integer("warnings", source.warnings)
        json.integer("bytes", source.bytes)
    }
}
