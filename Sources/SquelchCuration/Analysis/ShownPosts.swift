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

    /// Of no posts.
    package init() {}
}

/// Looks at the posts of accounts.
package struct PostReader {
    private let timeline: Timeline
    private let scores: TimelineScores
    private let turnDowns: TurnDowns

    /// A reader of scored posts.
    package init(_ timeline: Timeline, _ scores: TimelineScores) {
        self.timeline = timeline
        self.scores = scores
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
        return shown
    }
}
