public import SquelchTimeline

/// What would be lost if one account were unfollowed and all others stayed: probabilistic story coverage,
/// after El-Arini, Veda, Shahaf and Guestrin, "Turning Down the Noise in the Blogosphere", KDD 2009.
///
/// A story is worth the most that any of its carriers makes of it, v = max c q (seconds of signal). An
/// account carries it with probability r = 2^(-delay / 24 h) after the story's first post. Together the
/// accounts A bring `v (1 - product (1 - r))`; an account's loss is the difference with and without it.
/// When the first source goes, the second takes its place.
public enum UniqueSignal {
    private static let delayHalfLife = 86_400.0

    /// Seconds of signal that only each account brings.
    static func losses(_ timeline: Timeline, _ scores: PostScores, _ selection: PostSelection) -> [Double] {
        var loss = [Double](repeating: 0, count: timeline.accounts.count)
        let carried = carriers(timeline, scores, selection, alone: &loss)
        for story in carried {
            for (carrier, part) in zip(story, shares(story)) { loss[carrier.account] += part }
        }
        return loss
    }

    /// Seconds of signal that each account would add to what the others of `isBase` bring: as if of the accounts that
    /// are not of it there were that one alone. What an account of the base would be missed for, in turn, is what it
    /// adds.
    /// - Parameters:
    ///   - timeline: the accounts and posts.
    ///   - scores: worth and novelty of each post, by row.
    ///   - isBase: for each account of the timeline whether its stories are had anyway.
    public static func gains(_ timeline: Timeline, _ scores: TimelineScores, isBase: [Bool]) -> [Double] {
        var gain = [Double](repeating: 0, count: timeline.accounts.count)
        let carried = carriers(timeline, scores.posts, scores.selection, alone: &gain)
        for story in carried {
            let base = story.filter { isBase[$0.account] }
            for (carrier, part) in zip(base, shares(base)) { gain[carrier.account] += part }
            for carrier in story where !isBase[carrier.account] {
                gain[carrier.account] += shares(base + [carrier]).last ?? 0
            }
        }
        return gain
    }

    /// The accounts of each story with more than one post; what stories of one post are worth goes to `alone`.
    private static func carriers(
        _ timeline: Timeline, _ scores: PostScores, _ selection: PostSelection, alone: inout [Double]
    ) -> [[Carrier]] {
        var carried = [[Carrier]](repeating: [], count: 0)
        var slot = [Int32](repeating: -1, count: scores.storyCount)
        let shared = sharedStories(timeline, scores, selection)
        for account in timeline.accounts.indices {
            for post in selection[account] {
                let index = Int(post)
                let story = Int(scores.story[index])
                let value = Double(scores.cost[index] * scores.quality[index])
                // Most stories have one post: nothing to share, nothing to store.
                if !shared[story] {
                    alone[account] += value
                    continue
                }
                if slot[story] < 0 {
                    slot[story] = Int32(carried.count)
                    carried.append([])
                }
                carried[Int(slot[story])].add(account, value, timeline.posts.time[index])
            }
        }
        return carried
    }

    private static func sharedStories(
        _ timeline: Timeline, _ scores: PostScores, _ selection: PostSelection
    ) -> [Bool] {
        var posts = [UInt8](repeating: 0, count: scores.storyCount)
        for post in selection.posts {
            let story = Int(scores.story[Int(post)])
            posts[story] = min(2, posts[story] + 1)
        }
        return posts.map { $0 > 1 }
    }

    /// What would be lost with each carrier of a story.
    static func shares(_ carriers: [Carrier]) -> [Double] {
        let first = carriers.map(\.time).min() ?? 0
        var certain = 0
        var missed = 1.0
        var best = 0.0
        var second = 0.0
        var rates: [Double] = []
        for carrier in carriers {
            let rate = carrier.rate(after: first)
            rates.append(rate)
            if rate >= 1 { certain += 1 } else { missed *= 1 - rate }
            if carrier.value > best {
                second = best
                best = carrier.value
            } else {
                second = max(second, carrier.value)
            }
        }
        let all = best * (certain > 0 ? 1 : 1 - missed)
        return zip(carriers, rates).map { carrier, rate in
            let othersCertain = certain - (rate >= 1 ? 1 : 0)
            let othersMissed = rate >= 1 ? missed : missed / (1 - rate)
            let value = carrier.value == best ? second : best
            return all - value * (othersCertain > 0 ? 1 : 1 - othersMissed)
        }
    }

    /// One account's part in a story.
    struct Carrier {
        var account: Int
        var value: Double
        var time: Int64

        func rate(after first: Int64) -> Double {
            if time == PostColumns.unknownTime || first == PostColumns.unknownTime { return 1 }
            return ModelMath.powerOfTwo(-(Double(time) - Double(first)) / delayHalfLife)
        }
    }
}

extension [UniqueSignal.Carrier] {
    /// Adds a post; accounts come one after another, so that only the last carrier can be the same.
    fileprivate mutating func add(_ account: Int, _ value: Double, _ time: Int64) {
        guard let last = indices.last, self[last].account == account else {
            append(.init(account: account, value: value, time: time))
            return
        }
        self[last].value = Swift.max(self[last].value, value)
        self[last].time = Swift.min(self[last].time, time)
    }
}
