public import SquelchSignals
public import SquelchTimeline

/// In which of the user's contexts somebody whom they do not follow would be at home.
///
/// By the words that set the accounts of a context apart from the others (see ``ContextFit``), counted over those that
/// are followed alone.
public enum ContextMatch {
    /// Fewest followed accounts inside and outside of a context.
    private static let fewestAccounts = 2
    /// Nats a word from which an account is at home: its words are a seventh commoner there than elsewhere.
    private static let least = 0.15

    /// Index of the context that each of `accounts` fits best; none for those that fit nowhere.
    /// - Parameters:
    ///   - accounts: indices of the accounts that are asked about.
    ///   - timeline: all accounts, contexts and posts.
    ///   - terms: the words of each post, by row.
    ///   - isFollowed: for each account of the timeline whether it counts as one of its contexts'.
    ///   - workers: the threads that work; the answer is the same for any number.
    public static func best(
        for accounts: [Int], in timeline: Timeline, terms: TermColumn, isFollowed: [Bool], workers: Workers
    ) -> [Int: Int] {
        guard terms.count == timeline.posts.count, !accounts.isEmpty else { return [:] }
        let posts = PostSelection(timeline)
        let followed = timeline.accounts.indices.filter { isFollowed[$0] && !posts[$0].isEmpty }
        var members = [[Int]](repeating: [], count: timeline.contexts.count)
        for index in followed {
            for context in timeline.accounts[index].contexts { members[context].append(index) }
        }
        // Friends and family have no subject.
        let judged = members.indices.filter { context in
            timeline.contexts[context].kind != .social && members[context].count >= fewestAccounts
                && followed.count - members[context].count >= fewestAccounts
        }
        guard !judged.isEmpty else { return [:] }
        let groups = judged.map { members[$0] }
        // A copy of what is followed is at home where that is.
        let novelty = [Float](repeating: 1, count: timeline.posts.count)
        let everywhere = AccountCounts.count(followed, posts, terms)
        let values = workers.map(judged.count) { place -> [Double?] in
            let model = ContextModel(
                groups[place], posts, terms, novelty, everywhere, judgesMembers: false)
            return accounts.map { model.value(ofAccount: $0) }
        }
        var best: [Int: Int] = [:]
        for (position, account) in accounts.enumerated() {
            var highest = least
            // In the order of their names: which comes first in the files must not matter.
            let byName = judged.indices.sorted {
                timeline.contexts[judged[$0]].name < timeline.contexts[judged[$1]].name
            }
            for place in byName {
                guard let value = values[place][position], value > highest else { continue }
                highest = value
                best[account] = judged[place]
            }
        }
        return best
    }
}
