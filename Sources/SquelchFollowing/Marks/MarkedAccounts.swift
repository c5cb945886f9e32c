import SquelchTimeline

/// What the user did with posts, by the account whose posts they were: archives name it, and hold no post of it.
struct MarkedAccounts {
    private var marks: [UInt64: (id: String, marks: AccountMarks)] = [:]
    /// Deeds of which no source says whose post it was.
    private(set) var anonymous = 0

    /// Takes a deed, unless it is part of a bulk action. An id becomes a string once.
    mutating func append(_ record: AttentionRecord, _ batch: RecordBatch) {
        guard !record.bulk, let action = record.action, action.isEvidence else { return }
        let account = batch.arena.bytes(record.account)
        guard account.count > 0 else { return anonymous += 1 }
        marks[
            ByteHash.hash(account), default: (String(decoding: account, as: UTF8.self), AccountMarks())
        ].marks.add(action, at: record.at)
    }

    /// Adds what another source knows.
    mutating func append(_ other: MarkedAccounts) {
        anonymous += other.anonymous
        for (hash, one) in other.marks { marks[hash, default: (one.id, AccountMarks())].marks.merge(one.marks) }
    }

    /// Whether nothing was done.
    var isEmpty: Bool { marks.isEmpty && anonymous == 0 }

    /// The accounts by id, in its order.
    var byID: [(id: String, marks: AccountMarks)] { marks.values.sorted { $0.id < $1.id } }
}
