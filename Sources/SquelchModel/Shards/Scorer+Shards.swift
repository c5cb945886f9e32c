package import SquelchSignals
package import SquelchTimeline

/// Scoring of a part of the accounts, with all of their posts, and then of all accounts, without a post.
extension Scorer {
    /// What is known of all parts when one is scored.
    package struct Bearings {
        /// What there is.
        package let survey: ShardSurvey
        /// What is left of each post's news.
        package let novelty: NoveltyColumns
        /// How each post fits its context.
        package let fit: [Float]

        /// Bearings of known parts.
        package init(survey: ShardSurvey, novelty: NoveltyColumns, fit: [Float]) {
            self.survey = survey
            self.novelty = novelty
            self.fit = fit
        }
    }

    /// Scores the posts of a part: everything before accounts are compared with one another.
    /// - Returns: scores in which no account has a share yet, and the tally of each.
    package static func tally(
        _ timeline: Timeline, signals: borrowing SignalColumns, _ bearings: Bearings, options: ScoringOptions
    ) -> (scores: TimelineScores, tallies: [AccountTally]) {
        let workers = options.workers
        let survey = bearings.survey
        let period = ScoredPeriod(timeline, options, newest: survey.newestTime)
        let rates = PostingRate.all(
            timeline, cost: signals.cost, period.selection, period.clock, since: period.since,
            firstTime: max(survey.firstTime, period.since ?? .min), workers: workers)
        var posts = read(timeline, signals, bearings.novelty, bearings.fit, period, rates, workers)
        let personal = PersonalPass.run(options.personal, timeline, signals, quality: posts.quality)
        posts.apply(personal)
        let doubles = Doubles.find(timeline, bearings.novelty, period.selection)
        posts.limitCosts(timeline, period.selection, period.clocks, doubles: doubles, workers: workers)
        let sums = AccountTallies(timeline, posts, period, rates: rates, doubles: doubles, workers: workers)
        let tallies = timeline.accounts.indices.map { index in
            AccountTally(
                statistics: sums.statistics[index], rate: sums.rates[index], change: sums.changes[index],
                means: posts.lights[index].means,
                sample: AccountShares.sample(index, timeline, posts, period, sums.statistics[index]))
        }
        let accounts = tallies.enumerated().map { index, tally in
            AccountScore(tally, double: sums.doubles[index], estimate: nil)
        }
        let scores = TimelineScores(
            posts: posts, accounts: accounts, selection: period.selection, clock: period.clock, clocks: period.clocks,
            window: sums.window(until: period.clock.reference), typicalDecibels: 0, typical: DetectorValues(),
            personal: personal)
        return (scores, tallies)
    }

    /// What accounts make of stories: of those that others tell as well, and what they are alone with.
    /// - Parameters:
    ///   - labels: the stories of posts that share one.
    ///   - numbers: number of each account of the timeline among all.
    package static func carriers(
        _ timeline: Timeline, _ scores: TimelineScores, labels: StoryLabels, numbers: [UInt32], shards: Int
    ) -> (carriers: [StoryCarriers], alone: SignalLosses) {
        var story = [UInt64?](repeating: nil, count: timeline.posts.count)
        for (row, label) in zip(labels.rows, labels.stories) where row < UInt64(story.count) { story[Int(row)] = label }
        var carriers = [StoryCarriers](repeating: StoryCarriers(), count: shards)
        var alone = SignalLosses()
        for account in timeline.accounts.indices {
            var shared: [UInt64: (value: Double, time: Int64)] = [:]
            for post in scores.selection[account] {
                let index = Int(post)
                let value = Double(scores.posts.cost[index] * scores.posts.quality[index])
                guard let story = story[index] else {
                    alone.add(value, to: numbers[account])
                    continue
                }
                let time = timeline.posts.time[index]
                let known = shared[story] ?? (value, time)
                shared[story] = (max(known.value, value), min(known.time, time))
            }
            for (story, one) in shared.sorted(by: { $0.key < $1.key }) {
                let shard = Int((TextRepeats.mix(story) >> 32) % UInt64(shards))
                carriers[shard].append(story: story, account: numbers[account], value: one.value, time: one.time)
            }
        }
        return (carriers, alone)
    }

    /// The moment from which ages count, as all parts have it.
    package static func clock(_ survey: ShardSurvey, _ options: ScoringOptions) -> ReferenceClock {
        ReferenceClock(
            times: [survey.newestTime], now: options.now, until: options.until, halfLifeDays: options.halfLifeDays)
    }

    /// The last stages of scoring, over all accounts.
    /// - Parameter doubles: index of the account that each is a double of.
    package static func finish(
        _ tallies: [AccountTally], ids: [String], doubles: [Int?], losses: [Double], clock: ReferenceClock,
        workers: Workers
    ) -> FollowingScores {
        let shares = AccountShares(
            tallies.map(\.statistics), ids: ids, samples: tallies.map(\.sample), losses: losses, workers: workers)
        let accounts = tallies.indices.map { index in
            var score = AccountScore(tallies[index], double: doubles[index], estimate: shares.estimates[index])
            let signal = score.statistics.signal.value
            score.rank = shares.ranks[index]
            score.uniqueShare = signal > 0 ? min(1, max(0, losses[index] / signal)) : 0
            score.components = shares.components[index]
            return score
        }
        return FollowingScores(
            accounts: accounts, clock: clock, typicalDecibels: shares.typical.decibels,
            typical: shares.typical.detectors)
    }
}

extension AccountScore {
    /// What a tally says before the account is compared with others.
    fileprivate init(_ tally: AccountTally, double: Int?, estimate: ShareEstimate?) {
        self.init(
            statistics: tally.statistics, estimate: estimate, rate: tally.rate, rank: nil, uniqueShare: 0,
            components: nil, features: MeanFeatures(codes: tally.means), doubleOf: double,
            change: estimate == nil ? nil : tally.change)
    }
}
