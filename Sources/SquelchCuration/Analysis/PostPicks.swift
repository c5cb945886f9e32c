import SquelchModel
import SquelchTimeline

/// Picks the posts that show best why an account has its score.
enum PostPicks {
    private static let most = 3

    /// At most three posts of most worth, and at most three others of least.
    static func pick(
        _ posts: ArraySlice<UInt32>, _ found: TimelineScores, _ timeline: Timeline
    ) -> (best: [PostSummary], worst: [PostSummary]) {
        let scores = found.posts
        // A post of the future is not to be shown: its date is wrong, or it was not meant to be out.
        let past = posts.filter { !found.clock.isFuture(timeline.posts.time[Int($0)]) }[...]
        // Among very many posts only those that may be examples have kept their texts.
        let isThinned = timeline.posts.texts.count < timeline.posts.count
        let posts = isThinned ? past.filter { timeline.posts.texts.contains(Int($0)) }[...] : past
        let best = first(posts) { left, right in
            if scores.worth[left] != scores.worth[right] { return scores.worth[left] > scores.worth[right] }
            return isEarlierChoice(left, right, timeline)
        }
        let worst = first(posts.filter { !best.contains(Int($0)) }[...]) { left, right in
            if scores.worth[left] != scores.worth[right] { return scores.worth[left] < scores.worth[right] }
            if scores.cost[left] != scores.cost[right] { return scores.cost[left] > scores.cost[right] }
            return isEarlierChoice(left, right, timeline)
        }
        return (best.map { summary($0, scores, timeline) }, worst.map { summary($0, scores, timeline) })
    }

    /// The newest dated posts, at most three.
    static func newest(_ posts: ArraySlice<UInt32>, _ timeline: Timeline) -> [Int] {
        let time = timeline.posts.time
        return first(posts.filter { time[Int($0)] != PostColumns.unknownTime }[...]) { left, right in
            time[left] != time[right] ? time[left] > time[right] : left < right
        }
    }

    /// The newer post, for people remember it.
    private static func isEarlierChoice(_ left: Int, _ right: Int, _ timeline: Timeline) -> Bool {
        let times = (timeline.posts.time[left], timeline.posts.time[right])
        return times.0 != times.1 ? times.0 > times.1 : left < right
    }

    /// The first few in an order, without sorting all.
    private static func first(_ posts: ArraySlice<UInt32>, by precedes: (Int, Int) -> Bool) -> [Int] {
        var chosen: [Int] = []
        for post in posts {
            let candidate = Int(post)
            if chosen.count == most, let last = chosen.last, !precedes(candidate, last) { continue }
            let place = chosen.firstIndex { precedes(candidate, $0) } ?? chosen.count
            chosen.insert(candidate, at: place)
            if chosen.count > most { chosen.removeLast() }
        }
        return chosen
    }

    static func summary(_ post: Int, _ scores: PostScores, _ timeline: Timeline) -> PostSummary {
        let time = timeline.posts.time[post]
        return PostSummary(
            index: post, id: timeline.posts.texts.id(post), url: timeline.posts.texts.url(post),
            title: timeline.posts.texts.excerpt(post),
            published: time == PostColumns.unknownTime ? nil : time,
            worth: Double(scores.worth[post]), cost: Double(scores.cost[post]))
    }
}
