internal import GRDB
internal import SquelchTimeline

/// A post that was found by its words.
public struct FoundPost: Sendable, Equatable {
    /// Id of its account.
    public var account: String
    /// Its own id, where it has one.
    public var id: String?
    /// Where it can be read.
    public var url: String?
    /// Its title, where it has one.
    public var title: String?
    /// When it was first dated, seconds since 1970.
    public var time: Int64?
    /// How well it fits; the more, the better.
    public var score: Double
}

extension Archive {
    /// The posts whose newest wording has all words of `query`, the best first. What was kept since the last search is
    /// indexed before, in portions: a search that is interrupted goes on where it was.
    /// - Parameters:
    ///   - query: words, with any signs between them.
    ///   - most: how many posts are wanted.
    public func search(_ query: String, most: Int) throws(ArchiveFailure) -> [FoundPost] {
        guard let pattern = FTS5Pattern(matchingAllTokensIn: query) else { return [] }
        while try read(TextIndex.missing) { try write(TextIndex.fill) }
        return try read { database in
            let aliases = try Aliases(database)
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT account.name, post.first, words.rank, version.id FROM words
                    JOIN version ON version.id = words.rowid
                    JOIN post ON post.account = version.account AND post.identity = version.identity
                        AND post.newest = version.id
                    JOIN account ON account.id = version.account
                    WHERE words MATCH ? ORDER BY words.rank, version.id LIMIT ?
                    """, arguments: [pattern, max(0, most)])
            let bodies = try RowStatement(database, "SELECT checksum, body FROM version WHERE id = ?")
            var found: [FoundPost] = []
            while let row = try rows.next() {
                bodies.bind(1, row[3])
                defer { bodies.reset() }
                guard try bodies.step() else { continue }
                let body = bodies.bytes(1)
                guard Checksum.of(body) == bodies.number(0), let post = try? PostBody.head(body) else { continue }
                func text(_ slice: ByteSlice) -> String? {
                    slice.isEmpty ? nil : String(decoding: body.part(slice), as: UTF8.self)
                }
                found.append(
                    FoundPost(
                        account: aliases.today(row[0]), id: text(post.id), url: text(post.url),
                        title: text(post.title), time: row[1], score: -(row[2] as Double)))
            }
            return found
        }
    }
}
