import SquelchTimeline

/// What a plan is to reach, where a person says it instead of a threshold.
public enum PlanGoal: Sendable, Equatable {
    /// So many accounts fewer.
    case accounts(Int)
    /// Such a part of the accounts fewer, 0...1.
    case part(Double)
    /// So many minutes a day fewer.
    case save(Double)
    /// No more than so many minutes a day.
    case keepWithin(Double)
}

/// How far a plan gets on the way to a goal.
public struct GoalOutcome: Sendable, Equatable {
    /// What was asked for.
    public var goal: PlanGoal
    /// What that comes to here: accounts, or minutes a day to save.
    public var target: Double
    /// What the plan reaches, in the same unit.
    public var reached: Double
    /// Accounts that there are.
    public var accounts: Int

    /// Whether accounts are counted, and not minutes.
    public var countsAccounts: Bool {
        switch goal {
        case .accounts, .part: true
        case .save, .keepWithin: false
        }
    }

    /// Whether the plan is enough.
    public var isReached: Bool { reached >= target - 1e-6 }
}

/// Chooses what to do for a goal: what is sure first, then what saves most noise for each minute of unique signal that it
/// loses. Whom the user protects, values or talks with is never cut off.
struct GoalChoice {
    /// What to do, and whether the verdicts bear it.
    var steps: [(advice: Advice, isSure: Bool)] = []
    /// How far it gets.
    var outcome: GoalOutcome

    /// A choice for `goal`.
    /// - Parameter evidence: of the accounts, in the order of the timeline's.
    init(_ goal: PlanGoal, _ analysis: Analysis, _ evidence: [AccountEvidence]) {
        outcome = GoalOutcome(goal: goal, target: 0, reached: 0, accounts: analysis.accounts.count)
        let free = analysis.accounts.filter { !Self.isBound($0, evidence) }
        switch goal {
        case .accounts(let count): cut(min(count, analysis.accounts.count), analysis, free)
        case .part(let part):
            // The part is rounded up: a third of 50 is 17.
            cut(Int((part * Double(analysis.accounts.count) - 1e-9).rounded(.up)), analysis, free)
        case .save(let minutes): save(minutes, analysis, free)
        case .keepWithin(let minutes):
            save(max(0, analysis.totals.attentionMinutesPerDay - minutes), analysis, free)
        }
    }

    private static func isBound(_ account: AccountAnalysis, _ evidence: [AccountEvidence]) -> Bool {
        guard !account.account.isProtected else { return true }
        guard evidence.indices.contains(account.index) else { return false }
        let one = evidence[account.index]
        return one.isSocial || one.isMutual || one.valuedLately.month >= Policy.valuedToKeep
    }

    // MARK: - So many accounts fewer

    /// Feeds that stand twice and noise go first, then what is silent and costs nothing, then what is less sure.
    private mutating func cut(_ count: Int, _ analysis: Analysis, _ free: [AccountAnalysis]) {
        outcome.target = Double(count)
        let doubles = free.filter { $0.doubleOf != nil }
        let others = free.filter { $0.doubleOf == nil }
        let active = others.filter { $0.activity == .active }
        let silent = others.filter { $0.activity != .active }.sorted {
            $0.daysSilent != $1.daysSilent ? $0.daysSilent > $1.daysSilent : $0.account.id < $1.account.id
        }
        var chosen: [(Advice, Bool)] = doubles.map { (Advice($0, .double(of: $0.doubleOf ?? "")), true) }
        chosen += Self.byYield(active.filter { $0.verdict == .unfollow }).map { (Advice($0, .unfollow), true) }
        chosen += silent.map { (Advice($0, .unfollow), true) }
        chosen += Self.byYield(active.filter { $0.verdict != .unfollow }).map { (Advice($0, .unfollow), false) }
        steps = chosen.prefix(count).map { (advice: $0.0, isSure: $0.1) }
        outcome.reached = Double(steps.count)
    }

    // MARK: - So many minutes fewer

    /// Minutes a week below which a step brings a goal of minutes no nearer.
    private static let least = 0.05

    private mutating func save(_ minutesPerDay: Double, _ analysis: Analysis, _ free: [AccountAnalysis]) {
        outcome.target = minutesPerDay
        let doubles = free.filter { $0.doubleOf != nil }.map { Advice($0, .double(of: $0.doubleOf ?? "")) }
        let sure = (doubles + Advice.list(analysis)).filter { ($0.savedPerWeek ?? 0) > Self.least && !$0.isForAWhile }
            .map { (advice: $0, yield: Yield($0.account)) }.sorted {
                $0.yield != $1.yield ? $0.yield > $1.yield : $0.advice.account.account.id < $1.advice.account.account.id
            }
        for one in sure where !outcome.isReached { add(one.advice, isSure: true) }
        let gone = Set(steps.filter { $0.advice.isUnfollow }.map(\.advice.account.index))
        for account in Self.byYield(free) where !outcome.isReached && account.attentionPerWeek > Self.least {
            if account.doubleOf != nil || gone.contains(account.index) { continue }
            // Who goes altogether needs no filter.
            if let place = steps.firstIndex(where: { $0.advice.account.index == account.index }) {
                outcome.reached -= (steps[place].advice.savedPerWeek ?? 0) / 7
                steps.remove(at: place)
            }
            add(Advice(account, .unfollow), isSure: account.verdict == .unfollow)
        }
        spare()
    }

    /// Takes back what is less sure and not needed: a large account at the end may do alone what small ones before it did.
    private mutating func spare() {
        for place in steps.indices.reversed() where !steps[place].isSure {
            let saved = (steps[place].advice.savedPerWeek ?? 0) / 7
            guard outcome.reached - saved >= outcome.target else { continue }
            outcome.reached -= saved
            steps.remove(at: place)
        }
    }

    private mutating func add(_ advice: Advice, isSure: Bool) {
        steps.append((advice, isSure))
        outcome.reached += (advice.savedPerWeek ?? 0) / 7
    }

    private static func byYield(_ accounts: [AccountAnalysis]) -> [AccountAnalysis] {
        accounts.map { (account: $0, yield: Yield($0)) }.sorted {
            $0.yield != $1.yield ? $0.yield > $1.yield : $0.account.account.id < $1.account.account.id
        }.map(\.account)
    }
}
