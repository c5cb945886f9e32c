import SquelchSignals
import SquelchTimeline

/// The accounts of one part by what can be compared, as ``ContextFit`` groups them.
struct ContextPart {
    let posts: PostSelection
    let kinds: [Neighbours.Kind]
    let groups: [Neighbours]
    private let active: [Int]

    /// Nil where no context has a subject.
    init?(_ timeline: Timeline, _ terms: TermColumn, _ survey: ShardSurvey) {
        guard terms.count == timeline.posts.count,
            timeline.contexts.contains(where: { !ContextSubject.isMissing($0) })
        else { return nil }
        let posts = PostSelection(timeline)
        self.posts = posts
        active = timeline.accounts.indices.filter { !posts[$0].isEmpty }
        kinds = Neighbours.kinds(timeline.accounts, usual: survey.usualLanguage)
        groups = Neighbours.groups(active, kinds, in: timeline)
    }

    /// The accounts of a kind.
    func accounts(of kind: Neighbours.Kind) -> [Int] { active.filter { kinds[$0] == kind } }

    /// What accounts of a kind write about.
    func directions(
        _ accounts: [Int], _ kind: Neighbours.Kind, _ terms: TermColumn, _ novelty: [Float]
    ) -> AccountDirections {
        guard kind.language == Direction.language else { return AccountDirections() }
        return AccountDirections(accounts, posts, terms, novelty, workers: Workers(1))
    }
}
