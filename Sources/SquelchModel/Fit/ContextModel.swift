import SquelchSignals
import SquelchTimeline

/// What one context is about, and how the posts of its accounts fit it.
struct ContextModel {
    private let members: [Int]
    private let posts: PostSelection
    private let terms: TermColumn
    private let novelty: [Float]
    private let directions: AccountDirections
    private let together: Direction
    /// Weight of each word in nats: for an account that uses it itself, or for a stranger.
    private let weight: [Float]

    /// - Parameters:
    ///   - judgesMembers: whether the posts that are asked for are of the context's own accounts, whose own use of a
    ///     word proves nothing; else of accounts that are not counted at all.
    ///   - inside: what all of the context's accounts use; counted over `members` where nil.
    ///   - together: what they write about together; added up over `members` where nil.
    init(
        _ members: [Int], _ posts: PostSelection, _ terms: TermColumn, _ novelty: [Float], _ everywhere: AccountCounts,
        _ directions: AccountDirections = AccountDirections(), inside counted: AccountCounts? = nil,
        together: Direction? = nil, judgesMembers: Bool = true
    ) {
        self.together = together ?? directions.sum(members)
        self.members = members
        self.posts = posts
        self.terms = terms
        self.novelty = novelty
        self.directions = directions
        let inside = counted ?? AccountCounts.count(members, posts, terms)
        let all = Float(everywhere.accounts)
        let itself: Float = judgesMembers ? 1 : 0
        let others = Float(inside.accounts) - itself + ContextFit.smoothing
        let rest = all - Float(inside.accounts) + ContextFit.smoothing
        var weight = [Float](repeating: 0, count: TermColumn.bucketCount)
        for bucket in weight.indices where inside.uses[bucket] > 0 {
            let own = Float(inside.uses[bucket])
            let total = Float(everywhere.uses[bucket])
            let usual = ContextFit.smoothing * total / all
            let here = (own - itself + usual) / others
            let there = (total - own + usual) / rest
            weight[bucket] = Float(ModelMath.ln(Double(here / there)))
        }
        self.weight = weight
    }

    /// What the posts of one account say of its place in the context.
    struct Voice {
        /// The votes of its posts for its words, and their weight.
        var words: (value: Double, weight: Double)
        /// How much nearer it is to the others of the context than to the rest, and the weight of what says so.
        var near: (value: Float, weight: Float)

        /// Its mean vote; nil where it has hardly any.
        var meanWords: Double? { words.weight > 0.5 ? words.value / words.weight : nil }
        /// Its nearness; nil where hardly anything says so.
        var nearness: Double? { near.weight > 0.5 ? Double(near.value) : nil }
    }

    /// What each account of the context says.
    func voices() -> [Voice] {
        members.map { Voice(words: sum($0), near: directions.nearness(of: $0, to: together)) }
    }

    /// Fit of each post of the context's accounts; nil where these have no subject in common.
    func fits() -> [(post: UInt32, fit: Float)]? {
        let voices = voices()
        return fits(
            voices, usualWords: Self.median(voices.compactMap(\.meanWords)),
            usualNearness: Self.median(voices.compactMap(\.nearness)), hasDirections: !directions.isEmpty)
    }

    /// Likewise, next to what is usual in the context.
    func fits(
        _ voices: [Voice], usualWords: Float, usualNearness: Float, hasDirections: Bool
    ) -> [(post: UInt32, fit: Float)]? {
        let typical = usualWords + ContextFit.meaning * usualNearness
        let scale = hasDirections ? ContextFit.Scale.meaning : .words
        guard typical >= scale.leastCoherence else { return nil }
        let threshold = min(scale.threshold, scale.thresholdPart * typical)
        let ease = max(0, ContextFit.typicalLogOdds - scale.accountSlope * (typical - threshold))
        let prior = ContextFit.priorPosts
        var result: [(post: UInt32, fit: Float)] = []
        for (member, voice) in zip(members, voices) {
            let (sum, near) = (voice.words, voice.near)
            let words = Float((sum.value + prior * Double(usualWords)) / (sum.weight + prior))
            let meaning = (near.value * near.weight + Float(prior) * usualNearness) / (near.weight + Float(prior))
            let account = words + ContextFit.meaning * meaning
            for post in posts[member] {
                // A repeat fits as its account does: that it stands in the context already proves nothing.
                let isNew = novelty[Int(post)] > 0.5
                let own = isNew ? value(of: Int(post)) ?? words : words
                let logOdds =
                    ContextFit.postSlope * (own - usualWords) + scale.accountSlope * (account - threshold) + ease
                result.append((post, Float(ModelMath.sigmoid(Double(logOdds)))))
            }
        }
        return result
    }

    /// The votes of an account's posts and their weight.
    private func sum(_ account: Int) -> (value: Double, weight: Double) {
        var value = FixedSum.zero
        var weight = FixedSum.zero
        for post in posts[account] {
            guard let own = self.value(of: Int(post)) else { continue }
            let length = Float(terms.range(Int(post)).count)
            let vote = Double(novelty[Int(post)] * min(1, length / ContextFit.fullVoteWords))
            value += vote * Double(own)
            weight += vote
        }
        return (value.value, weight.value)
    }

    /// Mean weight in nats of the words of an account's posts; nil where they say nothing.
    func value(ofAccount account: Int) -> Double? {
        let sum = sum(account)
        return sum.weight > 0 ? sum.value / (sum.weight + ContextFit.priorPosts) : nil
    }

    /// Mean weight of a post's words; nil where it has none.
    private func value(of post: Int) -> Float? {
        let range = terms.range(post)
        guard !range.isEmpty else { return nil }
        var sum: Float = 0
        for position in range { sum += weight[Int(terms.buckets[position])] }
        return sum / Float(range.count)
    }

    static func median(_ values: [Double]) -> Float {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return Float(sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
    }
}
