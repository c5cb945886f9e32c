import SquelchCuration
import SquelchTimeline

/// What is said where there is nothing to show.
enum AnalysisAbsence {
    /// Why no account has a post; nil where one has.
    static func sentence(_ analysis: Analysis) -> String? {
        if let outside = analysis.outside {
            let posts = Counted.text(outside.posts, "post")
            let (from, to) = (UTCTime.day(outside.window.from), UTCTime.day(outside.window.to))
            return "No account has posts in this period; the files have \(posts) from \(from) to \(to)."
        }
        guard analysis.accounts.isEmpty else { return nil }
        return "The files hold no posts of anybody whom you follow."
    }
}
