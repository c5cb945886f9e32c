import SquelchTimeline

/// `following_accounts.csv`, with its header or, as in old exports, without.
struct MastodonFollowing: CSVTable {
    private let output: RecordWriter
    private let account: Int
    /// A list of addresses without a header is what is blocked, too; only the file's name tells.
    private let isSilenced: Bool

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        account = header["account address"] ?? 0
        let name = output.fileName
        isSilenced = header.names.isEmpty && (name.contains("block") || name.contains("mute"))
        if header.names.isEmpty, !isSilenced { output.output.warn("addresses without a header: taken as follows") }
    }

    func read(_ row: CSVRecord, line: Int) {
        if isSilenced { return output.mute(row[account], line: line) }
        output.follow(row[account], line: line)
    }

    var format: SourceFormat? { isSilenced ? CSVKind.mastodonBlocked.format : nil }
}

/// `lists.csv`: the lists of the user as contexts. Who is on a list is followed.
struct MastodonLists: CSVTable {
    private let output: RecordWriter
    private let list, account: Int

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        list = header["list name"] ?? 0
        account = header["account address"] ?? 1
    }

    func read(_ row: CSVRecord, line: Int) { output.follow(row[account], list: row[list], line: line) }
}

/// `muted_accounts.csv` and `blocked_accounts.csv`: whom the user does not want to hear.
struct MastodonSilenced: CSVTable {
    private let output: RecordWriter
    private let account: Int

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        account = header["account address"] ?? 0
    }

    func read(_ row: CSVRecord, line: Int) { output.mute(row[account], line: line) }
}

/// `bookmarks.csv`: one address of a post in each line, without a date.
struct MastodonBookmarks: CSVTable {
    private let output: RecordWriter

    init(_ output: RecordWriter) { self.output = output }

    func read(_ row: CSVRecord, line: Int) {
        var record = AttentionRecord()
        record.url = output.pageAddress(row[0])
        guard !record.url.isMissing else { return output.skip(line: line, "not an address of the web") }
        // Across servers, a post is known by its address.
        record.post = record.url
        record.account = output.batch.store(MastodonAccount.address(in: row[0].string))
        record.action = .bookmark
        output.append(record)
    }
}

extension RecordWriter {
    /// A follow of the account with this address.
    fileprivate func follow(
        _ address: UnsafeBufferPointer<UInt8>, list: UnsafeBufferPointer<UInt8>? = nil, line: Int
    ) {
        guard var follow = account(address, line: line) else { return }
        if let list {
            follow.contexts = batch.newList { _ in
                let name = self.line(list)
                if !name.isMissing { batch.lists.append(name) }
            }
        }
        append(follow)
    }

    /// A mute, or a block, of the account with this address.
    fileprivate func mute(_ address: UnsafeBufferPointer<UInt8>, line: Int) {
        guard let mute = account(address, line: line) else { return }
        batch.mutes.append(mute)
        output.flushIfFull()
    }

    private func account(_ address: UnsafeBufferPointer<UInt8>, line: Int) -> FollowRecord? {
        guard let address = MastodonAddress(address.string) else {
            skip(line: line, "not an address of the form user@host")
            return nil
        }
        var record = FollowRecord()
        record.account = batch.store(address.account)
        record.url = batch.store(address.profile)
        record.platform = .mastodon
        return record
    }
}
