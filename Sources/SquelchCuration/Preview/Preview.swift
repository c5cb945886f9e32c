import SquelchModel
public import SquelchTimeline

/// What following some accounts would add to what is followed already.
public struct Preview: Sendable {
    /// The accounts that were looked at: new ones first, within each kind those that add most signal.
    public var candidates: [Candidate]
    /// What the following takes and brings now.
    public var now: Level
    /// What it would take and bring with every new candidate.
    public var withAll: Level
    /// What it would with those that are worth following.
    public var withChosen: Level
    /// SNR in dB that the judgements measure by.
    public var threshold: Double

    /// An amount of attention and how much of it is signal.
    public struct Level: Sendable, Equatable {
        /// Number of accounts.
        public var accounts = 0
        /// Minutes of attention a day.
        public var attentionPerDay = 0.0
        /// Minutes of them that are signal.
        public var signalPerDay = 0.0

        /// Share of signal, 0...1; nil without attention.
        public var share: Double? { attentionPerDay > 0 ? signalPerDay / attentionPerDay : nil }

        mutating func add(_ account: AccountAnalysis) {
            accounts += 1
            attentionPerDay += account.attentionPerWeek / 7
            signalPerDay += account.signalMinutesPerWeek / 7
        }
    }

    /// Previews the candidates of a timeline.
    /// - Parameters:
    ///   - result: an analysis of the following and the candidates together.
    ///   - contexts: index of the context that each account of the timeline would fit best, from `ContextMatch`.
    ///   - before: the following without the candidates; nil takes it as it is among them, where what they said first
    ///     is no news any more.
    ///   - onlyFollowers: take those that follow the user and are not followed, wherever their posts come from.
    public init(
        _ result: AnalysisResult, contexts: [Int: Int], before: Analysis? = nil,
        onlyFollowers: Bool = false
    ) {
        let timeline = result.timeline
        let analysis = result.analysis
        let isFollowed = Self.isFollowed(timeline, onlyFollowers: onlyFollowers)
        let gains = UniqueSignal.gains(timeline, result.scores, isBase: isFollowed)
        let overlap = StoryOverlap(result)
        // What is followed and has posts only among the candidates' files is not had yet.
        let known = before.map { Set($0.accounts.map(\.account.id)) }
        candidates = []
        now = Level()
        threshold = analysis.threshold
        for account in analysis.accounts {
            let index = account.index
            if isFollowed[index], known?.contains(account.account.id) ?? true { now.add(account) }
            guard Self.isAsked(account.account, onlyFollowers: onlyFollowers) else { continue }
            var one = Candidate(account)
            let signal = result.scores.accounts[index].statistics.signal.value
            if signal > 0 {
                one.newSignalPerWeek = account.signalMinutesPerWeek * min(1, max(0, gains[index] / signal))
            }
            one.context = contexts[index].map { timeline.contexts[$0].name }
            one.stories = overlap.stories[index]
            one.partner = Self.partner(overlap.partners(of: index).filter { isFollowed[$0.other] }, timeline)
            one.judge(threshold: threshold, isFollowed: isFollowed[index], now: analysis.generated)
            candidates.append(one)
        }
        candidates.sort(by: Candidate.precedes)
        (withAll, withChosen) = (now, now)
        if let before { now = before.accounts.reduce(into: Level()) { $0.add($1) } }
        for one in candidates where one.isNew && one.judgement != .noPosts && one.judgement != .silent {
            withAll.add(one.account)
            if one.judgement == .worthFollowing { withChosen.add(one.account) }
        }
    }

    /// The one with most stories in common; of several the one that is first most often.
    private static func partner(_ pairs: [StoryOverlap.Pair], _ timeline: Timeline) -> Candidate.Partner? {
        let best = pairs.min { left, right in
            if left.shared != right.shared { return left.shared > right.shared }
            if left.otherFirst != right.otherFirst { return left.otherFirst > right.otherFirst }
            return timeline.accounts[left.other].id < timeline.accounts[right.other].id
        }
        return best.map { pair in
            let account = timeline.accounts[pair.other]
            return Candidate.Partner(name: account.name ?? account.id, shared: pair.shared, first: pair.otherFirst)
        }
    }

    /// For each account of a timeline whether its posts are read already.
    /// - Parameters:
    ///   - timeline: the following and the candidates together.
    ///   - onlyFollowers: whether what lies among the user's files without being followed is a candidate.
    public static func isFollowed(_ timeline: Timeline, onlyFollowers: Bool) -> [Bool] {
        timeline.accounts.map { account in
            if onlyFollowers, account.isFollower, !account.isFollowed { return false }
            return account.sources.contains(.following)
        }
    }

    /// Whether an account is one of the candidates.
    public static func isAsked(_ account: Account, onlyFollowers: Bool) -> Bool {
        onlyFollowers
            ? account.isFollower && !account.isFollowed && !account.isMuted : account.sources.contains(.candidates)
    }
}
