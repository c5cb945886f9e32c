public import SquelchTimeline

/// The posts of a period, grouped by account.
public struct PostSelection: Sendable {
    /// Indices of the selected posts, account by account, each in the order of the timeline.
    public let posts: [UInt32]
    /// Where each account's posts begin in ``posts``; one more value than accounts.
    public let starts: [Int]
    /// Posts that were left out because their date is unknown and a period was asked for.
    public let undatedLeftOut: Int
    /// Posts that were left out because they come from a selection: what somebody starred says nothing of what else
    /// their accounts post.
    public let selectedLeftOut: Int

    /// The posts from `since` to `until`, both inclusive, seconds since 1970; nil is open. A post without a
    /// date is in every open period, and in no other. Posts of selections are in none.
    public init(_ timeline: Timeline, since: Int64? = nil, until: Int64? = nil) {
        let time = timeline.posts.time
        let account = timeline.posts.account
        let isOpen = since == nil && until == nil
        let isSelected = timeline.posts.flags.map { $0.contains(.selected) }
        let from = since ?? .min
        let to = until ?? .max
        func isIn(_ post: Int) -> Bool {
            if isSelected[post] { return false }
            return time[post] == PostColumns.unknownTime ? isOpen : time[post] >= from && time[post] <= to
        }
        var starts = [Int](repeating: 0, count: timeline.accounts.count + 1)
        var leftOut = 0
        for post in time.indices {
            if isIn(post) {
                starts[Int(account[post]) + 1] += 1
            } else if time[post] == PostColumns.unknownTime, !isSelected[post] {
                leftOut += 1
            }
        }
        for index in timeline.accounts.indices { starts[index + 1] += starts[index] }
        var next = starts
        var posts = [UInt32](repeating: 0, count: starts[timeline.accounts.count])
        for post in time.indices where isIn(post) {
            posts[next[Int(account[post])]] = UInt32(post)
            next[Int(account[post])] += 1
        }
        self.posts = posts
        self.starts = starts
        undatedLeftOut = leftOut
        selectedLeftOut = isSelected.count { $0 }
    }

    /// The selected posts of an account.
    public subscript(account: Int) -> ArraySlice<UInt32> { posts[starts[account]..<starts[account + 1]] }
}
