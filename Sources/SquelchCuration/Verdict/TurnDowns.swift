import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Finds the filters that would hide a part of an account's posts, and what these add up to.
struct TurnDowns {
    private let timeline: Timeline
    private let scores: TimelineScores

    /// A word is looked for in the texts that are kept, if these are most of the account's.
    private static let leastKeptTexts = 0.8

    init(_ timeline: Timeline, _ scores: TimelineScores) {
        self.timeline = timeline
        self.scores = scores
    }

    /// Filters that hide enough to be worth a setting, and not nearly all; with words among them only where
    /// `searchesWords`, since that takes longer.
    func choices(_ account: Int, searchesWords: Bool) -> [FilterChoice] {
        let statistics = scores.accounts[account].statistics
        if statistics.counts.posts < FilterChoice.fewestPosts { return [] }
        var parts = Parts()
        parts.reposts = statistics.reposts
        parts.replies = statistics.replies
        let posts = scores.selection[account]
        let readsTexts = searchesWords && keepsTexts(posts, of: statistics.counts.posts)
        for post in posts { add(Int(post), of: account, to: &parts, readsTexts) }
        let found = parts.choices.filter { FilterChoice.isWorthIt($0.part, of: statistics) }
        return named(found, posts)
    }

    /// Whether so many of an account's texts are kept that words in them say something of all.
    private func keepsTexts(_ posts: ArraySlice<UInt32>, of count: Int) -> Bool {
        let kept = posts.count { timeline.posts.texts.excerptBytes(Int($0)).count > 0 }
        return Double(kept) >= Self.leastKeptTexts * Double(count)
    }

    private func add(_ post: Int, of account: Int, to parts: inout Parts, _ readsTexts: Bool) {
        let weight = Double(scores.posts.cost[post]) * scores.clocks[account].weight(at: timeline.posts.time[post])
        let worth = Double(scores.posts.worth[post])
        let facets = timeline.posts.facets[post]
        for (place, facet) in facets.enumerated() where !facets.prefix(place).contains(facet) {
            parts.facets[facet, default: PartialSums()].add(weight: weight, worth: worth)
        }
        guard readsTexts else { return }
        let excerpt = timeline.posts.texts.excerptBytes(post)
        parts.ofPost.removeAll(keepingCapacity: true)
        ContentWords.visit(excerpt) { parts.ofPost.insert(ByteHash.hash($0)) }
        for word in parts.ofPost { parts.words[word, default: PartialSums()].add(weight: weight, worth: worth) }
    }

    private func action(_ key: Key) -> TurnDown.Action {
        switch key {
        case .reposts: .hideReposts
        case .replies: .hideReplies
        case .facet(let number): TurnDown.Action(timeline.facets[Int(number)].kind)
        case .word: .muteWord
        }
    }

    /// Filters with what they take; words are looked up in the posts again, since few of them become filters.
    private func named(_ found: [(key: Key, part: PartialSums)], _ posts: ArraySlice<UInt32>) -> [FilterChoice] {
        var words: [UInt64: String] = [:]
        for (key, _) in found { if case .word(let hash) = key { words[hash] = "" } }
        var unnamed = words.count
        for post in posts where unnamed > 0 {
            ContentWords.visit(timeline.posts.texts.excerptBytes(Int(post))) { word in
                let hash = ByteHash.hash(word)
                guard words[hash]?.isEmpty ?? false else { return }
                words[hash] = String(decoding: word, as: UTF8.self)
                unnamed -= 1
            }
        }
        return found.map { key, part in
            let value: String? =
                switch key {
                case .reposts, .replies: nil
                case .facet(let number): timeline.facets[Int(number)].name
                case .word(let hash): words[hash]
                }
            return FilterChoice(action: action(key), value: value, part: part)
        }
    }

    /// What a filter goes by; a word by its hash.
    private enum Key {
        case reposts, replies
        case facet(UInt32)
        case word(UInt64)
    }

    /// Sums over the posts that each filter would hide.
    private struct Parts {
        var reposts = PartialSums()
        var replies = PartialSums()
        var facets: [UInt32: PartialSums] = [:]
        var words: [UInt64: PartialSums] = [:]
        /// Different words of the post at hand.
        var ofPost: Set<UInt64> = []

        var choices: [(key: Key, part: PartialSums)] {
            var choices: [(key: Key, part: PartialSums)] = [(.reposts, reposts), (.replies, replies)]
            for (number, part) in facets { choices.append((.facet(number), part)) }
            for (word, part) in words { choices.append((.word(word), part)) }
            return choices
        }
    }
}

extension TurnDown {
    /// Decibels from which a filter changes an account, and under the threshold at which it is near to be kept.
    private static let clearGain = 0.7
    private static let near = 4.0

    /// Whether it parts an account by a subject, a voice or a source of its own: what is left is an account to read.
    var partsSubjects: Bool { [.muteCategory, .muteAuthor, .muteDomain].contains(action) }

    /// Whether it brings an account over the line, or clearly nearer to one that is not far: a filter that changes a little
    /// is only one more setting.
    func suffices(for evidence: AccountEvidence, by policy: Policy) -> Bool {
        guard let estimate = evidence.estimate, evidence.posts > 0 else { return false }
        var rest = evidence
        rest.postsPerWeek *= 1 - Double(posts) / Double(evidence.posts)
        let gain = snrAfter - estimate.decibels
        if policy.fresh(rest, estimate, change: gain) == .keep { return true }
        return gain >= Self.clearGain && snrAfter >= policy.threshold - Self.near
    }
}

extension TurnDown.Action {
    fileprivate init(_ kind: Facet.Kind) {
        self =
            switch kind {
            case .category: .muteCategory
            case .domain: .muteDomain
            case .author: .muteAuthor
            }
    }
}
