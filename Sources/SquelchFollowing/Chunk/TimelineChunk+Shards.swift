import SquelchTimeline

/// A chunk in parts by account: all posts of an account, whatever chunk they are in, go to one part.
extension TimelineChunk {
    /// The part of the accounts that an account belongs to. Documents of one id may be several feeds, which shows once all
    /// of their posts are known: they stay together.
    package static func shard(of account: String, among shards: Int) -> Int {
        var id = account[..<(account.firstIndex(of: "\u{0}") ?? account.endIndex)]
        return Int(id.withUTF8 { ByteHash.hash($0, seed: 0x5348) } % UInt64(max(1, shards)))
    }

    /// The newest post of those that say how far the source reaches; nil where none does.
    package func newest(now: Int64) -> Int64? { SourceReach.newest(self, now: now) }

    /// Whether it holds more than posts and who posts them, such as follows or marks.
    package var hasOtherRecords: Bool {
        !follows.isEmpty || !followers.isEmpty || !mutes.isEmpty || valued.count > 0 || !marks.isEmpty
            || !interactions.isEmpty || !names.isEmpty
    }

    /// Leaves the texts of possible examples alone: so many of an account on either side.
    package func thinTexts(to side: Int) {
        table.thinTexts(to: side)
    }

    /// What goes to each part of the accounts, in the order of the parts; what the user did is left out.
    package func parts(_ shards: Int) -> [(shard: Int, bytes: [UInt8])] {
        let shardOf = accounts.accounts.map { Self.shard(of: $0.id, among: shards) }
        var rows = [[Int]](repeating: [], count: shards)
        for row in 0..<count { rows[shardOf[Int(table.posts.account[row])]].append(row) }
        return (0..<shards).compactMap { shard in
            guard !rows[shard].isEmpty else { return nil }
            let members = Set(shardOf.indices.filter { shardOf[$0] == shard }.map { UInt32($0) })
            return part(rows[shard], members).bytes(isCarried: true).map { (shard, $0) }
        }
    }

    private func part(_ rows: [Int], _ members: Set<UInt32>) -> TimelineChunk {
        let part = TimelineChunk(source, keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts)
        var numbers = [UInt32](repeating: 0, count: accounts.accounts.count)
        for old in members.sorted() {
            let account = accounts[old]
            numbers[Int(old)] = part.accounts.index(of: account.id)
            part.accounts[numbers[Int(old)]] = account
        }
        for (account, names) in folders.byAccount where members.contains(account) {
            for name in names { part.folders.insert(name, of: numbers[Int(account)]) }
        }
        var isUsed = [Bool](repeating: false, count: facets.facets.count)
        for row in rows { for facet in table.posts.facets[row] { isUsed[Int(facet)] = true } }
        let map = facets.facets.enumerated().map { isUsed[$0] ? part.facets.number($1) : nil }
        part.table.append(rows: rows, of: table, accounts: numbers, facets: map)
        part.profiles = profiles.filter { profile in members.contains { accounts[$0].id == profile.account } }
        var places: [Int: Int] = [:]
        for (old, document) in documents.enumerated() where members.contains(document.account) {
            places[old] = part.documents.count
            var document = document
            document.account = numbers[Int(document.account)]
            part.documents.append(document)
        }
        part.takeVersions(versions, rows, places)
        if rows.contains(where: { accounts[table.posts.account[$0]].id == source }) {
            part.withoutAccount = withoutAccount
        }
        return part
    }

    /// Versions of the posts of `rows`, ascending like these.
    private func takeVersions(_ all: [PostVersion], _ rows: [Int], _ places: [Int: Int]) {
        var place = 0
        for version in all {
            while place < rows.count, rows[place] < version.row { place += 1 }
            guard place < rows.count, rows[place] == version.row else { continue }
            var version = version
            version.row = place
            version.document = version.document < 0 ? -1 : places[version.document] ?? -1
            versions.append(version)
        }
    }
}
