import SquelchModel

/// Finds the filters that would raise an account's SNR.
enum TurnDowns {
    /// Fewest posts that a filter must hide to be worth a setting.
    private static let leastPosts = 3
    /// Least part of the posts that a filter must hide.
    private static let leastPart = 0.1
    /// Least gain in dB.
    private static let leastGain = 0.5

    /// Filters that help, best first.
    static func list(_ score: AccountScore) -> [TurnDown] {
        guard let before = score.estimate?.decibels else { return [] }
        let posts = score.statistics.counts.posts
        let choices: [(TurnDown.Action, PartialSums)] = [
            (.hideReposts, score.statistics.reposts), (.hideReplies, score.statistics.replies),
        ]
        let helpful = choices.compactMap { action, part -> TurnDown? in
            guard part.posts >= leastPosts, Double(part.posts) >= leastPart * Double(posts),
                let after = score.decibels(without: part), after - before >= leastGain
            else { return nil }
            return TurnDown(action: action, snrAfter: after)
        }
        return helpful.sorted {
            $0.snrAfter != $1.snrAfter ? $0.snrAfter > $1.snrAfter : $0.action.rawValue < $1.action.rawValue
        }
    }
}
