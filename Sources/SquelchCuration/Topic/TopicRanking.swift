import SquelchModel
public import SquelchSignals
import SquelchTimeline

/// Who among those that are followed knows about something, with the posts that show it.
public struct TopicRanking: Sendable {
    /// One account that posted about it.
    public struct Expert: Sendable {
        /// The account.
        public var account: AccountAnalysis
        /// Relevance times signal, relative to the first one's: 0...1.
        public var score: Double
        /// Its posts about it.
        public var posts: Int
        /// The posts that show it best.
        public var best: [PostSummary]
    }

    /// The terms that were looked for.
    public var terms: [String]
    /// Posts of the period that have any of them, or mean the same.
    public var posts: Int
    /// The best first.
    public var experts: [Expert]
    /// Subjects of the following that read alike, where nobody posted about it.
    public var hints: [String]

    /// Saturation of repeated terms, and how much long posts are held back: Robertson and Zaragoza, "The Probabilistic
    /// Relevance Framework: BM25 and Beyond" (2009).
    private static let saturation = 1.2
    private static let lengthPart = 0.75
    /// What a post is worth that means the question exactly, beside one with its words.
    private static let nearPart = 0.5
    /// Posts of an account that count, each half as much as the one before: one great post beats fifty mentions.
    private static let countedPosts = 5
    private static let shownPosts = 3
    private static let lookedThrough = 20

    /// The ranking for a question whose hits are in the timeline.
    public init(_ query: TopicQuery, _ result: AnalysisResult) {
        let timeline = result.timeline
        terms = query.words
        let scores = result.scores
        let relevance = Self.relevance(query, scores, timeline)
        posts = relevance.count
        var experts: [Expert] = []
        for account in result.analysis.accounts {
            let found = scores.selection[account.index].compactMap { post -> (post: Int, score: Double)? in
                relevance[post].map { (Int(post), $0 * Double(scores.posts.worth[Int(post)])) }
            }.sorted { left, right in
                if left.score != right.score { return left.score > right.score }
                // Rows depend on the order of the files.
                let (leftTime, rightTime) = (timeline.posts.time[left.post], timeline.posts.time[right.post])
                return leftTime != rightTime ? leftTime > rightTime : left.post < right.post
            }
            guard !found.isEmpty else { continue }
            var sum = 0.0
            for (place, one) in found.prefix(Self.countedPosts).enumerated() { sum += one.score / Double(1 << place) }
            experts.append(
                Expert(
                    account: account, score: sum, posts: found.count,
                    best: Self.best(found.map(\.post), scores.posts, timeline)))
        }
        experts.sort { $0.score != $1.score ? $0.score > $1.score : $0.account.account.id < $1.account.account.id }
        let top = experts.first?.score ?? 0
        for index in experts.indices { experts[index].score = top > 0 ? experts[index].score / top : 0 }
        self.experts = experts
        hints = experts.isEmpty ? Self.hints(terms, result, timeline) : []
    }

    /// The first posts that say something: none without worth behind one that has some, and no title twice.
    private static func best(_ posts: [Int], _ scores: PostScores, _ timeline: Timeline) -> [PostSummary] {
        var best: [PostSummary] = []
        for post in posts.prefix(lookedThrough) where best.count < shownPosts {
            let summary = PostPicks.summary(post, scores, timeline)
            let isRepeat = best.contains { $0.title != nil && $0.title == summary.title }
            if best.isEmpty || (scores.worth[post] > 0 && !isRepeat) { best.append(summary) }
        }
        return best
    }

    /// BM25 of each post of the period that has a term, times the part of the terms that it has.
    private static func relevance(
        _ query: TopicQuery, _ scores: TimelineScores, _ timeline: Timeline
    ) -> [UInt32: Double] {
        let hits = timeline.posts.hits
        let words = timeline.posts.words
        let selected = scores.selection.posts
        // Behind the terms stands how near a post is to what they mean.
        guard !selected.isEmpty, hits.terms == query.count + 1 else { return [:] }
        var isSelected = [Bool](repeating: false, count: words.count)
        for post in selected { isSelected[Int(post)] = !scores.clock.isFuture(timeline.posts.time[Int(post)]) }
        let places = (0..<hits.count).filter { isSelected[Int(hits.posts[$0])] }
        var documents = [Double](repeating: 0, count: query.count)
        for place in places {
            for (term, count) in hits.counts(at: place).dropLast().enumerated() where count > 0 { documents[term] += 1 }
        }
        let all = Double(selected.count)
        let rarity = documents.map { ModelMath.ln(1 + (all - $0 + 0.5) / ($0 + 0.5)) }
        let meant = nearPart * rarity.reduce(0, +) / Double(query.count)
        let length = max(1, selected.reduce(0.0) { $0 + Double(words[Int($1)]) } / all)
        var relevance: [UInt32: Double] = [:]
        for place in places {
            let post = hits.posts[place]
            let relative = 1 - lengthPart + lengthPart * Double(words[Int(post)]) / length
            var sum = 0.0
            var present = 0
            for (term, count) in hits.counts(at: place).dropLast().enumerated() where count > 0 {
                sum += rarity[term] * Double(count) * (saturation + 1) / (Double(count) + saturation * relative)
                present += 1
            }
            let near = Double(hits.counts(at: place).last ?? 0) / 100
            relevance[post] = sum * Double(present) / Double(query.count) + meant * near
        }
        return relevance
    }

    private static let mostHints = 8
    private static let subjectsOfAccount = 12
    /// Letters that two words begin with to read alike.
    private static let fewestLetters = 4

    /// Subjects that read as a term does; where there is none, what those with most signal are most about.
    private static func hints(_ terms: [String], _ result: AnalysisResult, _ timeline: Timeline) -> [String] {
        let subjects = Subjects(result)
        let accounts = result.analysis.accounts.sorted {
            let signal = ($0.signalMinutesPerWeek, $1.signalMinutesPerWeek)
            return signal.0 != signal.1 ? signal.0 > signal.1 : $0.account.id < $1.account.id
        }
        let lists = accounts.map { subjects.list($0.index, most: subjectsOfAccount) }
        var ranked: [String] = []
        var seen: Set<String> = []
        for place in 0..<subjectsOfAccount {
            for list in lists where place < list.count && seen.insert(list[place]).inserted {
                ranked.append(list[place])
            }
        }
        let alike = ranked.filter { subject in
            terms.contains { term in
                term.count >= fewestLetters
                    && (subject.hasPrefix(term.prefix(fewestLetters)) || subject.contains(term))
            }
        }
        return Array((alike.isEmpty ? ranked : alike).prefix(mostHints))
    }
}
