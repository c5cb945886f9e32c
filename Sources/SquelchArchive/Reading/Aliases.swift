internal import GRDB
internal import SquelchTimeline

/// Accounts that have moved, and what they are called now.
struct Aliases {
    /// The name of today by the name of before.
    private var names: [String: String] = [:]

    init(_ database: Database) throws {
        let moves = try Row.fetchAll(
            database,
            sql: "SELECT old.name, new.name FROM account AS old JOIN account AS new ON new.id = old.alias")
        guard !moves.isEmpty else { return }
        for move in moves { names[move[0]] = move[1] as String }
        for old in names.keys { names[old] = today(old) }
    }

    /// What an account is called today.
    func today(_ name: String) -> String {
        var name = name
        // A chain is as long as an account has moved; one that is a ring ends nevertheless.
        for _ in 0...names.count {
            guard let next = names[name] else { break }
            name = next
        }
        return name
    }

    /// The names under which something about an account may stand: its own, and those of before.
    func all(of name: String) -> [String] {
        let today = today(name)
        return [today] + names.filter { $0.value == today && $0.key != today }.keys.sorted()
    }

    /// Calls the accounts of a batch by their names of today.
    func rename(in batch: RecordBatch, source: String) {
        guard !names.isEmpty else { return }
        for index in batch.feeds.indices {
            let id = batch.feeds[index].accountID(in: batch, source: source)
            guard let name = names[id] else { continue }
            // A feed is known by its address, and its id is that without what does not tell feeds apart.
            batch.feeds[index].feedURL = batch.store(AccountIdentity.tellsApart(name) ? name : "https://\(name)")
        }
        for index in batch.posts.indices { rename(&batch.posts[index].account, batch) }
        for index in batch.follows.indices { rename(&batch.follows[index], batch) }
        for index in batch.followers.indices { rename(&batch.followers[index], batch) }
        for index in batch.mutes.indices { rename(&batch.mutes[index], batch) }
        for index in batch.attention.indices { rename(&batch.attention[index].account, batch) }
        for index in batch.interactions.indices { rename(&batch.interactions[index].account, batch) }
        for index in batch.profiles.indices { rename(&batch.profiles[index].account, batch) }
    }

    private func rename(_ follow: inout FollowRecord, _ batch: RecordBatch) {
        if let address = batch.arena.string(follow.feedURL), let name = names[AccountIdentity.id(feedURL: address)] {
            follow.feedURL = batch.store("https://\(name)")
        }
        rename(&follow.account, batch)
    }

    private func rename(_ account: inout ByteSlice, _ batch: RecordBatch) {
        if let id = batch.arena.string(account), let name = names[id] { account = batch.store(name) }
    }
}
