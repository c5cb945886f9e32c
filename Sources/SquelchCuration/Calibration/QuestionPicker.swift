public import SquelchModel
public import SquelchTimeline

/// Chooses the posts whose rating teaches most about what a person finds worth reading.
public enum QuestionPicker {
    /// Part of the questions whose answer the scores believe to know: they show whether that is so.
    private static let confidentPart = 0.2
    private static let mostOfAnAccount = 2

    /// At most `count` posts: most of them near even odds, where an answer moves the scores most (uncertainty sampling,
    /// Lewis and Gale 1994), some that look clearly good or poor. No story twice, at most two posts of an account, none
    /// of `rated`. The same choice in the same order for the same timeline, and no order by worth: a person shall not
    /// guess the next answer.
    public static func pick(
        _ count: Int, from timeline: Timeline, _ scores: PostScores, excluding rated: Set<UInt32>
    ) -> [UInt32] {
        let open = timeline.posts.texts.posts.filter {
            !rated.contains($0) && timeline.posts.texts.excerpt(Int($0)) != nil
        }
        let order = open.map { post -> Candidate in
            let id = timeline.posts.texts.id(Int(post)) ?? timeline.posts.texts.url(Int(post)) ?? "\(post)"
            return Candidate(post: post, worth: scores.worth[Int(post)], key: key(of: id))
        }
        var choice = Choice(timeline, scores)
        for post in rated { choice.block(storyOf: Int(post)) }
        let confident = Int(Double(count) * confidentPart) / 2
        let byWorth = order.sorted { $0.worth != $1.worth ? $0.worth < $1.worth : $0.key < $1.key }
        choice.take(confident, byWorth)
        choice.take(confident, byWorth.reversed())
        choice.take(
            count - choice.posts.count,
            order.sorted {
                let (left, right) = (abs($0.worth - 0.5), abs($1.worth - 0.5))
                return left != right ? left < right : $0.key < $1.key
            })
        let keys = Dictionary(order.map { ($0.post, $0.key) }, uniquingKeysWith: { first, _ in first })
        return choice.posts.sorted { (keys[$0] ?? 0, $0) < (keys[$1] ?? 0, $1) }
    }

    private struct Candidate {
        var post: UInt32
        var worth: Float
        var key: UInt64
    }

    private struct Choice {
        private(set) var posts: [UInt32] = []
        private var stories: Set<Int32> = []
        private var accounts: [UInt32: Int] = [:]
        private let timeline: Timeline
        private let scores: PostScores

        init(_ timeline: Timeline, _ scores: PostScores) {
            self.timeline = timeline
            self.scores = scores
        }

        mutating func block(storyOf post: Int) { stories.insert(scores.story[post]) }

        mutating func take(_ count: Int, _ candidates: [Candidate]) {
            var left = count
            for candidate in candidates where left > 0 {
                let post = Int(candidate.post)
                let account = timeline.posts.account[post]
                guard accounts[account, default: 0] < mostOfAnAccount, stories.insert(scores.story[post]).inserted
                else { continue }
                accounts[account, default: 0] += 1
                posts.append(candidate.post)
                left -= 1
            }
        }
    }

    /// FNV-1a, so that the order of the questions means nothing.
    private static func key(of id: String) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
