import SquelchTimeline

/// How much what is no matter of a post's own words may cost an account.
struct CostLimit {
    /// Log odds that an account loses at most.
    var logOdds: Double

    /// Out of the context in which it is followed an account is noise, however good: 10 dB. It is held at all because a folder
    /// may be named after anything, and an account in the wrong one has a use elsewhere.
    static let fit = CostLimit(logOdds: 10 / Decibels.perLogit)
    /// Who tells what others told first brings little to one who follows both: 10 dB.
    static let repeats = CostLimit(logOdds: 10 / Decibels.perLogit)
    /// What an account has said before itself: 6 dB. Readers rate such posts low, but hold whole accounts less to it.
    static let ownRepeats = CostLimit(logOdds: 6 / Decibels.perLogit)

    /// Steps of the search for the part that may be charged.
    private static let steps = 12

    /// The part of what an account's posts would lose that it bears, 0...1: all, or as much as moves its share by
    /// ``logOdds``.
    /// - Parameter posts: seconds of attention, worth, and the part of it that would be left, of each.
    func part(of posts: [(seconds: Double, worth: Double, left: Double)]) -> Float {
        var all = 0.0
        var without = 0.0
        var cost = 0.0
        for post in posts {
            all += post.seconds
            without += post.seconds * post.worth
            cost += post.seconds * post.worth * (1 - post.left)
        }
        guard all > 0, cost > 0 else { return 1 }
        func share(_ part: Double) -> Double { ModelMath.logit((without - part * cost) / all) }
        let least = share(0) - logOdds
        if share(1) >= least { return 1 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<Self.steps {
            let middle = (low + high) / 2
            if share(middle) >= least { low = middle } else { high = middle }
        }
        return Float(low)
    }
}

extension PostScores {
    /// Holds what repeats of others and misfits cost each account within their ``CostLimit``s. Doubles bear nothing: that
    /// the same feed is followed twice is to be tidied, and says nothing of its posts.
    mutating func limitCosts(
        _ timeline: Timeline, _ selection: PostSelection, _ clocks: [ReferenceClock], doubles: [Int?], workers: Workers
    ) {
        let scores = self
        let parts = workers.mapRanges(of: timeline.accounts.count, size: 64) { range in
            range.map { account -> (repeats: Float, own: Float, fit: Float) in
                let posts = selection[account].map { Int($0) }
                let seconds = posts.map {
                    Double(scores.cost[$0]) * clocks[account].weight(at: timeline.posts.time[$0])
                }
                func part(_ limit: CostLimit, _ left: (Int) -> Float) -> Float {
                    if !posts.contains(where: { left($0) < 1 }) { return 1 }
                    return limit.part(
                        of: zip(posts, seconds).map { ($1, Double(scores.quality[$0]), Double(left($0))) })
                }
                func isOwn(_ post: Int) -> Bool {
                    let original = Int(scores.duplicateOf[post])
                    return original >= 0 && scores.account[original] == scores.account[post]
                }
                let repeats = doubles[account] == nil ? part(.repeats) { isOwn($0) ? 1 : scores.novelty[$0] } : 0
                let own = part(.ownRepeats) { isOwn($0) ? scores.novelty[$0] : 1 }
                return (repeats, own, part(.fit) { Self.weight(ofFit: scores.fit[$0]) })
            }
        }.flatMap { $0 }
        repeatPart = parts.map(\.repeats)
        ownRepeatPart = parts.map(\.own)
        fitPart = parts.map(\.fit)
        joinWorth()
    }
}
