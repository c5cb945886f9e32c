import SquelchSignals
import SquelchTimeline

/// Thins out the texts of posts, so that a million posts need no room for a million texts.
///
/// An account keeps the texts of the posts that its best and worst will come from: those of most and of least style.
struct ExampleTexts {
    /// Texts that are kept without a look; below it every post may be an example.
    private static let roomy = 1 << 15
    /// Texts for which there is room, however many accounts there are, as long as each keeps those that are shown of it.
    private static let room = 1 << 17

    /// How many texts the last time left.
    private var kept = 0
    /// By account, the styles between which a post is none of its examples; empty as long as there is room for all.
    private var between: [Middle] = []

    /// Styles that as many posts as an account keeps on either side lie below and above.
    private struct Middle {
        var low = Float.infinity
        var high = -Float.infinity
    }

    /// Texts kept of an account on either side.
    private static func side(ofAccounts count: Int) -> Int { min(12, max(4, room / 2 / max(1, count))) }

    /// The places of those of a table's texts that may still be examples, its accounts numbered as `accounts` has them; nil
    /// for all.
    func places(
        of posts: borrowing PostColumns, _ signals: borrowing SignalColumns, accounts: [UInt32]
    ) -> [Int]? {
        if between.isEmpty { return nil }
        return (0..<posts.texts.count).filter { place in
            let post = Int(posts.texts.posts[place])
            let account = Int(accounts[Int(posts.account[post])])
            guard account < between.count else { return true }
            let style = Self.style(post, signals)
            return style <= between[account].low || style >= between[account].high
        }
    }

    /// Thins out the texts once there are many more than the last time left.
    mutating func thin(_ posts: inout PostColumns, _ signals: borrowing SignalColumns) {
        if posts.texts.count > kept + max(Self.roomy, kept / 4) { cut(&posts, signals) }
    }

    /// Leaves the same texts of many posts, whatever the pieces in which they came and when they were thinned out.
    mutating func settle(_ posts: inout PostColumns, _ signals: borrowing SignalColumns) {
        if posts.count > Self.roomy { cut(&posts, signals) }
    }

    /// Leaves an account the texts of so many posts on either side; nil takes what there is room for.
    mutating func cut(_ posts: inout PostColumns, _ signals: borrowing SignalColumns, side most: Int? = nil) {
        var (entries, ends) = Self.byAccount(posts, signals)
        let side = most ?? Self.side(ofAccounts: ends.count)
        var isKept = [Bool](repeating: false, count: entries.count)
        between = [Middle](repeating: Middle(), count: ends.count)
        for (account, end) in ends.enumerated() {
            let start = account == 0 ? 0 : ends[account - 1]
            if end - start > 2 * side {
                entries.withUnsafeMutableBufferPointer { $0[start..<end].sort() }
                between[account] = Middle(low: entries[start + side - 1].style, high: entries[end - side].style)
            }
            for index in start..<end where index < start + side || index >= end - side {
                isKept[Int(entries[index].place)] = true
            }
        }
        posts.texts.keep { isKept[$0] }
        kept = posts.texts.count
    }

    /// The texts in the order of their accounts, and where each account's end.
    private static func byAccount(
        _ posts: borrowing PostColumns, _ signals: borrowing SignalColumns
    ) -> (entries: [Entry], ends: [Int]) {
        let texts = posts.texts.posts
        var ends: [Int] = []
        for post in texts {
            let account = Int(posts.account[Int(post)])
            if account >= ends.count { ends += repeatElement(0, count: account + 1 - ends.count) }
            ends[account] += 1
        }
        // From how many there are of each to where each begins; filling in moves every beginning to its end.
        var sum = 0
        for account in ends.indices { (ends[account], sum) = (sum, sum + ends[account]) }
        var entries = [Entry](repeating: Entry(style: 0, place: 0), count: texts.count)
        for (place, post) in texts.enumerated() {
            let account = Int(posts.account[Int(post)])
            entries[ends[account]] = Entry(style: style(Int(post), signals), place: Int32(place))
            ends[account] += 1
        }
        return (entries, ends)
    }

    /// What its words alone say of a post's worth.
    private static func style(_ post: Int, _ signals: borrowing SignalColumns) -> Float {
        signals.logOdds(.worth, of: post)
    }

    private struct Entry: Comparable {
        var style: Float
        var place: Int32

        static func < (left: Entry, right: Entry) -> Bool {
            left.style != right.style ? left.style < right.style : left.place < right.place
        }
    }
}
