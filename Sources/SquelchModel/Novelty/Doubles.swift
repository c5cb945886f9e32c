import SquelchTimeline

/// The same feed under two addresses: nearly all posts of one account are those of one other.
enum Doubles {
    /// Part of an account's posts that repeat the other's.
    private static let leastPart = 0.8
    private static let fewestPosts = 5
    /// Novelty below which a post is a copy.
    private static let copy: Float = 0.3

    /// For each account the one that it doubles: the one that was first; nil for most.
    static func find(_ timeline: Timeline, _ found: NoveltyColumns, _ selection: PostSelection) -> [Int?] {
        timeline.accounts.indices.map { account in
            let posts = selection[account]
            guard posts.count >= fewestPosts else { return nil }
            var copies: [Int: Int] = [:]
            for post in posts where found.novelty[Int(post)] < copy && found.duplicateOf[Int(post)] >= 0 {
                let first = Int(timeline.posts.account[Int(found.duplicateOf[Int(post)])])
                if first != account { copies[first, default: 0] += 1 }
            }
            let most = copies.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
            guard let most, Double(most.value) >= leastPart * Double(posts.count) else { return nil }
            return most.key
        }
    }
}
