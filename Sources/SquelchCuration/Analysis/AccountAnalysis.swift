public import SquelchModel
public import SquelchTimeline

/// One account of an ``Analysis``.
public struct AccountAnalysis: Sendable, Equatable, Codable {
    /// Index into the timeline's accounts.
    public var index: Int
    /// Who it is.
    public var account: Account
    /// Names of its contexts.
    public var contexts: [String]
    /// Number of its posts in the period.
    public var posts = 0
    /// Posts a day over its window.
    public var postsPerDay = 0.0
    /// Whether the dates of its posts tell how often it posts.
    public var isRateKnown = true
    /// Its part of the attention that all shown accounts take, 0...1.
    public var attentionShare = 0.0
    /// SNR with the ends of its 90 % interval, in dB; nil where there are too few posts.
    public var snr: SignalRatio?
    /// Share of signal, 0...1; nil where there are too few posts.
    public var share: Double?
    /// Minutes of signal a week.
    public var signalMinutesPerWeek = 0.0
    /// Minutes of noise a week.
    public var noiseMinutesPerWeek = 0.0
    /// Minutes of signal a week that would be lost if it were unfollowed and all others stayed.
    public var uniqueSignalMinutesPerWeek = 0.0
    /// What is suggested.
    public var verdict = Verdict.tooLittleData
    /// What the user decided, which ``verdict`` then is; nil where nothing was.
    public var decision: StandingDecision?
    /// Why it is milder than the numbers alone would have it.
    public var vetoes: [Veto] = []
    /// How to turn it down, best first.
    public var turnDown: [TurnDown] = []
    /// 5-95 % range of its rank; nil where there are too few posts.
    public var rank: RankRange?
    /// The time that its data cover; nil without posts.
    public var window: TimeWindow?
    /// Why, most important first.
    public var reasons: [Reason] = []
    /// Parts of the difference to the typical account; they add up to it exactly. Nil where there are too
    /// few posts.
    public var components: Components?
    /// Change in dB a month; nil where too little is known.
    public var trendPerMonth: Double?
    /// Since when it posts differently; nil where it is steady.
    public var change: AccountChange?
    /// Its posts of most worth, at most three.
    public var best: [PostSummary] = []
    /// Its posts of least worth, at most three, none of them among ``best``.
    public var worst: [PostSummary] = []
    /// Time of its last dated post.
    public var lastPost: Int64?
    /// Days between its last dated post and the reference time.
    public var daysSilent = 0.0
    /// Whether it still posts.
    public var activity = Activity.active

    /// Whether it has not posted for so long that a rate of posts would mislead.
    public var isSilent: Bool { activity != .active || daysSilent >= PostingRate.silentDays }

    /// Whether the user decided about it before it began to post differently.
    public var wantsNewDecision: Bool { decision?.isOutdated(by: change?.since) ?? false }

    /// Whether it is to be followed at another address: it says that it has moved, and nothing speaks for leaving it.
    public var hasMoved: Bool {
        account.movedTo != nil && doubleOf == nil
            && (activity != .active || verdict == .keep || verdict == .tooLittleData)
    }

    /// Name of the account whose posts it shows once more; nil for most.
    public var doubleOf: String?

    /// An account of which nothing is known but who it is.
    public init(index: Int, account: Account, contexts: [String]) {
        self.index = index
        self.account = account
        self.contexts = contexts
    }
}

/// A signal-to-noise ratio with its 90 % interval, in dB.
public struct SignalRatio: Sendable, Equatable, Codable {
    /// The ratio.
    public var decibels: Double
    /// Lower end.
    public var low: Double
    /// Upper end.
    public var high: Double

    /// A ratio and its interval.
    public init(decibels: Double, low: Double, high: Double) {
        self.decibels = decibels
        self.low = low
        self.high = high
    }

    /// ``low`` where it is a number; nil where even nothing may be signal.
    public var lowerEnd: Double? { low > -Decibels.unbounded ? low : nil }
    /// ``high`` where it is a number; nil where all may be signal.
    public var upperEnd: Double? { high < Decibels.unbounded ? high : nil }
}

/// A filter that would raise an account's SNR.
public struct TurnDown: Sendable, Equatable, Codable {
    /// What to do.
    public var action: Action
    /// What to do it with: a word, a tag, a domain; nil where the action says all.
    public var value: String?
    /// SNR in dB of what remains.
    public var snrAfter: Double
    /// Posts that it would have hidden.
    public var posts: Int
    /// Minutes of signal a week that are lost with them.
    public var signalLostPerWeek: Double

    /// The filters.
    public enum Action: String, Sendable, CaseIterable, Codable {
        /// Do not show what it repeats of others.
        case hideReposts = "hide-reposts"
        /// Do not show its answers to others.
        case hideReplies = "hide-replies"
        /// Do not show posts of a category or tag.
        case muteCategory = "mute-category"
        /// Do not show posts of one of several authors.
        case muteAuthor = "mute-author"
        /// Do not show posts that link to a host.
        case muteDomain = "mute-domain"
        /// Do not show posts whose title or opening has a word.
        case muteWord = "mute-word"
        /// Do not show anything for a while: it was better before.
        case snooze
    }

    /// A filter and its effect.
    public init(action: Action, value: String? = nil, snrAfter: Double, posts: Int = 0, signalLostPerWeek: Double = 0) {
        self.action = action
        self.value = value
        self.snrAfter = snrAfter
        self.posts = posts
        self.signalLostPerWeek = signalLostPerWeek
    }
}

/// A post as evidence.
public struct PostSummary: Sendable, Equatable, Codable {
    /// Index into the timeline's posts.
    public var index: Int
    /// The source's id.
    public var id: String?
    /// Where it can be read.
    public var url: String?
    /// Title, or the beginning of its text.
    public var title: String?
    /// Its time.
    public var published: Int64?
    /// Its worth, 0...1.
    public var worth: Double
    /// Seconds of attention.
    public var cost: Double
}
