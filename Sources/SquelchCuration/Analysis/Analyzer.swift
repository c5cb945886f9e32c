public import SquelchModel
public import SquelchSignals
public import SquelchTimeline

/// An analysis with the scores of the posts behind it, and the timeline that all their indices point into.
public struct AnalysisResult: Sendable {
    /// Accounts, contexts, posts.
    public let timeline: Timeline
    /// The accounts.
    public var analysis: Analysis
    /// The scores behind it: of posts and accounts as the timeline has them.
    public var scores: TimelineScores
    /// What each account's verdict rests on, in the order of the timeline's.
    public var evidence: [AccountEvidence]
    /// Indices of the posts of the shown accounts in the period, ascending.
    public var shownPosts: [UInt32]

    /// The posts' scores, parallel to the timeline's posts.
    public var posts: PostScores { scores.posts }
    /// The personal model that was learnt or used; nil where there is none.
    public var personalModel: PersonalModel? { scores.personal.model }
}

extension Analysis {
    /// Says what has changed since the analysis in `options`; nothing where there is none.
    public mutating func compare(_ options: AnalysisOptions) {
        since = options.earlier.map { earlier in
            SinceLastTime(earlier, self) { account in
                options.decision(on: account).flatMap { $0.at >= earlier.at ? $0.verdict : nil }
            }
        }
    }
}

/// From a timeline and its detectors to an ``Analysis``. Pure: reads no clock and no file.
public enum Analyzer {
    /// Analyses `timeline`; the same for any number of workers and any order of the input files.
    ///
    /// Scores, priors, ranks and novelty rest on all accounts, also on those that a context filter does not
    /// show: an account's numbers are the same with and without it. Totals and shares of attention are of
    /// the shown ones.
    public static func analyze(
        timeline: Timeline, signals: borrowing SignalColumns, options: AnalysisOptions,
        warnings: [AnalysisWarning] = []
    ) -> AnalysisResult {
        let scores = Scorer.score(timeline, signals: signals, options: options.scoring)
        let reader = PostReader(timeline, scores, retellings: Retellings(timeline, scores))
        var (analysis, evidence) = compose(
            AccountStanding.all(timeline, scores), scores.following, contexts: timeline.contexts, options: options,
            warnings: warnings,
            posts: reader.posts)
        analysis.personal = PersonalSummary(scores.personal)
        if let minutes = options.budgetMinutes {
            analysis.budget = BudgetPlan.make(
                minutesPerDay: minutes, analysis.accounts, threshold: analysis.threshold, timeline, scores)
        }
        if analysis.totals.posts == 0 { analysis.outside = outside(analysis.accounts, timeline) }
        let shown = analysis.accounts.flatMap { scores.selection[$0.index] }.sorted()
        return AnalysisResult(
            timeline: timeline, analysis: analysis, scores: scores, evidence: evidence, shownPosts: shown)
    }

    /// An analysis of scored accounts, whose posts are looked at through `posts` alone.
    /// - Parameters:
    ///   - standings: who the accounts are, in the order of `scores`.
    ///   - contexts: what the accounts' contexts are indices into.
    ///   - posts: what the posts of an account show; with words to be muted where `searchesWords`. Workers ask it.
    package static func compose(
        _ standings: [AccountStanding], _ scores: FollowingScores, contexts: [Context], options: AnalysisOptions,
        warnings: [AnalysisWarning], posts: @Sendable (_ account: Int, _ searchesWords: Bool) -> ShownPosts
    ) -> (analysis: Analysis, evidence: [AccountEvidence]) {
        let evidence = standings.indices.map {
            self.evidence(standings[$0], scores.accounts[$0], scores, options.previous)
        }
        let threshold = options.threshold ?? 0
        let policy = Policy(threshold: threshold)
        let verdicts = policy.decide(evidence)
        let shown = standings.indices.filter { options.shows(standings[$0].contexts) }
        let searchesWords = verdicts.map { [.turnDown, .unfollow].contains($0.verdict) }
        let shownPosts = options.workers.map(shown.count) { place in
            posts(shown[place], searchesWords[shown[place]])
        }
        var accounts: [AccountAnalysis] = []
        for (index, posts) in zip(shown, shownPosts) {
            let (standing, score) = (standings[index], scores.accounts[index])
            var one = describe(index, standing, score, posts, standings)
            one.verdict = verdicts[index].verdict
            one.vetoes = verdicts[index].vetoes
            one.turnDown = FilterChoice.turnDowns(
                posts.filters, score, of: one.account, searchesWords: searchesWords[index])
            if one.verdict != .keep { one.turnDown.removeAll { !$0.suffices(for: evidence[index], by: policy) } }
            // Turning down comes before cutting off: where hiding a part suffices, that part goes and the rest stays.
            if one.verdict == .unfollow, one.turnDown.contains(where: \.partsSubjects) { one.verdict = .turnDown }
            one.turnDown += Snooze.advice(one)
            one.reasons = Reasons.list(
                score, verdict: one.verdict, vetoes: verdicts[index].vetoes, evidence: evidence[index],
                typical: scores.typical, particulars: Particulars(one, posts))
            if let double = one.doubleOf {
                // Whatever else is to be said of it, this is what to do.
                one.reasons.insert(
                    Reason(code: .double, text: "the same posts as \(double): keep one of the two"), at: 0)
            }
            if let decision = options.decision(on: one.account) {
                one.reasons.insert(decision.reason(instead: one.verdict, since: one.change?.since), at: 0)
                one.verdict = decision.verdict
                one.decision = decision
            }
            one.reasons += ChangeReasons.list(one.change, posts.blend, standing.contexts)
            accounts.append(one)
        }
        let totals = Summation.addUp(&accounts, scores)
        accounts.sort(by: precedes)
        var analysis = Analysis(
            generated: options.now, window: window(of: accounts, scores),
            threshold: threshold, totals: totals, accounts: accounts,
            warnings: warnings + DataWarnings.list(accounts, scores))
        analysis.contexts = self.contexts(of: accounts, contexts)
        analysis.compare(options)
        analysis.nearest = NearMiss.list(analysis, evidence)
        return (analysis, evidence)
    }

    /// The posts of the shown accounts, of whatever time; nil without any.
    private static func outside(_ accounts: [AccountAnalysis], _ timeline: Timeline) -> OutsidePosts? {
        let shown = Set(accounts.map { UInt32($0.index) })
        var posts = 0
        var window = TimeWindow(from: .max, to: .min)
        for post in timeline.posts.account.indices where shown.contains(timeline.posts.account[post]) {
            posts += 1
            let time = timeline.posts.time[post]
            guard time != PostColumns.unknownTime else { continue }
            window = TimeWindow(from: min(window.from, time), to: max(window.to, time))
        }
        return window.from <= window.to ? OutsidePosts(posts: posts, window: window) : nil
    }

    /// From the first post of the shown accounts to the reference time.
    private static func window(of accounts: [AccountAnalysis], _ scores: FollowingScores) -> TimeWindow {
        let starts = accounts.filter { $0.lastPost != nil }.compactMap(\.window?.from)
        let end = scores.clock.reference
        return TimeWindow(from: min(starts.min() ?? .max, end), to: end)
    }

    private static func contexts(of accounts: [AccountAnalysis], _ contexts: [Context]) -> [ContextSummary] {
        var counts: [Int: Int] = [:]
        for account in accounts { for context in account.account.contexts { counts[context, default: 0] += 1 } }
        return counts.map { ContextSummary(context: contexts[$0.key], accounts: $0.value) }
            .sorted { $0.context.name < $1.context.name }
    }

    private static func precedes(_ left: AccountAnalysis, _ right: AccountAnalysis) -> Bool {
        let first = left.snr?.decibels ?? -.infinity
        let second = right.snr?.decibels ?? -.infinity
        return first != second ? first > second : left.account.id < right.account.id
    }

    private static func describe(
        _ index: Int, _ standing: AccountStanding, _ score: AccountScore, _ posts: ShownPosts,
        _ standings: [AccountStanding]
    ) -> AccountAnalysis {
        let statistics = score.statistics
        var one = AccountAnalysis(index: index, account: standing.account, contexts: standing.contexts)
        one.posts = statistics.counts.posts
        one.postsPerDay = score.postsPerDay
        one.isRateKnown = score.rate.postsPerDay != nil
        one.snr = score.estimate.map { SignalRatio(decibels: $0.decibels, low: $0.low, high: $0.high) }
        one.share = score.estimate?.share
        let minutes = score.attentionPerDay * 7 / 60
        one.signalMinutesPerWeek = minutes * score.countedShare
        one.noiseMinutesPerWeek = minutes * (1 - score.countedShare)
        one.uniqueSignalMinutesPerWeek = one.signalMinutesPerWeek * score.uniqueShare
        one.rank = score.rank
        if one.posts > 0 { one.window = TimeWindow(from: score.window.from, to: score.window.to) }
        one.components = score.components
        one.trendPerMonth = score.trendPerMonth
        one.change = score.change
        (one.best, one.worst) = (posts.best, posts.worst)
        one.lastPost = statistics.lastTime == .min ? nil : statistics.lastTime
        one.doubleOf = score.doubleOf.map { standings[$0].account.name ?? standings[$0].account.id }
        one.daysSilent = score.rate.daysSilent
        one.activity = Activity(
            daysSilent: one.daysSilent, postsPerDay: tempo(score), lastWords: posts.lastWords)
        return one
    }

    private static func evidence(
        _ standing: AccountStanding, _ score: AccountScore, _ scores: FollowingScores, _ previous: [String: Verdict]
    ) -> AccountEvidence {
        var evidence = AccountEvidence(
            estimate: score.estimate, posts: score.statistics.counts.posts, postsPerWeek: score.postsPerDay * 7,
            minutesPerWeek: score.attentionPerDay * 7 / 60, uniquePerMinute: score.share * score.uniqueShare,
            daysSilent: score.rate.daysSilent, isSocial: standing.isSocial)
        evidence.valuedLately = (standing.valued.quarter, standing.valued.month)
        evidence.marked = standing.valued.ever
        if let change = score.change {
            // The level before, on the scale of the estimate: that of plain means is another.
            let before = (score.estimate?.decibels ?? 0) + change.before - change.after
            let days = (scores.clock.reference - change.since) / UTCTime.secondsPerDay
            evidence.wasBetterLately = days <= 90 && before > scores.typicalDecibels - wasFine
        }
        evidence.isProtected = standing.account.isProtected
        evidence.isMutual = standing.isMutual
        evidence.previous = previous[standing.account.id]
        return evidence
    }

    /// Decibels below the typical account at which one was fine.
    private static let wasFine = 3.0

    /// Posts a day between the first and the last of an account.
    private static func tempo(_ score: AccountScore) -> Double {
        let (first, last) = (score.statistics.firstTime, score.statistics.lastTime)
        guard first < last else { return 0 }
        return Double(score.statistics.counts.posts) / max(1, Double(last - first) / Double(UTCTime.secondsPerDay))
    }
}
