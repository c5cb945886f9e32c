import SquelchTimeline

extension RecordWriter {
    // While a post is being made, its texts lie in the batch: these do not hand it on.

    /// Adds something that the user did with a post.
    func attention(
        post: ByteSlice, url: ByteSlice = .missing, account: String? = nil, action: PostAttention.Action,
        at: Int64? = nil
    ) {
        guard !post.isMissing || !url.isMissing else { return }
        var record = AttentionRecord()
        record.post = post
        record.url = url
        record.account = batch.store(account)
        record.action = action
        record.at = at
        batch.attention.append(record)
    }

    /// Adds that something passed between the user and an account.
    func interaction(
        _ type: AccountInteraction.Kind, with account: String?, name: String? = nil, isOut: Bool = true, at: Int64?
    ) {
        guard let account, !account.isEmpty else { return }
        var record = InteractionRecord()
        record.account = batch.store(account)
        record.name = batch.store(name)
        record.direction = isOut ? .sent : .received
        record.type = type
        record.at = at
        batch.interactions.append(record)
    }

    /// Adds a record, and hands the batch on if it is full: nothing that lies in it may be needed any more.
    func append(_ follow: FollowRecord) {
        batch.follows.append(follow)
        output.flushIfFull()
    }

    /// Likewise.
    func append(_ attention: AttentionRecord) {
        batch.attention.append(attention)
        output.flushIfFull()
    }

    /// Likewise.
    func append(_ interaction: InteractionRecord) {
        batch.interactions.append(interaction)
        output.flushIfFull()
    }

    /// Likewise.
    func append(_ post: PostRecord) {
        batch.posts.append(post)
        output.flushIfFull()
    }

    /// What was done to the page at `url`; counted as left out where that is no address of the web.
    func attention(_ url: UnsafeBufferPointer<UInt8>, _ action: PostAttention.Action, at time: Int64?) {
        var record = AttentionRecord()
        record.url = pageAddress(url)
        guard !record.url.isMissing else { return ignore("not an address of the web") }
        record.action = action
        record.at = time
        append(record)
    }

    /// An exchange with an account.
    func interaction(
        _ account: String, _ name: String, _ type: AccountInteraction.Kind, isOutgoing: Bool?, at time: Int64?
    ) {
        var record = InteractionRecord()
        record.account = batch.store(account)
        record.name = batch.store(name)
        record.type = type
        record.direction = isOutgoing.map { $0 ? .sent : .received }
        record.at = time
        append(record)
    }

    // MARK: - What is left out

    /// Counts a record that is well and gives nothing.
    func ignore(_ reason: String, count: Int = 1) { output.ignore(reason, count: count) }

    /// Counts records that should have given something, told once for all of them.
    func skipEach(_ reason: String, count: Int = 1) { output.skipEach(reason, count: count) }

    /// Counts a record that should have given something, and says where it is.
    func skip(line: Int? = nil, record: String? = nil, _ reason: String) {
        output.skip(line: line, record: record, reason: reason)
    }
}
