import SquelchTimeline

/// `subscribed_subreddits.csv` and `friends.csv` of a data request.
struct RedditFollows: CSVTable {
    private let output: RecordWriter
    private let name: Int
    private let isPeople: Bool
    /// Subreddits that the user moderates or may post to are in tables that look like that of the subscribed ones.
    private let isOther: Bool

    init(_ kind: CSVKind, _ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        isOther = ["moderat", "approved", "submitter", "muted", "banned", "blocked"].contains {
            output.fileName.contains($0)
        }
        isPeople = kind == .redditFriends
        // Without a header of its own the table is one of ids and names.
        name = isPeople ? header["username"] ?? 0 : header["subreddit"] ?? (header.names.isEmpty ? 1 : 0)
    }

    var format: SourceFormat? { isOther ? SourceFormat(.reddit, "subreddits not subscribed") : nil }

    func read(_ row: CSVRecord, line: Int) {
        if isOther { return output.ignore("a subreddit that the user is not subscribed to by this table") }
        var name = row[name].string
        for prefix in ["/r/", "r/", "/u/", "u/"] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
            break
        }
        let isName = name.utf8.allSatisfy {
            $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        guard !name.isEmpty, isName else { return output.skip(line: line, "not a name on Reddit") }
        let path = (isPeople ? "user/" : "r/") + name
        var follow = FollowRecord()
        follow.account = output.batch.store("reddit.com/" + path.lowercased())
        follow.name = output.batch.store((isPeople ? "u/" : "r/") + name)
        follow.url = output.batch.store("https://www.reddit.com/\(path)/")
        follow.platform = .reddit
        output.append(follow)
    }
}

/// Votes, saved posts, and the user's own posts and comments. Network addresses (`ip`) are not looked at.
struct RedditActions: CSVTable {
    private let output: RecordWriter
    private let kind: CSVKind
    private let permalink, direction, id, url, link, date: Int?
    private let isHidden: Bool

    init(_ kind: CSVKind, _ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        self.kind = kind
        id = header["id"]
        permalink = header["permalink"]
        direction = header["direction"]
        url = header["url"]
        link = header["link"]
        date = header["date"]
        // Hidden and saved posts have the same columns.
        isHidden = kind == .redditSaved && output.fileName.contains("hidden")
    }

    func read(_ row: CSVRecord, line: Int) {
        switch kind {
        case .redditVotes: vote(row, line)
        case .redditPosts:
            guard URLResolver.isWeb(row[url]), row[url].firstIndex(of: "reddit.com/r/", within: 64) == nil else {
                return output.ignore("the user's own post, which passes nothing on")
            }
            output.attention(row[url], .repost, at: output.time(row[date], line: line))
        case .redditComments: post(row[link], .reply, at: output.time(row[date], line: line))
        default:
            if isHidden { return output.ignore("a hidden post") }
            post(row[permalink], .save, at: nil)
        }
    }

    private func vote(_ row: CSVRecord, _ line: Int) {
        switch row[direction].string.lowercased() {
        case "up": post(row[permalink], .like, at: nil)
        case "down": post(row[permalink], .rateDown, at: nil)
        case "none", "removed", "": output.ignore("a vote that was taken back")
        default: output.skip(line: line, "a vote of unknown direction")
        }
    }

    /// What was done to a post or comment on Reddit: known by its full id where the address has one.
    private func post(_ address: UnsafeBufferPointer<UInt8>, _ action: PostAttention.Action, at time: Int64?) {
        var record = AttentionRecord()
        let text = address.string
        record.url = output.batch.store(
            FollowAddress.accepted(text.hasPrefix("/") ? "https://www.reddit.com" + text : text))
        guard !record.url.isMissing else { return output.ignore("not an address of the web") }
        record.post = output.batch.store(Self.fullID(text))
        record.account = output.batch.store(Self.subreddit(text))
        record.action = action
        record.at = time
        output.append(record)
    }

    /// The account that shows the post: the subreddit in its address.
    private static func subreddit(_ address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let place = path.firstIndex(of: "r"), path.indices.contains(place + 1) else { return nil }
        return "reddit.com/r/" + path[place + 1].lowercased()
    }

    /// `t3_id` of a post's address, `t1_id` of a comment's.
    private static func fullID(_ address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        guard let place = path.firstIndex(of: "comments"), path.indices.contains(place + 1) else { return nil }
        return path.indices.contains(place + 3) ? "t1_" + path[place + 3] : "t3_" + path[place + 1]
    }

    var format: SourceFormat? { isHidden ? SourceFormat(.reddit, "hidden") : nil }
}
