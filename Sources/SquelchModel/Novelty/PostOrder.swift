import SquelchTimeline

/// Posts in the order in which they appeared: who is first gets the credit.
///
/// A post that has only a day counts as of the day's end, so that it never takes the credit from one whose
/// second is known. Posts without a date come after all others: they cannot prove that they were first.
/// Posts of one second are taken by account id, then as their source lists them, so that the order of the
/// input files does not matter.
enum PostOrder {
    /// Indices of all posts, earliest first.
    static func chronological(_ timeline: Timeline) -> [UInt32] {
        let ids = timeline.accounts.map(\.id)
        var rank = [UInt32](repeating: 0, count: ids.count)
        for (position, account) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() {
            rank[account] = UInt32(position)
        }
        let keys = (0..<timeline.posts.count).map { post in
            Key(
                time: orderTime(timeline.posts.time[post], timeline.posts.flags[post]),
                account: rank[Int(timeline.posts.account[post])], post: UInt32(post))
        }
        return keys.sorted().map(\.post)
    }

    /// The moment as of which a post counts.
    static func orderTime(_ time: Int64, _ flags: PostFlags) -> Int64 {
        if time == PostColumns.unknownTime { return .max }
        return flags.contains(.dateOnly) ? min(time, .max - 86_400) + 86_399 : time
    }

    private struct Key: Comparable {
        let time: Int64
        let account: UInt32
        let post: UInt32

        static func < (left: Key, right: Key) -> Bool {
            if left.time != right.time { return left.time < right.time }
            if left.account != right.account { return left.account < right.account }
            return left.post < right.post
        }
    }
}
