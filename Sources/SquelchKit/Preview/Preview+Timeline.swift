import SquelchCuration
import SquelchModel
import SquelchSignals
import SquelchTimeline

extension Preview {
    /// The preview that `query` asks for; takes the words of posts, which no result keeps.
    static func make(
        _ query: PreviewQuery, _ result: AnalysisResult, of timeline: Timeline, terms: TermColumn, before: Analysis?,
        workers: Workers
    ) -> Preview {
        let asked = timeline.accounts.indices.filter {
            isAsked(timeline.accounts[$0], onlyFollowers: query.onlyFollowers)
        }
        let contexts = ContextMatch.best(
            for: asked, in: timeline, terms: terms,
            isFollowed: isFollowed(timeline, onlyFollowers: query.onlyFollowers), workers: workers)
        return Preview(result, of: timeline, contexts: contexts, before: before, onlyFollowers: query.onlyFollowers)
    }
}
