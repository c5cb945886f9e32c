import SquelchModel
import SquelchSignals
import SquelchTimeline

/// A filter and the posts that it would hide: whether it helps shows once the account's share is known.
package struct FilterChoice: Sendable, Equatable, Codable {
    var action: TurnDown.Action
    var value: String?
    /// Sums over the posts that it hides.
    var part: PartialSums

    /// Filters that are listed.
    private static let most = 5
    /// Fewest posts that a filter must hide to be worth a setting.
    static let fewestPosts = 3
    /// Least part of the posts that a filter must hide, and most: what hides nearly all is an unfollow.
    private static let hiddenPart = 0.1...0.9
    /// Least gain in dB.
    private static let leastGain = 0.5

    /// Whether a filter that hides `part` of an account's posts hides enough, and leaves enough.
    static func isWorthIt(_ part: PartialSums, of statistics: AccountStatistics) -> Bool {
        part.posts >= fewestPosts && hiddenPart.contains(Double(part.posts) / Double(statistics.counts.posts))
    }

    /// The filters that would raise an account's SNR, best first: each is judged by what remains when its posts are hidden.
    ///
    /// Words are those of posts, never one of the account's own name: nobody mutes "cursor" at the blog of Cursor.
    static func turnDowns(
        _ choices: [FilterChoice], _ score: AccountScore, of account: Account, searchesWords: Bool
    ) -> [TurnDown] {
        guard let before = score.estimate?.decibels else { return [] }
        let own = searchesWords ? Set(ContentWords.list("\(account.name ?? "") \(account.id)")) : []
        let found = choices.compactMap { choice -> TurnDown? in
            let isWord = choice.action == .muteWord
            guard !isWord || searchesWords && !own.contains(choice.value ?? ""),
                let after = score.decibels(without: choice.part), after - before >= leastGain
            else { return nil }
            let weight = score.statistics.weightedSignal.value
            let lost = weight > 0 ? choice.part.weightedSignal.value / weight : 0
            let minutes = score.attentionPerDay * 7 / 60 * score.share
            return TurnDown(
                action: choice.action, value: choice.value, snrAfter: after, posts: choice.part.posts,
                signalLostPerWeek: minutes * lost)
        }
        return Array(withoutTwins(found.sorted(by: precedes)).prefix(most))
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
}

extension TurnDown.Action {
    /// What most readers and networks can do comes first.
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
