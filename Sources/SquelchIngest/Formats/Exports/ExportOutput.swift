import SquelchTimeline

/// Puts what a network's export says into records: names cleaned, addresses only of the web, what is left out counted.
final class ExportOutput {
    let output: RecordOutput

    init(_ output: RecordOutput) { self.output = output }

    var batch: RecordBatch { output.batch }

    /// The name of the file, in lower case: some tables of one kind differ in nothing else.
    var fileName: String {
        let path = output.source
        return path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...].lowercased()
    }

    // MARK: - Texts

    /// A name or title: white space as people see it, no control characters.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteSlice { PlainText.append(bytes, to: &batch.arena) }

    /// First and last name as one.
    func text(_ first: UnsafeBufferPointer<UInt8>, _ last: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        batch.store(string(first, last))
    }

    func string(_ first: UnsafeBufferPointer<UInt8>, _ last: UnsafeBufferPointer<UInt8>) -> String {
        [first, last].map { $0.plainString }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// An address of the web; missing for any other.
    func address(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        batch.store(FollowAddress.accepted(bytes.trimmed.string))
    }

    /// A date in seconds since 1970; one that is there and cannot be understood is told.
    func time(_ bytes: UnsafeBufferPointer<UInt8>, line: Int? = nil, record: String? = nil) -> Int64? {
        guard !bytes.isEmpty else { return nil }
        if let date = output.date(bytes) { return date.seconds }
        output.warn(line: line, record: record, "the date could not be understood; the record is kept without")
        return nil
    }

    // MARK: - Records

    func append(_ follow: FollowRecord) {
        batch.follows.append(follow)
        output.flushIfFull()
    }

    func append(_ attention: AttentionRecord) {
        batch.attention.append(attention)
        output.flushIfFull()
    }

    func append(_ interaction: InteractionRecord) {
        batch.interactions.append(interaction)
        output.flushIfFull()
    }

    func append(_ post: PostRecord) {
        batch.posts.append(post)
        output.flushIfFull()
    }

    /// What was done to the page at `url`; counted as left out where that is no address of the web.
    func attention(_ url: UnsafeBufferPointer<UInt8>, _ action: PostAttention.Action, at time: Int64?) {
        var record = AttentionRecord()
        record.url = address(url)
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

extension UnsafeBufferPointer<UInt8> {
    /// The text as a string.
    var string: String { String(decoding: self, as: UTF8.self) }

    /// The text as a string, without control characters, white space as people see it.
    var plainString: String {
        var arena = ByteArena(capacity: count)
        let slice = PlainText.append(self, to: &arena)
        return arena.string(slice) ?? ""
    }

    /// A text that some tools write into cells and attributes, cut at `separator`; empty parts are left out.
    func parts(_ separator: UInt8) -> [UnsafeBufferPointer<UInt8>] {
        split(separator: separator).map { UnsafeBufferPointer(rebasing: $0).trimmed }.filter { !$0.isEmpty }
    }
}

extension StaticString {
    /// The bytes of a literal.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
