import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Finds the filters that would raise an account's SNR: each is judged by what remains when its posts are hidden.
struct TurnDowns {
    private let timeline: Timeline
    private let scores: TimelineScores

    /// Filters that are listed.
    private static let most = 5
    /// Fewest posts that a filter must hide to be worth a setting.
    private static let fewestPosts = 3
    /// Least part of the posts that a filter must hide, and most: what hides nearly all is an unfollow.
    private static let hiddenPart = 0.1...0.9
    /// Least gain in dB.
    private static let leastGain = 0.5
    /// A word is looked for in the texts that are kept, if these are most of the account's.
    private static let leastKeptTexts = 0.8

    init(_ timeline: Timeline, _ scores: TimelineScores) {
        self.timeline = timeline
        self.scores = scores
    }

    /// Filters that help, best first; with words among them only where `searchesWords`, since that takes longer.
    func list(_ account: Int, searchesWords: Bool) -> [TurnDown] {
        let score = scores.accounts[account]
        guard let before = score.estimate?.decibels else { return [] }
        var parts = Parts()
        parts.reposts = score.statistics.reposts
        parts.replies = score.statistics.replies
        for post in scores.selection[account] { add(Int(post), of: account, to: &parts, searchesWords) }
        let keptTexts = Double(parts.texts) >= Self.leastKeptTexts * Double(score.statistics.counts.posts)
        let found = parts.choices(timeline.facets, words: keptTexts).compactMap { choice -> TurnDown? in
            let posts = Double(choice.part.posts) / Double(score.statistics.counts.posts)
            guard choice.part.posts >= Self.fewestPosts, Self.hiddenPart.contains(posts),
                let after = score.decibels(without: choice.part), after - before >= Self.leastGain
            else { return nil }
            let weight = score.statistics.weightedSignal.value
            let lost = weight > 0 ? choice.part.weightedSignal.value / weight : 0
            let minutes = score.attentionPerDay * 7 / 60 * score.share
            return TurnDown(
                action: choice.action, value: choice.value, snrAfter: after, posts: choice.part.posts,
                signalLostPerWeek: minutes * lost)
        }
        return Array(Self.withoutTwins(found.sorted(by: Self.precedes)).prefix(Self.most))
    }

    private func add(_ post: Int, of account: Int, to parts: inout Parts, _ searchesWords: Bool) {
        let weight = Double(scores.posts.cost[post]) * scores.clocks[account].weight(at: timeline.posts.time[post])
        let worth = Double(scores.posts.worth[post])
        for facet in Set(timeline.posts.facets[post]) {
            parts.facets[facet, default: PartialSums()].add(weight: weight, worth: worth)
        }
        guard searchesWords, let excerpt = timeline.posts.texts.excerpt(post) else { return }
        parts.texts += 1
        for word in ContentWords.list(excerpt) {
            parts.words[word, default: PartialSums()].add(weight: weight, worth: worth)
        }
    }

    /// Of filters that hide the same posts to the same effect only the first: a word that is in every post of a tag
    /// adds nothing to the tag.
    private static func withoutTwins(_ sorted: [TurnDown]) -> [TurnDown] {
        var kept: [TurnDown] = []
        for filter in sorted
        where !kept.contains(where: {
            $0.posts == filter.posts && abs($0.snrAfter - filter.snrAfter) < 1e-9
        }) {
            kept.append(filter)
        }
        return kept
    }

    private static func precedes(_ left: TurnDown, _ right: TurnDown) -> Bool {
        if left.snrAfter != right.snrAfter { return left.snrAfter > right.snrAfter }
        if left.action.order != right.action.order { return left.action.order < right.action.order }
        return (left.value ?? "") < (right.value ?? "")
    }

    /// Sums over the posts that each filter would hide.
    private struct Parts {
        var reposts = PartialSums()
        var replies = PartialSums()
        var facets: [UInt32: PartialSums] = [:]
        var words: [String: PartialSums] = [:]
        /// Posts whose texts were looked at.
        var texts = 0

        func choices(_ table: [Facet], words usesWords: Bool)
            -> [(action: TurnDown.Action, value: String?, part: PartialSums)]
        {
            var choices: [(action: TurnDown.Action, value: String?, part: PartialSums)] = [
                (.hideReposts, nil, reposts), (.hideReplies, nil, replies),
            ]
            for (number, part) in facets {
                let facet = table[Int(number)]
                choices.append((TurnDown.Action(facet.kind), facet.name, part))
            }
            if usesWords { for (word, part) in words { choices.append((.muteWord, word, part)) } }
            return choices
        }
    }
}

extension TurnDown.Action {
    fileprivate init(_ kind: Facet.Kind) {
        self =
            switch kind {
            case .category: .muteCategory
            case .domain: .muteDomain
            case .author: .muteAuthor
            }
    }

    /// What most readers and networks can do comes first.
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
