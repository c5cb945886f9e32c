import SquelchModel
import SquelchTimeline

/// How often the user valued posts of each account lately: what protects it.
enum ValuedLately {
    /// Posts with strong evidence by account: within 90 and within 30 days before the reference time, and ever.
    static func counts(_ timeline: Timeline, _ clock: ReferenceClock) -> [(quarter: Int, month: Int, ever: Int)] {
        var counts = [(quarter: Int, month: Int, ever: Int)](repeating: (0, 0, 0), count: timeline.accounts.count)
        var last: UInt32?
        for one in timeline.attention where one.action.isStrong && one.post != last {
            counts[Int(timeline.posts.account[Int(one.post)])].ever += 1
            // The date of the action, else the post's: it was valued after that.
            let time = one.at ?? timeline.posts.time[Int(one.post)]
            guard time != PostColumns.unknownTime else { continue }
            last = one.post
            let days = (Double(clock.reference) - Double(time)) / Double(UTCTime.secondsPerDay)
            let account = Int(timeline.posts.account[Int(one.post)])
            if days <= 90 { counts[account].quarter += 1 }
            if days <= 30 { counts[account].month += 1 }
        }
        return counts
    }
}

extension PostAttention.Action {
    /// Whether the action says that the post was worth it; opening and reading may be curiosity.
    var isStrong: Bool {
        switch self {
        case .rateUp, .star, .save, .bookmark, .repost, .reply, .like: true
        case .open, .read, .rateDown, .skip: false
        }
    }
}
