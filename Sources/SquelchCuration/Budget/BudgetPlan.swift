import SquelchModel
import SquelchTimeline

/// Whom to listen to with so many minutes a day.
public struct BudgetPlan: Sendable, Equatable, Codable {
    /// Minutes a day that were asked for.
    public var minutesPerDay: Double
    /// Minutes a day that the chosen accounts take.
    public var usedMinutesPerDay: Double
    /// Ids of the chosen accounts, the best value for a minute first.
    public var accounts: [String]
    /// Part of all signal that they cover, 0...1.
    public var signalPart: Double
    /// No choice within these minutes covers a larger part.
    public var signalPartBound: Double
    /// Part of all signal that ten minutes a day more would cover.
    public var signalPartWithTenMore: Double

    /// A plan for `accounts`; nil where there is no signal at all.
    ///
    /// The parts are of the signal of all accounts; chosen are only those that are to be kept as they are and whose SNR
    /// is known to be above the threshold. It would be no advice to listen to what the verdicts advise against.
    static func make(
        minutesPerDay: Double, _ accounts: [AccountAnalysis], threshold: Double, _ timeline: Timeline,
        _ scores: TimelineScores
    ) -> BudgetPlan? {
        // By id, so that the order of the files does not decide between equals.
        let accounts = accounts.sorted { $0.account.id < $1.account.id }
        let worthy = accounts.filter { account in
            account.verdict == .keep && account.doubleOf == nil
                && (account.snr.map { $0.decibels > threshold }) ?? false
        }
        let whole = StoryValues.coverage(of: accounts.map(\.index), timeline, scores)
        var everything = whole.empty
        for account in accounts.indices { whole.add(account, to: &everything) }
        guard everything.value > 0 else { return nil }
        let order = worthy.map(\.index)
        let coverage = StoryValues.coverage(of: order, timeline, scores)
        let minutes = order.map { scores.accounts[$0].attentionPerDay / 60 }
        let choice = ListenBudget.choose(coverage, minutes: minutes, budget: minutesPerDay)
        let more = ListenBudget.choose(coverage, minutes: minutes, budget: minutesPerDay + 10)
        return BudgetPlan(
            minutesPerDay: minutesPerDay, usedMinutesPerDay: choice.minutes,
            accounts: choice.accounts.map { timeline.accounts[order[$0]].id },
            signalPart: choice.value / everything.value,
            signalPartBound: min(1, choice.bound / everything.value),
            signalPartWithTenMore: max(choice.value, more.value) / everything.value)
    }
}

/// What each story is worth, and which account brings it.
enum StoryValues {
    /// Hours after a story's first post in which the chance to bring it in time halves.
    private static let delayHalfLife = 86_400.0

    /// Stories as the accounts bring them, in signal a day.
    ///
    /// A post counts with the probability that it is signal given what is known of its account: Bayes' rule on its own
    /// quality and the account's share (Saerens et al. 2002). Posts of a doubtful account are worth less than they look.
    static func coverage(of accounts: [Int], _ timeline: Timeline, _ scores: TimelineScores) -> Coverage {
        var values = [Double](repeating: 0, count: scores.posts.storyCount)
        var first = [Int64](repeating: .max, count: scores.posts.storyCount)
        for account in accounts {
            // Who has fallen silent takes nothing, and brings nothing.
            guard scores.accounts[account].attentionPerDay > 0 else { continue }
            let days = scores.accounts[account].window.days
            let share = scores.accounts[account].share
            for post in scores.selection[account] {
                let index = Int(post)
                let story = Int(scores.posts.story[index])
                let quality = Double(scores.posts.quality[index] * scores.posts.fitWeight(of: index))
                let value = Double(scores.posts.cost[index]) * signal(quality, share) / days
                values[story] = max(values[story], value)
                first[story] = min(first[story], timeline.posts.time[index])
            }
        }
        var coverage = Coverage(values: values)
        for account in accounts {
            var reach: [Int32: Double] = [:]
            for post in scores.selection[account] {
                let story = scores.posts.story[Int(post)]
                let time = timeline.posts.time[Int(post)]
                reach[story] = max(reach[story] ?? 0, chance(time, first: first[Int(story)]))
            }
            for (story, chance) in reach.sorted(by: { $0.key < $1.key }) {
                coverage.add(story: Int(story), reach: chance)
            }
            coverage.endAccount()
        }
        return coverage
    }

    private static func signal(_ quality: Double, _ share: Double) -> Double {
        let yes = share * quality
        let no = (1 - share) * (1 - quality)
        return yes + no > 0 ? yes / (yes + no) : 0
    }

    private static func chance(_ time: Int64, first: Int64) -> Double {
        if time == PostColumns.unknownTime || first == PostColumns.unknownTime { return 1 }
        return Decibels.half(every: delayHalfLife, after: Double(time) - Double(first))
    }
}
