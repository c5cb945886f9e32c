package import SquelchModel
package import SquelchTimeline

/// What is shown of the posts of an account, and what they advise.
package struct ShownPosts: Sendable, Codable {
    /// Posts of most worth, and others of least.
    var best: [PostSummary] = []
    var worst: [PostSummary] = []
    /// Titles of the newest posts, where silence gives them weight.
    var lastWords: [String] = []
    /// Its two sides, if it has any.
    var blend: BlendedProfile?
    /// Filters that hide a part of its posts.
    var filters: [FilterChoice] = []
    /// How many of them others repeat; 0 where that was not looked for.
    var told = 0
    /// The name of the account that it repeats most, and how many of its repeats are from there.
    var source: Source?

    /// See ``source``.
    struct Source: Sendable, Codable {
        var name: String
        var repeats: Int
    }

    /// Of no posts.
    package init() {}
}

/// Looks at the posts of accounts.
package struct PostReader: Sendable {
    private let timeline: Timeline
    private let scores: TimelineScores
    private let turnDowns: TurnDowns
    private let retellings: Retellings?

    /// A reader of scored posts, some of whose accounts' posts are elsewhere.
    package init(_ timeline: Timeline, _ scores: TimelineScores) { self.init(timeline, scores, retellings: nil) }

    /// A reader of scored posts.
    init(_ timeline: Timeline, _ scores: TimelineScores, retellings: Retellings?) {
        self.timeline = timeline
        self.scores = scores
        self.retellings = retellings
        turnDowns = TurnDowns(timeline, scores)
    }

    /// What the posts of an account show.
    /// - Parameter searchesWords: whether words to be muted are looked for, which takes longer.
    package func posts(_ account: Int, searchesWords: Bool) -> ShownPosts {
        var shown = ShownPosts()
        let posts = scores.selection[account]
        (shown.best, shown.worst) = PostPicks.pick(posts, scores, timeline)
        if scores.accounts[account].rate.daysSilent >= Activity.afterFarewell {
            shown.lastWords = PostPicks.newest(posts, timeline).compactMap { timeline.posts.texts.excerpt($0) }
        }
        shown.blend = BlendedProfile(account, timeline, scores)
        shown.filters = turnDowns.choices(account, searchesWords: searchesWords)
        if let retellings {
            shown.told = retellings.told[account]
            shown.source = retellings.source[account].map { source in
                let other = timeline.accounts[source.account]
                return ShownPosts.Source(name: other.name ?? other.id, repeats: source.repeats)
            }
        }
        return shown
    }
}
