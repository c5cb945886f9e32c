import SquelchTimeline

/// Tables of what the user did to posts: `Comments.csv`, `Reactions.csv`, `Votes.csv`, `Saved_Items.csv`. They name the
/// post and not its author.
struct LinkedInActions: CSVTable {
    private let output: RecordWriter
    private let link, date: Int?
    private let action: PostAttention.Action

    init(_ kind: CSVKind, _ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        link = header["link", "saveditem"]
        date = header["date", "createdtime", "saved at"]
        switch kind {
        case .linkedInReactions: action = .like
        case .linkedInSaved: action = .save
        // A comment answers, and so does a vote.
        default: action = .reply
        }
    }

    func read(_ row: CSVRecord, line: Int) {
        output.attention(row[link], action, at: output.time(row[date], line: line))
    }
}

/// `Shares.csv`: the user's own posts, of which only the page that was passed on is taken.
///
/// Some exports end a line of the commentary with a quote and begin the next with another: such a post lies in several
/// records, and the address in the last. Cells are looked at, not only their names: columns are moved in some files.
struct LinkedInShares: CSVTable {
    private let output: RecordWriter
    private let date, shareLink, sharedURL: Int?
    private var openDate: Int64?
    private var isOpen = false

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        date = header["date"]
        shareLink = header["sharelink"]
        sharedURL = header["sharedurl"]
    }

    mutating func read(_ row: CSVRecord, line: Int) {
        let parsed = output.output.date(row[date])
        let begins = parsed != nil || row[shareLink].firstIndex(of: "linkedin.com/", within: 24) != nil
        if begins {
            close()
            isOpen = true
            openDate = parsed?.seconds
            if parsed == nil { openDate = output.time(row[date], line: line) }
        } else if !isOpen {
            return output.skip(line: line, "a share without date and address")
        }
        let shared = begins ? row[sharedURL] : row[row.count - 1 - trailing(row)]
        guard URLResolver.isWeb(shared) else { return }
        output.attention(shared, .repost, at: openDate)
        isOpen = false
    }

    /// Cells after the address in a record that goes on with the last: counted from the end.
    private func trailing(_ row: CSVRecord) -> Int {
        for place in 0..<min(3, row.count) where URLResolver.isWeb(row[row.count - 1 - place]) { return place }
        return 0
    }

    private mutating func close() {
        if isOpen { output.ignore("the user's own post, which passes nothing on") }
        isOpen = false
    }

    mutating func finish() {
        close()
    }
}
