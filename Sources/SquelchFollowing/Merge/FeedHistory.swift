import SquelchTimeline

/// What is known of the posts of feeds beside their columns, as long as files are read: a feed that was saved several
/// times has most of its posts several times, and some of them edited.
struct FeedHistory {
    private var versions: [PostVersion] = []
    /// Ids of posts of feeds, each with its account.
    private var ids: Set<UInt64> = []
    /// Posts as they were read, by what people see of them.
    private var contents: Set<UInt64> = []
    /// The newest moment that each document knows of.
    private var documents: [Int64] = []
    /// How many documents each account has.
    private var counts: [UInt32: Int] = [:]
    /// When posts of other accounts were changed, for those that say so, by id and account.
    private var changes: [UInt64: Int64] = [:]
    /// Rows of later versions of them.
    private var edits: [(row: Int, key: UInt64)] = []
    /// Accounts some of whose posts may be versions of others.
    private var contested: Set<UInt32> = []

    /// Whether a feed has had a post of this id and account.
    func knows(_ key: UInt64) -> Bool { ids.contains(key) }

    /// Whether no document before had the post just as it is.
    mutating func isNew(_ version: PostVersion, of key: UInt64, _ time: Int64, in account: UInt32) -> Bool {
        let content = version.content &+ UInt64(bitPattern: time) &* 0xD6E8_FEB8_6659_FD93
        guard contents.insert(content ^ key).inserted else { return false }
        if !ids.insert(key).inserted { contested.insert(account) }
        return true
    }

    /// Whether a post that is no feed's was changed later than any version of it that was read before.
    mutating func isChange(_ updated: Int64, of key: UInt64) -> Bool {
        guard updated > changes[key] ?? .min else { return false }
        changes[key] = updated
        return true
    }

    /// Takes the row of a later version.
    mutating func take(edit row: Int, of key: UInt64) { edits.append((row, key)) }

    /// For each post that was read before it was changed, or between two changes, its last version.
    func unedited(
        _ posts: inout PostColumns, _ identities: [UInt64], key: (UInt64, UInt32) -> UInt64
    ) -> [Int: Int] {
        guard !edits.isEmpty else { return [:] }
        // The last version that was read is the newest one: only such were taken.
        var newest: [UInt64: Int] = [:]
        for edit in edits { newest[edit.key] = edit.row }
        var older: [Int: Int] = [:]
        for row in identities.indices where identities[row] != 0 {
            guard let last = newest[key(identities[row], posts.account[row])], last != row else { continue }
            older[row] = last
            if !posts.flags[row].contains(.selected) { posts.flags[last].remove(.selected) }
        }
        return older
    }

    /// Takes the documents of a chunk, and the versions of those of its posts that are kept.
    /// - Parameters:
    ///   - rows: of the kept posts, ascending; nil for all.
    ///   - first: row here of the first of them.
    mutating func take(_ chunk: TimelineChunk, _ accounts: [UInt32], rows: [Int]?, first: Int) {
        guard !chunk.documents.isEmpty else { return }
        for document in chunk.documents {
            let account = accounts[Int(document.account)]
            counts[account, default: 0] += 1
            if counts[account, default: 0] > 1 { contested.insert(account) }
        }
        var place = 0
        for var version in chunk.versions where version.document >= 0 {
            if let rows {
                while place < rows.count, rows[place] < version.row { place += 1 }
                guard place < rows.count, rows[place] == version.row else { continue }
                version.row = first + place
            } else {
                version.row += first
            }
            version.document += documents.count
            versions.append(version)
        }
        documents += chunk.documents.map { max($0.updated ?? .min, $0.times.max() ?? .min) }
    }

    /// For each post that another is a newer version of, that one, which gets what only the older knew. Ids that tell
    /// no posts apart are taken away.
    func olderVersions(_ posts: inout PostColumns, _ identities: inout [UInt64]) -> [Int: Int] {
        var byAccount: [UInt32: [PostVersion]] = [:]
        for version in versions where contested.contains(posts.account[version.row]) {
            byAccount[posts.account[version.row], default: []].append(version)
        }
        var older: [Int: Int] = [:]
        for (_, own) in byAccount {
            var finder = PostVersions(own, identities: identities, times: posts.time, documents: documents)
            for group in finder.groups(words: posts.words) {
                let members = group.map { own[$0] }
                let newest = members[0]
                for version in members.dropFirst() { older[version.row] = newest.row }
                // Feeds that date by the moment of fetching give the same post a new time each time.
                if members.allSatisfy({ $0.headline == newest.headline && $0.body == newest.body }) {
                    let times = members.map { posts.time[$0.row] }.filter { $0 != PostColumns.unknownTime }
                    if let first = times.min() { posts.time[newest.row] = first }
                }
            }
            for version in own where finder.useless.contains(identities[version.row]) { identities[version.row] = 0 }
        }
        return older
    }
}
