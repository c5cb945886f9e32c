import SquelchSignals
import SquelchTimeline

/// By how many accounts each word is used.
struct AccountCounts: Sendable {
    /// Accounts by bucket.
    var uses = [UInt32](repeating: 0, count: TermColumn.bucketCount)
    /// Accounts that have posts.
    var accounts = 0

    /// Counts over many accounts, a piece of them for each worker.
    static func count(
        _ accounts: [Int], _ posts: PostSelection, _ terms: TermColumn, workers: Workers
    ) -> AccountCounts {
        let size = max(64, accounts.count / (4 * workers.count) + 1)
        let pieces = workers.mapRanges(of: accounts.count, size: size) {
            count(Array(accounts[$0]), posts, terms)
        }
        guard var all = pieces.first else { return AccountCounts() }
        for piece in pieces.dropFirst() {
            for bucket in all.uses.indices { all.uses[bucket] &+= piece.uses[bucket] }
            all.accounts += piece.accounts
        }
        return all
    }

    /// Counts over some accounts.
    static func count(_ accounts: [Int], _ posts: PostSelection, _ terms: TermColumn) -> AccountCounts {
        var result = AccountCounts()
        // The number of the last account that used a word: each account counts once.
        var last = [UInt32](repeating: 0, count: TermColumn.bucketCount)
        for account in accounts where !posts[account].isEmpty {
            result.accounts += 1
            let mark = UInt32(truncatingIfNeeded: result.accounts)
            for post in posts[account] {
                for position in terms.range(Int(post)) {
                    let bucket = Int(terms.buckets[position])
                    if last[bucket] == mark { continue }
                    last[bucket] = mark
                    result.uses[bucket] &+= 1
                }
            }
        }
        return result
    }
}
