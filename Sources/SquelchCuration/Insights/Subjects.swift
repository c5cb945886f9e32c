import SquelchModel
import SquelchSignals
public import SquelchTimeline

/// What accounts are about: the words and categories that set each apart from the rest of the following.
///
/// A word's weight is its `WordContrast` with all other accounts. Posts count by their worth, so that an account is
/// described by what it is worth following for.
public struct Subjects: Sendable {
    /// Posts that must have a word for it to be a subject.
    private static let fewestPosts = 2
    /// z-score from which a word sets an account apart.
    private static let leastScore = 1.28

    private let timeline: Timeline
    /// Of each account the posts that were looked at, and its words by their hashes.
    private let counts: [(posts: [UInt32], words: [UInt64: Use])]
    private var totals: [UInt64: FixedSum] = [:]
    private var total = FixedSum.zero

    private struct Use {
        var weight = 0.0
        var posts = 0

        mutating func add(_ worth: Double) {
            weight += worth
            posts += 1
        }
    }

    /// Counts the words of accounts.
    /// - Parameters:
    ///   - result: the analysis with its posts and scores.
    ///   - accounts: indices of the accounts whose words are counted, and that can be asked for; nil is all. Where they
    ///     are many, a part of them shows what is usual in a fraction of the time.
    ///   - postsOfEach: posts of an account, at most, whose texts are looked at: its most worthwhile.
    ///   - workers: the threads that work; subjects are the same for any number.
    public init(
        _ result: AnalysisResult, accounts: [Int]? = nil, postsOfEach: Int = 200,
        workers: Workers = Workers(1)
    ) {
        let timeline = result.timeline
        self.timeline = timeline
        let asked = accounts.map { Set($0) }
        let scores = result.scores
        counts = workers.map(timeline.accounts.count) { account in
            guard asked?.contains(account) ?? true else { return ([], [:]) }
            let posts = scores.selection[account].filter { timeline.posts.texts.contains(Int($0)) }
            let ranked = posts.sorted {
                let (left, right) = (scores.posts.worth[Int($0)], scores.posts.worth[Int($1)])
                return left != right ? left > right : $0 < $1
            }
            let looked = Array(ranked.prefix(postsOfEach))
            return (looked, Self.count(looked, timeline, scores.posts))
        }
        for (_, words) in counts {
            for (word, use) in words {
                totals[word, default: .zero] += use.weight
                total += use.weight
            }
        }
    }

    private static func count(_ posts: [UInt32], _ timeline: Timeline, _ scores: PostScores) -> [UInt64: Use] {
        var words: [UInt64: Use] = [:]
        var own: Set<UInt64> = []
        for post in posts {
            own.removeAll(keepingCapacity: true)
            visitWords(of: Int(post), timeline) { own.insert(ByteHash.hash($0)) }
            for word in own { words[word, default: Use()].add(0.5 + 0.5 * Double(scores.quality[Int(post)])) }
        }
        return words
    }

    /// Subjects of an account, the most telling first.
    /// - Parameters:
    ///   - account: index into the timeline's accounts.
    ///   - most: subjects that are listed, at most.
    public func list(_ account: Int, most: Int = 6) -> [String] {
        guard counts.indices.contains(account), total.value > 0 else { return [] }
        let (posts, own) = counts[account]
        let contrast = WordContrast(total: total.value)
        var sum = FixedSum.zero
        for use in own.values { sum += use.weight }
        let size = sum.value
        var scores: [UInt64: Double] = [:]
        for (word, use) in own where use.posts >= Self.fewestPosts {
            let score = contrast.score(count: use.weight, size: size, all: totals[word]?.value ?? 0)
            if score >= Self.leastScore { scores[word] = score }
        }
        let ranked = named(scores, posts).sorted { $0.score != $1.score ? $0.score > $1.score : $0.word < $1.word }
        var chosen: [String] = []
        for (word, _) in ranked where !chosen.contains(where: { Self.areAlike($0, word) }) {
            chosen.append(word)
            if chosen.count == most { break }
        }
        return chosen
    }

    /// The words of hashes, which only those need that set an account apart.
    private func named(_ scores: [UInt64: Double], _ posts: [UInt32]) -> [(word: String, score: Double)] {
        var unnamed = scores
        var named: [(word: String, score: Double)] = []
        for post in posts where !unnamed.isEmpty {
            Self.visitWords(of: Int(post), timeline) { word in
                guard let score = unnamed.removeValue(forKey: ByteHash.hash(word)) else { return }
                named.append((String(decoding: word, as: UTF8.self), score))
            }
        }
        return named
    }

    /// The words of a post's title or opening, and its categories, some of them several times.
    private static func visitWords(of post: Int, _ timeline: Timeline, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        ContentWords.visit(timeline.posts.texts.excerptBytes(post), body)
        for number in timeline.posts.facets[post] {
            let facet = timeline.facets[Int(number)]
            guard facet.kind == .category, facet.name.count <= 30, facet.name.contains(where: \.isLetter) else {
                continue
            }
            var name = facet.name.lowercased()
            name.withUTF8(body)
        }
    }

    /// Whether two words are forms of one: `sail`, `sails`, `sailing`; `#rust` and `rust`.
    private static func areAlike(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        return long.hasPrefix(short) && long.count - short.count <= 3
            || long.split(separator: " ").contains { $0 == short }
    }
}
