import SquelchModel
import SquelchSignals
import SquelchTimeline

/// An account that is followed for one thing and also writes about another: some of its posts fit their context, and
/// many clearly do not.
struct BlendedProfile: Equatable, Sendable, Codable {
    /// Part of its attention whose posts fit, and whose posts do not, 0...1.
    var fits: Double
    /// See ``fits``.
    var strays: Double
    /// What the strays have in common: a category, or a word; nil where nothing stands out.
    var subject: String?

    private static let fewestPosts = 10
    private static let leastPart = 0.25
    private static let fittingFrom: Float = 0.6
    private static let strayBelow: Float = 0.4
    /// Part of the posts with a subject that must be strays, for it to be theirs.
    private static let purity = 0.75

    /// The profile of the account, if it is blended.
    init?(_ account: Int, _ timeline: Timeline, _ scores: TimelineScores) {
        let posts = scores.selection[account]
        guard posts.count >= Self.fewestPosts else { return nil }
        var fits = 0.0
        var strays = 0.0
        var all = 0.0
        var isStray: [Int: Bool] = [:]
        for post in posts {
            let index = Int(post)
            let weight =
                Double(scores.posts.cost[index]) * scores.clocks[account].weight(at: timeline.posts.time[index])
            all += weight
            if scores.posts.fit[index] >= Self.fittingFrom {
                fits += weight
                isStray[index] = false
            } else if scores.posts.fit[index] < Self.strayBelow {
                strays += weight
                isStray[index] = true
            }
        }
        guard all > 0, fits >= Self.leastPart * all, strays >= Self.leastPart * all else { return nil }
        self.fits = fits / all
        self.strays = strays / all
        subject = Self.subject(isStray, timeline)
    }

    /// The category, else the word, that most strays share and few fitting posts have.
    private static func subject(_ isStray: [Int: Bool], _ timeline: Timeline) -> String? {
        var categories: [String: (strays: Int, all: Int)] = [:]
        var words: [String: (strays: Int, all: Int)] = [:]
        for (post, stray) in isStray {
            let names = timeline.posts.facets[post].map { timeline.facets[Int($0)] }.filter { $0.kind == .category }
            for name in Set(names.map(\.name)) {
                categories[name, default: (0, 0)].strays += stray ? 1 : 0
                categories[name, default: (0, 0)].all += 1
            }
            for word in ContentWords.list(timeline.posts.texts.excerpt(post) ?? "") {
                words[word, default: (0, 0)].strays += stray ? 1 : 0
                words[word, default: (0, 0)].all += 1
            }
        }
        return commonest(categories) ?? commonest(words)
    }

    private static func commonest(_ counts: [String: (strays: Int, all: Int)]) -> String? {
        let own = counts.filter { $0.value.strays >= 3 && Double($0.value.strays) >= purity * Double($0.value.all) }
        return own.min {
            $0.value.strays != $1.value.strays ? $0.value.strays > $1.value.strays : $0.key < $1.key
        }?.key
    }
}
