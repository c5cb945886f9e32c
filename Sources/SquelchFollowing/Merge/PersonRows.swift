import SquelchSignals
import SquelchTimeline

/// Gives the posts of joined accounts to the one account that they are now, and lets cross-posts count once.
enum PersonRows {
    /// Applies the join to the columns.
    /// - Parameters:
    ///   - joined: the account that each account is part of.
    ///   - copies: rows that another stands for.
    ///   - facetCount: number of facets, which stay as they are.
    /// - Returns: the attention, moved to the rows that are left.
    static func apply(
        _ joined: [UInt32], _ copies: [Int: Int], to table: inout PostTable,
        _ attention: [PostAttention], facetCount: Int
    ) -> [PostAttention] {
        if copies.isEmpty {
            for row in 0..<table.count { table.posts.account[row] = joined[Int(table.posts.account[row])] }
            return attention
        }
        var places = [UInt32](repeating: 0, count: table.count)
        let kept = (0..<table.count).filter { copies[$0] == nil }
        for (place, row) in kept.enumerated() { places[row] = UInt32(place) }
        for (row, original) in copies { places[row] = places[original] }
        var rest = PostTable()
        let facets = (0..<UInt32(facetCount)).map(Optional.some)
        rest.append(rows: kept, of: table, accounts: joined, facets: facets)
        swap(&table, &rest)
        return attention.map { one in
            PostAttention(post: places[Int(one.post)], action: one.action, at: one.at)
        }.sorted { $0.post != $1.post ? $0.post < $1.post : $0.action.rawValue < $1.action.rawValue }
    }
}

extension CrossPosts {
    /// The same for all accounts of `joined` that several accounts became.
    static func find(_ posts: borrowing PostColumns, _ signals: borrowing SignalColumns, _ joined: [UInt32]) -> [Int:
        Int]
    {
        var parts: [UInt32: Int] = [:]
        for account in joined { parts[account, default: 0] += 1 }
        var rows: [UInt32: [Int]] = [:]
        for row in 0..<posts.count {
            let account = joined[Int(posts.account[row])]
            if parts[account, default: 0] > 1 { rows[account, default: []].append(row) }
        }
        var copies: [Int: Int] = [:]
        for (_, own) in rows {
            for (row, original) in find(own, origins: posts.account, posts, signals) { copies[row] = original }
        }
        return copies
    }
}
