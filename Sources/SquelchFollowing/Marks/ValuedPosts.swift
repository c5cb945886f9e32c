import SquelchSignals
import SquelchTimeline

/// What the user did with posts, as sources tell it: by a post's id or its address. Which post that is shows only when
/// all sources are read.
struct ValuedPosts {
    /// One action.
    private struct Entry {
        /// Hash of the post's id, or of the address that stands for one; 0 where there is neither.
        var identity: UInt64
        /// Hash of the page, 0 where there is none.
        var page: UInt64
        var action: PostAttention.Action
        var at: Int64?
    }

    private var entries: [Entry] = []

    /// Number of actions.
    var count: Int { entries.count }

    /// Posts opened or marked as read within one second from which on no person did it one by one.
    private static let bulkMarks = 20

    /// Takes an action, unless it is part of a bulk action or of a kind that says nothing.
    mutating func append(_ record: AttentionRecord, _ batch: RecordBatch, _ links: inout CanonicalLink) {
        guard !record.bulk, let action = record.action, action.isEvidence else { return }
        let post = batch.arena.bytes(record.post)
        let url = batch.arena.bytes(record.url)
        guard post.count + url.count > 0 else { return }
        entries.append(
            Entry(
                identity: ByteHash.hash(post.count > 0 ? post : url), page: links.hash(url.count > 0 ? url : post),
                action: action, at: record.at))
    }

    /// Takes all actions of another source.
    mutating func append(_ other: ValuedPosts) { entries += other.entries }

    /// The actions on posts that are there, ascending by post, and how many meant others. An id decides before a page:
    /// several posts may be about one page, and then all of them are meant.
    func match(identities: [UInt64], pages: [UInt64]) -> (found: [PostAttention], unmatched: Int) {
        let entries = withoutBulkMarks
        guard !entries.isEmpty else { return ([], 0) }
        var byIdentity: [UInt64: [Int]] = [:]
        var byPage: [UInt64: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            byIdentity[entry.identity, default: []].append(index)
            if entry.page != 0 { byPage[entry.page, default: []].append(index) }
        }
        var isMatched = [Bool](repeating: false, count: entries.count)
        var found: [PostAttention] = []
        func take(_ index: Int, _ post: Int) {
            isMatched[index] = true
            found.append(PostAttention(post: UInt32(post), action: entries[index].action, at: entries[index].at))
        }
        for (post, identity) in identities.enumerated() where identity != 0 {
            for index in byIdentity[identity] ?? [] { take(index, post) }
        }
        let isByIdentity = isMatched
        for (post, page) in pages.enumerated() where page != 0 {
            for index in byPage[page] ?? [] where !isByIdentity[index] { take(index, post) }
        }
        found.sort {
            $0.post != $1.post ? $0.post < $1.post : $0.action.rawValue < $1.action.rawValue
        }
        return (found, isMatched.count { !$0 })
    }

    /// The actions without those of "mark all as read": sources rarely say so, but their times do.
    private var withoutBulkMarks: [Entry] {
        var marks: [Int64: Int] = [:]
        for entry in entries where entry.action == .read || entry.action == .open {
            if let at = entry.at { marks[at, default: 0] += 1 }
        }
        return entries.filter { entry in
            guard entry.action == .read || entry.action == .open, let at = entry.at else { return true }
            return marks[at, default: 0] < Self.bulkMarks
        }
    }
}
