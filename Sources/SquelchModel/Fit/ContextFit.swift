public import SquelchSignals
public import SquelchTimeline

/// How well each post fits the context in which its account is followed: the model learns what a context is about
/// from the posts of its accounts, and asks of each post whether its words belong there rather than elsewhere.
///
/// A word's weight in a context is the log ratio of how many of the context's *other* accounts use it to how many
/// accounts outside do, smoothed by its frequency everywhere (multinomial event model, counted by accounts: nobody
/// can talk a context into a subject alone). A post's value is the mean weight of its words, in nats. The fit joins
/// the post's value with its account's, since a headline has few words:
///
///     fit = 1 / (1 + e^-(0.5 (v - t) + 3 (a - t) + ease))
///
/// with v the post's value, a the mean of its account's novel posts, t the context's threshold and `ease` whatever
/// the context's median account needs to fit at 0.9: a context with a blurred subject judges nobody. On the
/// developers' injected folders a alone tells accounts with 35-85 % posts of other topics at AUC .951.
public enum ContextFit {
    /// Smoothing, in accounts.
    static let smoothing: Float = 1.5
    /// Weight of the post's own value and of its account's.
    static let postSlope: Float = 0.5
    static let accountSlope: Float = 3
    /// Largest threshold in nats a word, and its part of the median account's value in contexts with less.
    static let threshold: Float = 0.2
    static let thresholdPart: Float = 0.25
    /// Log odds at which a typical account fits: 0.9.
    static let typicalLogOdds: Float = 2.2
    /// Fewest accounts inside and outside, and fewest posts, for a context to be about something.
    static let fewestAccounts = 5
    static let fewestPosts = 50
    /// Words that make a full vote of a post for its account.
    static let fullVoteWords: Float = 4
    /// Typical posts that an account is given beforehand.
    static let priorPosts = 2.0

    /// Fit of every post in 0...1; 1 where no context can judge: no folder, one with few accounts, or friends and
    /// family, whose subject is themselves. A post followed in several contexts counts in the one that it fits best.
    public static func column(
        of timeline: Timeline, terms: TermColumn, novelty: [Float], workers: Workers
    ) -> [Float] {
        let count = timeline.posts.count
        guard terms.count == count, timeline.contexts.contains(where: { $0.kind != .social }) else {
            return [Float](repeating: 1, count: count)
        }
        let posts = PostSelection(timeline)
        var members = [[Int]](repeating: [], count: timeline.contexts.count)
        for (index, account) in timeline.accounts.enumerated() where !posts[index].isEmpty {
            for context in account.contexts { members[context].append(index) }
        }
        let everywhere = AccountCounts.count(timeline.accounts.indices, posts, terms, workers: workers)
        let judged = members.indices.filter { context in
            let inside = members[context].count
            return timeline.contexts[context].kind != .social && inside >= fewestAccounts
                && everywhere.accounts - inside >= fewestAccounts
                && members[context].reduce(0) { $0 + posts[$1].count } >= fewestPosts
        }
        let groups = judged.map { members[$0] }
        let results = workers.map(groups.count) { index in
            ContextModel(groups[index], posts, terms, novelty, everywhere).fits()
        }
        // In a context that cannot judge, a post is welcome; so it is everywhere else too.
        var isFree = timeline.accounts.map { $0.contexts.isEmpty }
        for context in members.indices where !judged.contains(context) {
            for account in members[context] { isFree[account] = true }
        }
        var fit = timeline.posts.account.map { isFree[Int($0)] ? Float(1) : 0 }
        for result in results {
            for (post, value) in result where value > fit[Int(post)] { fit[Int(post)] = value }
        }
        return fit
    }
}
