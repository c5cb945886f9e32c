import SquelchModel
import SquelchTestSupport
import SquelchTimeline
import Testing

@testable import SquelchCuration

/// A goal instead of a threshold: there is always an answer, and it says from where on it is less sure.
struct PlanGoalTests {
    /// Ten sound accounts, one that is noise, one that has been silent for years.
    private func following() -> SyntheticFollowing {
        var following = soundFollowing()
        for index in following.posts.indices { following.posts[index].day = (following.posts[index].day ?? 0) + 1500 }
        following.add("shop", count: 60, from: 1500, spoil)
        following.add("old", count: 60)
        return following
    }

    private func plan(_ goal: PlanGoal, _ result: AnalysisResult) -> ActionPlan {
        ActionPlan(result.analysis, goal: goal, evidence: result.evidence)
    }

    private func result() -> AnalysisResult {
        analyze(following()) { $0.now = SyntheticFollowing.epoch + 1560 * 86_400 }
    }

    @Test func aPartOfTheAccountsIsRoundedUpAndAlwaysReached() throws {
        let result = result()
        let plan = plan(.part(1.0 / 3), result)
        #expect(result.analysis.accounts.count == 12)
        #expect(plan.items.count == 4)
        #expect(plan.goal?.isReached == true)
        // What is noise goes first, then what is silent; both are sure, the rest is not.
        #expect(plan.items.map(\.id).prefix(2) == ["shop", "old"])
        #expect(plan.items.map(\.isSure) == [true, true, false, false])
        #expect(plan.items.allSatisfy { $0.step == .unfollow })
    }

    @Test func whatIsLessSureGoesInTheOrderOfNoiseForUniqueSignal() {
        let result = result()
        let order = plan(.accounts(12), result).items.filter { !$0.isSure }
        let ratios = order.map { $0.noisePerWeek / ($0.signalLostPerWeek + 0.1) }
        #expect(ratios.count == 10)
        #expect(ratios == ratios.sorted(by: >))
    }

    /// What speaks for an account is no reason to leave it, even where a goal takes it in the end.
    @Test func noReasonForLeavingIsPraise() {
        let result = result()
        let praise = Set(
            result.analysis.accounts.flatMap { account in
                account.reasons.filter { ($0.decibels ?? 0) > 0 || ($0.code == .level && account.verdict == .keep) }
            }.map(\.text))
        #expect(!praise.isEmpty)
        let items = plan(.accounts(12), result).items
        for item in items { #expect(!item.reasons.isEmpty && praise.isDisjoint(with: item.reasons), "\(item)") }
        for item in items where !item.isSure {
            #expect(item.reasons.contains { $0.hasSuffix("of its time is noise, or told by others as well") })
        }
    }

    @Test(arguments: [0.1, 1, 5])
    func minutesAreSavedAndNoMoreThanNeeded(minutes: Double) throws {
        let result = result()
        let plan = plan(.save(minutes), result)
        let goal = try #require(plan.goal)
        let all = result.analysis.totals.attentionMinutesPerDay
        #expect(goal.isReached == (all >= minutes))
        #expect(abs(plan.savedPerDay - goal.reached) < 1e-6)
        for item in plan.items where !item.isSure { #expect(goal.reached - (item.savedPerWeek ?? 0) / 7 < minutes) }
        // Who is silent saves nothing.
        #expect(!plan.items.contains { $0.id == "old" })
    }

    @Test func keepingWithinAnAmountSavesTheRest() throws {
        let result = result()
        let all = result.analysis.totals.attentionMinutesPerDay
        #expect(plan(.keepWithin(all / 2), result).items == plan(.save(all - all / 2), result).items)
        let enough = plan(.keepWithin(2 * all), result)
        #expect(enough.items.isEmpty)
        #expect(enough.goal?.isReached == true)
    }

    @Test func friendsAreNeverCutOffForAGoal() throws {
        var following = following()
        following.contexts["shop"] = Context(name: "friends", kind: .social)
        let result = analyze(following) { $0.now = SyntheticFollowing.epoch + 1560 * 86_400 }
        let plan = plan(.accounts(12), result)
        #expect(!plan.items.contains { $0.id == "shop" })
        #expect(plan.goal?.isReached == false)
        #expect(plan.goal?.reached == 11)
    }

    @Test func whatIsSilentIsTidiedAndNoAdvice() {
        let result = result()
        #expect(!Advice.list(result.analysis).contains { $0.account.account.id == "old" })
        let tidy = ActionPlan(result.analysis).tidy
        #expect(tidy.map(\.id) == ["old"])
        #expect(tidy.first?.step == .shelve(.ended))
        #expect(tidy.first?.reasons.first == "no post since 2024-02-29")
        #expect(plan(.accounts(2), result).tidy.isEmpty, "what a goal takes is not tidied as well")
    }

    @Test func whereNothingIsToBeDoneTheNearestAreNamedWithWhatTheyLack() {
        let result = analyze(soundFollowing())
        let plan = ActionPlan(result.analysis)
        #expect(plan.items.isEmpty)
        #expect(plan.nearest.count == 3)
        #expect(plan.nearest.allSatisfy { $0.missing?.isEmpty == false })
        #expect(ActionPlan(self.result().analysis).nearest.isEmpty)
    }

    @Test func aFilterThatChangesLittleIsNotProposed() {
        let filter = TurnDown(action: .muteWord, value: "intel", snrAfter: -14.2, posts: 12, signalLostPerWeek: 0)
        let estimate = ShareEstimate(logit: -3.43, halfWidth: 0.5, posts: 36)
        let evidence = AccountEvidence(
            estimate: estimate, posts: 36, postsPerWeek: 7, minutesPerWeek: 5, uniquePerMinute: 0, daysSilent: 0,
            isSocial: false)
        #expect(!filter.suffices(for: evidence, by: Policy()))
        var good = filter
        good.snrAfter = 6
        #expect(good.suffices(for: evidence, by: Policy()))
    }
}

/// Which accounts are shown, in which order.
struct AccountChoiceTests {
    private func account(_ id: String, _ change: (inout AccountAnalysis) -> Void) -> AccountAnalysis {
        var account = AccountAnalysis(index: 0, account: Account(id: id), contexts: [])
        change(&account)
        return account
    }

    private var accounts: [AccountAnalysis] {
        [
            account("b") { one in
                one.account.movedTo = "https://new.example/feed"
                one.verdict = .keep
                one.snr = SignalRatio(decibels: 3, low: 1, high: 5)
                one.noiseMinutesPerWeek = 1
                one.lastPost = 30
            },
            account("a") { one in
                one.verdict = .unfollow
                one.snr = SignalRatio(decibels: -8, low: -12, high: -4)
                one.noiseMinutesPerWeek = 9
                one.lastPost = 10
                one.activity = .dormant
            },
            account("c") { one in
                one.signalMinutesPerWeek = 20
                one.doubleOf = "b"
            },
        ]
    }

    @Test(arguments: [
        (AccountChoice.Order.snr, "bac"), (.noise, "abc"), (.cost, "cab"), (.last, "bac"), (.name, "abc"),
    ])
    func ordersPutFirstWhatTheySay(order: AccountChoice.Order, ids: String) {
        #expect(AccountChoice(order: order).apply(accounts).map(\.account.id).joined() == ids)
    }

    @Test(arguments: [
        ([AccountChoice.Group.keep], "b"), ([.unfollow, .unsure], "ac"), ([.dormant], "a"), ([.moved], "b"),
        ([.double], "c"),
        ([.ended], ""), ([], "bac"),
    ])
    func groupsHoldWhatTheySay(groups: [AccountChoice.Group], ids: String) {
        #expect(AccountChoice(groups: groups).apply(accounts).map(\.account.id).joined() == ids)
    }

    @Test func noMoreAreShownThanAreWanted() {
        #expect(AccountChoice(order: .name, most: 2).apply(accounts).map(\.account.id) == ["a", "b"])
        #expect(AccountChoice().isEverything)
        #expect(!AccountChoice(most: 2).isEverything)
    }
}
