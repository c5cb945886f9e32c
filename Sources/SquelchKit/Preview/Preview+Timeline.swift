import SquelchCuration
import SquelchModel
import SquelchSignals
import SquelchTimeline

extension Preview {
    /// The preview that `query` asks for; takes the words of posts, which no result keeps.
    static func make(
        _ query: PreviewQuery, _ result: AnalysisResult, terms: TermColumn, before: Analysis?,
        workers: Workers
    ) -> Preview {
        let timeline = result.timeline
        let asked = timeline.accounts.indices.filter {
            isAsked(timeline.accounts[$0], onlyFollowers: query.onlyFollowers)
        }
        let contexts = ContextMatch.best(
            for: asked, in: timeline, terms: terms,
            isFollowed: isFollowed(timeline, onlyFollowers: query.onlyFollowers), workers: workers)
        return Preview(result, contexts: contexts, before: before, onlyFollowers: query.onlyFollowers)
    }
}
