import SquelchDocuments
public import SquelchTimeline

/// The records of one source as a table for people: a row a post or follow.
public final class RecordTable {
    private var posts: [[TextTable.Cell]] = []
    private var follows: [[TextTable.Cell]] = []
    private var others = 0

    /// An empty table.
    public init() {}

    /// Takes the records of a batch.
    public func add(_ batch: RecordBatch) {
        for post in batch.posts {
            let title =
                batch.arena.string(post.title.isMissing ? post.text : post.title) ?? batch.arena.string(post.url)
            posts.append([
                TextTable.Cell(post.time.map { String(UTCTime.iso8601($0).prefix(16)) } ?? "no date", .dim),
                TextTable.Cell(batch.arena.string(post.author) ?? batch.arena.string(post.account) ?? ""),
                TextTable.Cell(String((title ?? "").prefix(200))),
                TextTable.Cell(String(post.text.length)), TextTable.Cell(String(post.links.count)),
                TextTable.Cell(batch.arena.string(post.url) ?? "", .dim),
            ])
        }
        for follow in batch.follows {
            follows.append([
                TextTable.Cell(batch.arena.string(follow.name) ?? ""),
                TextTable.Cell(
                    batch.list(follow.contexts).compactMap { batch.arena.string($0) }.joined(separator: ", "), .dim),
                TextTable.Cell(batch.arena.string(follow.feedURL) ?? batch.arena.string(follow.account) ?? ""),
            ])
        }
        others += batch.followers.count + batch.mutes.count + batch.attention.count + batch.interactions.count
    }

    /// The table under a heading with the file's name and format.
    public func render(_ path: String, _ format: String?, _ profile: TerminalProfile) -> String {
        let heading = SafeLine.escape("\(path) (\(format ?? "not read"))")
        var output = profile.paint(heading, .heading) + "\n"
        if !posts.isEmpty {
            var table = TextTable([
                TextTable.Column("Date"), TextTable.Column("By", least: 8, stretch: 2),
                TextTable.Column("Title", least: 20, stretch: 1), TextTable.Column("Bytes", isRight: true),
                TextTable.Column("Links", isRight: true), TextTable.Column("URL", least: 10, stretch: 3),
            ])
            for row in posts { table.add(row) }
            output += table.render(profile)
        }
        if !follows.isEmpty {
            var table = TextTable([
                TextTable.Column("Follow", least: 16, stretch: 1), TextTable.Column("Context", least: 8, stretch: 1),
                TextTable.Column("Feed", least: 16, stretch: 1),
            ])
            for row in follows { table.add(row) }
            output += table.render(profile)
        }
        if others > 0 { output += "\(Counted.text(others, "record of another kind", "records of other kinds"))\n" }
        return output + "\n"
    }
}
