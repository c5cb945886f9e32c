import SquelchModel
import SquelchTimeline

/// Which accounts tell the same stories: near-duplicates and posts about the same page.
public struct StoryOverlap: Sendable {
    /// What two accounts have in common.
    public struct Pair: Sendable, Equatable {
        /// Index of the one account.
        public var account: Int
        /// Index of the other account.
        public var other: Int
        /// Stories that both told.
        public var shared: Int
        /// Those of them that `other` told first.
        public var otherFirst: Int

        /// A pair and its counts.
        public init(account: Int, other: Int, shared: Int, otherFirst: Int) {
            self.account = account
            self.other = other
            self.shared = shared
            self.otherFirst = otherFirst
        }
    }

    /// Carriers of a story beyond this are the news of the day: they say nothing about two accounts.
    private static let mostCarriers = 24

    /// Stories that each account told.
    public private(set) var stories: [Int]
    /// Of those, the stories that no other account told.
    public private(set) var alone: [Int]
    private var shared: [Key: Shared] = [:]

    private struct Key: Hashable {
        var low: Int32
        var high: Int32
    }

    private struct Shared {
        var stories = 0
        var highFirst = 0
    }

    /// Finds the shared stories of all accounts in the period.
    public init(_ result: AnalysisResult) {
        let timeline = result.timeline
        let scores = result.scores
        stories = [Int](repeating: 0, count: timeline.accounts.count)
        alone = stories
        // One entry an account and story, by story, then in the order of telling.
        var carriers: [Carrier] = []
        carriers.reserveCapacity(scores.selection.posts.count)
        for account in timeline.accounts.indices {
            for post in scores.selection[account] {
                carriers.append(
                    Carrier(
                        story: scores.posts.story[Int(post)], account: Int32(account),
                        time: timeline.posts.time[Int(post)]))
            }
        }
        carriers.sort()
        var start = 0
        while start < carriers.count {
            var end = start
            var tellers: [Int32] = []
            var isKnown = Set<Int32>()
            while end < carriers.count, carriers[end].story == carriers[start].story {
                if isKnown.insert(carriers[end].account).inserted { tellers.append(carriers[end].account) }
                end += 1
            }
            take(tellers)
            start = end
        }
    }

    /// `tellers` in the order in which they told the story.
    private mutating func take(_ tellers: [Int32]) {
        for account in tellers { stories[Int(account)] += 1 }
        if tellers.count == 1, let account = tellers.first { alone[Int(account)] += 1 }
        guard tellers.count > 1, tellers.count <= Self.mostCarriers else { return }
        for (place, first) in tellers.enumerated() {
            for second in tellers[(place + 1)...] {
                let key = Key(low: min(first, second), high: max(first, second))
                shared[key, default: Shared()].stories += 1
                if first == key.high { shared[key, default: Shared()].highFirst += 1 }
            }
        }
    }

    /// Accounts that share stories with `account`, those that share most first.
    public func partners(of account: Int) -> [Pair] {
        let own = Int32(account)
        return shared.compactMap { key, value -> Pair? in
            guard key.low == own || key.high == own else { return nil }
            let other = key.low == own ? key.high : key.low
            let first = other == key.high ? value.highFirst : value.stories - value.highFirst
            return Pair(account: account, other: Int(other), shared: value.stories, otherFirst: first)
        }.sorted(by: Self.precedes)
    }

    /// The pairs that share most, each once, with the one that was first more often as `other`.
    public func strongest(_ most: Int, fewest: Int = 2) -> [Pair] {
        let pairs = shared.compactMap { key, value -> Pair? in
            guard value.stories >= fewest else { return nil }
            let isHighFirst = 2 * value.highFirst > value.stories
            return Pair(
                account: Int(isHighFirst ? key.low : key.high), other: Int(isHighFirst ? key.high : key.low),
                shared: value.stories,
                otherFirst: isHighFirst ? value.highFirst : value.stories - value.highFirst)
        }
        return Array(pairs.sorted(by: Self.precedes).prefix(most))
    }

    private static func precedes(_ left: Pair, _ right: Pair) -> Bool {
        if left.shared != right.shared { return left.shared > right.shared }
        return (left.account, left.other) < (right.account, right.other)
    }

    private struct Carrier: Comparable {
        var story: Int32
        var account: Int32
        var time: Int64

        static func < (left: Carrier, right: Carrier) -> Bool {
            if left.story != right.story { return left.story < right.story }
            return left.time != right.time ? left.time < right.time : left.account < right.account
        }
    }
}
