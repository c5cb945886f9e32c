import SquelchTimeline

/// What reads the rows of one kind of table.
protocol CSVTable {
    /// Takes the next row.
    mutating func read(_ row: CSVRecord, line: Int)
    /// Takes note that there are no more.
    mutating func finish()
    /// The format, where the kind of table does not say it all.
    var format: SourceFormat? { get }
}

extension CSVTable {
    func finish() {}
    var format: SourceFormat? { nil }
}

/// Reads a table of any size, row by row.
enum CSVSource {
    /// Reads the rest of a table whose first chunk is `prefix`; returns the format.
    static func read(
        _ layout: CSVLayout, _ prefix: borrowing ByteArena, _ input: TextInput, into output: RecordOutput
    ) -> SourceFormat {
        let rows = CSVRows(prefix.all, input, delimiter: layout.delimiter)
        var before: [String] = []
        for _ in 0..<layout.recordsBefore where rows.next() { before.append(rows.record[0].string) }
        let columns = layout.header.names.count
        if columns > 0 { rows.expected = columns }
        let playlist = before.first { YouTubeID.isPlaylist($0) }
        var table = table(layout, playlist, RecordWriter(output))
        while rows.next() {
            if rows.isDamaged {
                output.warn(line: rows.line, "a quote is out of place; the record is kept as far as it could be read")
            } else if columns > 0, rows.record.count != columns {
                output.warn(line: rows.line, "\(rows.record.count) cells in place of \(columns); read by their place")
            }
            table.read(rows.record, line: rows.line)
        }
        table.finish()
        if let failure = rows.failure { output.lose(line: rows.line, failure.words + "; what came before is kept") }
        if input.replacedBytes > 0 {
            output.warn(Counted.text(input.replacedBytes, "byte that is", "bytes that are") + " no UTF-8: replaced")
        }
        return table.format ?? layout.kind.format
    }

    private static func table(
        _ layout: CSVLayout, _ playlist: String?, _ output: RecordWriter
    ) -> any CSVTable {
        let header = layout.header
        switch layout.kind {
        case .linkedInConnections: return LinkedInConnections(header, output)
        case .linkedInInvitations: return LinkedInInvitations(header, output)
        case .linkedInMessages: return LinkedInMessages(header, output)
        case .linkedInRecommendations: return LinkedInRecommendations(header, output)
        case .linkedInEndorsements: return LinkedInEndorsements(header, output)
        case .linkedInShares: return LinkedInShares(header, output)
        case .linkedInComments, .linkedInReactions, .linkedInVotes, .linkedInSaved:
            return LinkedInActions(layout.kind, header, output)
        case .linkedInCompanyFollows: return LinkedInCompanyFollows(header, output)
        case .linkedInMemberFollows: return LinkedInMemberFollows(header, output)
        case .linkedInHashtags: return LinkedInHashtags(output)
        case .mastodonFollowing: return MastodonFollowing(header, output)
        case .mastodonMuted, .mastodonBlocked: return MastodonSilenced(header, output)
        case .mastodonLists: return MastodonLists(header, output)
        case .mastodonBookmarks: return MastodonBookmarks(output)
        case .redditSubreddits, .redditFriends: return RedditFollows(layout.kind, header, output)
        case .redditVotes, .redditSaved, .redditPosts, .redditComments:
            return RedditActions(layout.kind, header, output)
        case .youTubeSubscriptions: return YouTubeSubscriptions(output)
        case .youTubePlaylist, .youTubeComments: return YouTubeVideos(layout.kind, header, playlist: playlist, output)
        case .xOldPosts: return XOldPosts(header, output)
        case .raindrop, .readwise, .instapaper, .pocket: return SavedPages(layout.kind, header, output)
        }
    }
}
