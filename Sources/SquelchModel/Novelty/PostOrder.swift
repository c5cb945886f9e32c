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
        var keys = (0..<timeline.posts.count).map { post in
            Key(
                time: orderTime(timeline.posts.time[post], timeline.posts.flags[post]),
                account: rank[Int(timeline.posts.account[post])], post: UInt32(post))
        }
        keys.sort()
        return keys.map(\.post)
    }

    /// The moment as of which a post counts.
    static func orderTime(_ time: Int64, _ flags: PostFlags) -> Int64 {
        if time == PostColumns.unknownTime { return .max }
        return flags.contains(.dateOnly) ? min(time, .max - 86_400) + 86_399 : time
    }

    /// Sixteen bytes: there is one for each post, on top of everything else that is known.
    private struct Key: Comparable {
        private let time: Int64
        /// The account's rank, then the post's number.
        private let place: UInt64

        init(time: Int64, account: UInt32, post: UInt32) {
            self.time = time
            place = UInt64(account) << 32 | UInt64(post)
        }

        var post: UInt32 { UInt32(truncatingIfNeeded: place) }

        static func < (left: Key, right: Key) -> Bool {
            left.time != right.time ? left.time < right.time : left.place < right.place
        }
    }
}
