public import SquelchSignals
public import SquelchTimeline

/// How well each post fits the context in which its account is followed: the model learns what a context is about
/// from the posts of its accounts, and asks of each post whether its words belong there rather than elsewhere.
///
/// A word's weight in a context is the log ratio of how many of the context's *other* accounts use it to how many
/// accounts outside do, smoothed by its frequency everywhere (multinomial event model, counted by accounts: nobody
/// can talk a context into a subject alone). A post's value is the mean weight of its words, in nats. In English an
/// account has a direction too (`Direction`), which is nearer to the others of its context than to the rest, or not:
/// topics that share no word are told so. The fit joins the post's value with its account's, since a headline has few
/// words:
///
///     fit = 1 / (1 + e^-(0.5 (v - m) + s (a - t) + ease))
///
/// with v the post's value, m that of the context's median account, a the mean of the account's novel posts and its
/// nearness, s and t of the `Scale`, and `ease` whatever the median account needs to fit at 0.9. On the developers'
/// injected folders a tells accounts with 35-85 % posts of other topics at AUC .98 (words alone: .96).
///
/// Folders are where somebody put a feed, not its subject. So accounts are compared with those of their own language and
/// network alone, and a context judges nobody that is named after a medium or a network (`ContextSubject`) or whose
/// median account is hardly nearer to the others than to the rest.
public enum ContextFit {
    /// Smoothing, in accounts.
    static let smoothing: Float = 1.5
    /// Weight of the post's own value.
    static let postSlope: Float = 0.5
    /// What a cosine weighs beside a mean of nats.
    static let meaning: Float = 6

    /// How an account's value is judged: by words alone it is less sure than with their meaning.
    struct Scale {
        /// Weight of the account's value.
        var accountSlope: Float
        /// Largest threshold, and its part of the median account's value in contexts with less.
        var threshold: Float
        var thresholdPart: Float
        /// Median value below which a context's accounts have no subject in common. On the developers' folders the
        /// least is .7 (words) and 1.2; that of a folder with accounts from everywhere is below zero.
        var leastCoherence: Float

        static let words = Scale(accountSlope: 3, threshold: 0.2, thresholdPart: 0.25, leastCoherence: 0.25)
        static let meaning = Scale(accountSlope: 2, threshold: .infinity, thresholdPart: 0.4, leastCoherence: 0.5)
    }

    /// Log odds at which a typical account fits: 0.9.
    static let typicalLogOdds: Float = 2.2
    /// Fewest accounts inside and outside, and fewest posts, for a context to be about something.
    static let fewestAccounts = 5
    static let fewestPosts = 50
    /// Words that make a full vote of a post for its account.
    static let fullVoteWords: Float = 4
    /// Typical posts that an account is given beforehand.
    static let priorPosts = 2.0

    /// Fit of every post in 0...1; 1 where no context can judge: no folder, one with few accounts of its language, one
    /// whose accounts have no subject in common, or friends and family, whose subject is themselves. A post followed in
    /// several contexts counts in the one that it fits best.
    public static func column(
        of timeline: Timeline, terms: TermColumn, novelty: [Float], workers: Workers
    ) -> [Float] {
        let count = timeline.posts.count
        guard terms.count == count, timeline.contexts.contains(where: { !ContextSubject.isMissing($0) }) else {
            return [Float](repeating: 1, count: count)
        }
        let posts = PostSelection(timeline)
        let active = timeline.accounts.indices.filter { !posts[$0].isEmpty }
        let kinds = Neighbours.kinds(timeline.accounts)
        let groups = Neighbours.groups(active, kinds, in: timeline)
        var results: [[(post: UInt32, fit: Float)]] = []
        // A context that cannot judge welcomes a post; so does every other one then.
        var isFree = timeline.accounts.map { $0.contexts.isEmpty }
        for kind in Set(groups.map(\.kind)).sorted() {
            let comparable = active.filter { kinds[$0] == kind }
            var judged: [[Int]] = []
            for group in groups where group.kind == kind {
                if canJudge(group, outOf: comparable.count, posts, timeline) {
                    judged.append(group.members)
                } else {
                    for account in group.members { isFree[account] = true }
                }
            }
            guard !judged.isEmpty else { continue }
            let members = judged
            let everywhere = AccountCounts.count(comparable, posts, terms, workers: workers)
            let directions =
                kind.language == Direction.language
                ? AccountDirections(comparable, posts, terms, novelty, workers: workers) : AccountDirections()
            let found = workers.map(members.count) { index in
                ContextModel(members[index], posts, terms, novelty, everywhere, directions).fits()
            }
            for (members, fits) in zip(members, found) {
                if let fits {
                    results.append(fits)
                } else {
                    for account in members { isFree[account] = true }
                }
            }
        }
        var fit = timeline.posts.account.map { isFree[Int($0)] ? Float(1) : 0 }
        for result in results {
            for (post, value) in result where value > fit[Int(post)] { fit[Int(post)] = value }
        }
        return fit
    }

    private static func canJudge(
        _ group: Neighbours, outOf comparable: Int, _ posts: PostSelection, _ timeline: Timeline
    ) -> Bool {
        canJudge(
            timeline.contexts[group.context], accounts: group.members.count, outOf: comparable,
            posts: group.members.reduce(0) { $0 + posts[$1].count })
    }

    /// Whether there is enough of a context, and of the same kind outside of it, to find a subject.
    static func canJudge(_ context: Context, accounts: Int, outOf comparable: Int, posts: Int) -> Bool {
        !ContextSubject.isMissing(context) && accounts >= fewestAccounts && comparable - accounts >= fewestAccounts
            && posts >= fewestPosts
    }
}
