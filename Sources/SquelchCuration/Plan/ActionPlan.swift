public import SquelchTimeline

/// What to turn down and what to unfollow, for a person to review. Nothing in it has been done.
public struct ActionPlan: Sendable, Equatable {
    /// The last moment of the data that it rests on.
    public var asOf: Int64
    /// What to do: turning down first, within each what saves most noise first. For a goal what is sure first.
    public var items: [PlanItem]
    /// What is silent or stands twice: it costs nothing, and clutters the list.
    public var tidy: [PlanItem] = []
    /// How far it gets on the way to a goal; nil where none was given.
    public var goal: GoalOutcome?
    /// Where there is nothing to do, what comes nearest, with what it lacks. None of it is in the files.
    public var nearest: [PlanItem] = []

    /// The plan of an analysis.
    /// - Parameters:
    ///   - analysis: the accounts with their verdicts and advice.
    ///   - only: whether only unfollows (true) or only the others (false) are wanted; nil takes all, and what to tidy.
    ///   - goal: what to reach; nil takes what the verdicts suggest.
    ///   - evidence: what the verdicts rest on, in the order of the timeline's accounts; a goal spares by it whom the
    ///     user values or talks with.
    public init(
        _ analysis: Analysis, onlyUnfollows only: Bool? = nil, goal: PlanGoal? = nil, evidence: [AccountEvidence] = []
    ) {
        asOf = analysis.window.to
        if let goal {
            let choice = GoalChoice(goal, analysis, evidence)
            self.goal = choice.outcome
            items = choice.steps.map { PlanItem($0.advice, isSure: $0.isSure) }
        } else {
            items = Advice.list(analysis).filter { advice in only.map { $0 == advice.isUnfollow } ?? true }.map {
                PlanItem($0)
            }
            nearest = analysis.nearest.map { miss in
                var item = PlanItem(Advice(analysis.accounts[miss.place], .unfollow), isSure: false)
                item.missing = miss.missing
                return item
            }
        }
        guard only == nil else { return }
        let planned = Set(items.map(\.id))
        tidy = Advice.tidy(analysis).map { PlanItem($0) }.filter { !planned.contains($0.id) }
    }

    /// A plan of finished items.
    public init(asOf: Int64, items: [PlanItem], tidy: [PlanItem] = []) {
        self.asOf = asOf
        self.items = items
        self.tidy = tidy
    }

    /// Everything in it, what is to be tidied last.
    public var all: [PlanItem] { items + tidy }

    /// Minutes a day that it would save.
    public var savedPerDay: Double { items.reduce(0) { $0 + ($1.savedPerWeek ?? 0) } / 7 }
    /// Minutes of signal a day that would be lost.
    public var signalLostPerDay: Double { items.reduce(0) { $0 + $1.signalLostPerWeek } / 7 }
}

/// One item of a plan.
public struct PlanItem: Sendable, Equatable {
    /// Stable id of the account, and those of its other accounts.
    public var id: String
    /// See ``id``.
    public var aliases: [String]
    /// Name shown to people.
    public var name: String
    /// `feed`, `mastodon`...; nil where unknown.
    public var platform: Platform?
    /// Site or profile.
    public var url: String?
    /// Address of the feed.
    public var feedURL: String?
    /// What to do.
    public var step: Advice.Step
    /// Why, the strongest first, without full stops.
    public var reasons: [String]
    /// Minutes of noise a week that it takes now.
    public var noisePerWeek: Double
    /// Minutes a week that it saves; nil for a digest.
    public var savedPerWeek: Double?
    /// Minutes of signal a week that are lost with them.
    public var signalLostPerWeek: Double
    /// Whether the verdicts bear it; what only a goal asks for is less sure.
    public var isSure = true
    /// What it lacks to be a suggestion; nil for what is one.
    public var missing: String?

    private static let mostReasons = 2

    /// The item for one advice.
    public init(_ advice: Advice, isSure: Bool = true) {
        self.isSure = isSure
        let account = advice.account
        id = account.account.id
        aliases = account.account.aliases
        name = account.account.name ?? account.account.id
        platform = account.account.platform
        url = account.account.url
        feedURL = account.account.feedURL
        step = advice.step
        reasons = Array(Self.reasons(account, isSure: isSure).prefix(Self.mostReasons))
        noisePerWeek = account.noiseMinutesPerWeek
        savedPerWeek = advice.savedPerWeek
        signalLostPerWeek = advice.signalLostPerWeek
    }

    /// What speaks for doing something: praise of an account is no reason to leave it.
    private static func reasons(_ account: AccountAnalysis, isSure: Bool) -> [String] {
        if account.activity != .active, let last = account.lastPost { return ["no post since \(UTCTime.day(last))"] }
        let against = account.reasons.filter { reason in
            (reason.decibels ?? 0) <= 0 && (reason.code != .level || account.verdict != .keep)
        }
        guard !isSure, account.attentionPerWeek > 0 else {
            return (against.isEmpty ? account.reasons : against).map(\.text)
        }
        // By this a goal has chosen it before others.
        let part = 1 - min(1, account.uniqueSignalMinutesPerWeek / account.attentionPerWeek)
        let choice = "\(Numerals.percent(part)) of its time is noise, or told by others as well"
        let parts = against.filter { $0.decibels != nil }.map(\.text)
        return parts.prefix(1) + [choice] + parts.dropFirst() + against.filter { $0.decibels == nil }.map(\.text)
    }

    /// Whether a feed of this address is this account's.
    public func hasFeed(_ address: String) -> Bool {
        let wanted = AccountIdentity.id(feedURL: address)
        return wanted == id || aliases.contains(wanted) || feedURL.map(AccountIdentity.id(feedURL:)) == wanted
    }

    /// Whether an account of this id is this one.
    public func hasAccount(_ account: String) -> Bool { account == id || aliases.contains(account) }

    /// Its id on Mastodon, where it has one.
    public var mastodonAddress: String? {
        ([id] + aliases).first { $0.contains("@") && !$0.contains("/") && !$0.contains(":") && platform(of: $0) }
    }

    private func platform(of account: String) -> Bool { platform == .mastodon || account != id }

    /// What to do, without a full stop.
    public var instruction: String { step.instruction }

    /// What to do, by its short name.
    public var action: PlanAction {
        switch step {
        case .unfollow: .unfollow
        case .digest: .digest
        case .filter(let filter): PlanAction(filter.action)
        case .shelve: .shelve
        case .double: .removeDouble
        case .readdress: .readdress
        case .succeeded: .removeMoved
        }
    }

    /// What the filter takes, or the address where it is now; nil where there is neither.
    public var value: String? {
        switch step {
        case .filter(let filter): filter.value
        case .readdress(let target): target
        default: nil
        }
    }
}
