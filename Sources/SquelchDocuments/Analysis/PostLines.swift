public import SquelchCuration
import SquelchJSON
import SquelchModel
import SquelchTimeline

/// The scores of single posts as JSON Lines: what `--posts FILE` writes (design section 6).
public enum PostLines {
    /// Posts that are written before the bytes are handed on.
    private static let portion = 1024

    /// Writes one line a post, in the order of the sources, and hands the bytes on in portions.
    public static func write<Failure: Error>(
        _ result: AnalysisResult,
        to output: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let timeline = result.timeline
        guard var json = try? JSONWriter() else { return }
        for (number, post) in result.shownPosts.enumerated() {
            write(Int(post), result.posts, timeline, &json)
            if number % portion == portion - 1 {
                try json.withBytes(output)
                json.reset()
            }
        }
        try json.withBytes(output)
    }

    private static func write(_ post: Int, _ scores: PostScores, _ timeline: Timeline, _ json: inout JSONWriter) {
        json.beginObject()
        let account = Int(timeline.posts.account[post])
        json.field("account", timeline.accounts[account].id)
        json.field("name", timeline.accounts[account].name)
        json.field("id", timeline.posts.texts.id(post))
        json.field("url", timeline.posts.texts.url(post))
        json.field("title", timeline.posts.texts.excerpt(post))
        json.time("published", timeline.posts.time[post] == PostColumns.unknownTime ? nil : timeline.posts.time[post])
        json.decimal("worth", Double(scores.worth[post]), 4)
        json.decimal("cost_seconds", Double(scores.cost[post]), 1)
        let values = scores.values(of: post)
        json.key("detectors")
        json.beginObject()
        for detector in Detector.allCases where detector.isProbability {
            json.decimal(detector, values[detector], places: 4)
        }
        json.endObject()
        json.decimal("personal", scores.personal.isEmpty ? nil : Double(scores.personal[post]), 4)
        json.field("duplicate_of", duplicate(post, scores, timeline))
        json.integer("story", Int(scores.story[post]))
        json.endObject()
        json.newline()
    }

    /// The id of the post that this one repeats, or its address where it has no id.
    private static func duplicate(_ post: Int, _ scores: PostScores, _ timeline: Timeline) -> String? {
        let first = Int(scores.duplicateOf[post])
        guard first >= 0 else { return nil }
        return timeline.posts.texts.id(first) ?? timeline.posts.texts.url(first)
    }
}
