import SquelchModel
import SquelchTimeline

/// Who repeats whom among all accounts, as far as it tells something about one of them.
struct Retellings {
    /// The account that most of an account's repeats are from.
    struct Source: Equatable {
        /// Its index into the timeline's accounts.
        var account: Int
        /// How many of the repeats are from it.
        var repeats: Int
    }

    /// Of each account the posts in the period that others repeat.
    private(set) var told: [Int]
    /// Of each account whom it repeats most; nil where it repeats nobody.
    private(set) var source: [Source?]

    /// Looks through the posts in the period.
    init(_ timeline: Timeline, _ scores: TimelineScores) {
        let owner = timeline.posts.account
        told = [Int](repeating: 0, count: timeline.accounts.count)
        source = [Source?](repeating: nil, count: timeline.accounts.count)
        var isTold = [Bool](repeating: false, count: timeline.posts.count)
        for account in timeline.accounts.indices {
            var repeats: [Int: Int] = [:]
            for post in scores.selection[account] {
                let original = Int(scores.posts.duplicateOf[Int(post)])
                guard original >= 0, Int(owner[original]) != account else { continue }
                isTold[original] = true
                repeats[Int(owner[original]), default: 0] += 1
            }
            let most = repeats.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
            source[account] = most.map { Source(account: $0.key, repeats: $0.value) }
        }
        for account in timeline.accounts.indices {
            told[account] = scores.selection[account].count { isTold[Int($0)] }
        }
    }
}
