import SquelchTestSupport
import SquelchTimeline
import Testing

@testable import SquelchCuration

struct ListenBudgetTests {
    private struct Instance {
        var coverage: Coverage
        var minutes: [Double]

        /// A random instance of `accounts` accounts and `stories` stories.
        init(accounts: Int, stories: Int, seed: UInt64) {
            var state = seed
            func next() -> Double {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) * 0x1p-53
            }
            coverage = Coverage(values: (0..<stories).map { _ in next() })
            minutes = []
            for _ in 0..<accounts {
                for story in 0..<stories where next() < 0.3 { coverage.add(story: story, reach: next()) }
                coverage.endAccount()
                minutes.append(0.2 + next())
            }
        }

        func value(_ accounts: [Int]) -> Double {
            var state = coverage.empty
            for account in accounts { coverage.add(account, to: &state) }
            return state.value
        }

        /// The best value of any set within the budget.
        func optimum(_ budget: Double) -> Double {
            (0..<1 << minutes.count).map { set -> Double in
                let chosen = minutes.indices.filter { set >> $0 & 1 == 1 }
                return chosen.map { minutes[$0] }.reduce(0, +) <= budget ? value(chosen) : 0
            }.max() ?? 0
        }
    }

    @Test(arguments: 0..<40)
    func theChoiceIsNearTheOptimumAndTheBoundAboveIt(_ seed: Int) {
        let instance = Instance(accounts: 9, stories: 12, seed: UInt64(seed))
        let choice = ListenBudget.choose(instance.coverage, minutes: instance.minutes, budget: 2)
        let optimum = instance.optimum(2)
        #expect(choice.minutes <= 2 + 1e-9)
        #expect(abs(choice.value - instance.value(choice.accounts)) < 1e-9)
        #expect(choice.value <= optimum + 1e-9)
        #expect(choice.value >= 0.39 * optimum)
        #expect(choice.bound >= optimum - 1e-9)
    }

    @Test func moreMinutesNeverCoverLess() {
        let instance = Instance(accounts: 30, stories: 60, seed: 99)
        let values = [0.5, 1, 2, 4, 8, 100].map {
            ListenBudget.choose(instance.coverage, minutes: instance.minutes, budget: $0).value
        }
        #expect(values == values.sorted())
    }

    @Test func anAccountThatOnlyRepeatsIsNotChosenBesideTheFirst() {
        var coverage = Coverage(values: [1, 1, 0.5])
        for stories in [[0, 1], [0, 1], [2]] {
            for story in stories { coverage.add(story: story, reach: 1) }
            coverage.endAccount()
        }
        let choice = ListenBudget.choose(coverage, minutes: [1, 1, 1], budget: 2)
        #expect(choice.accounts == [0, 2])
    }

    @Test func gainsFallAsTheSetGrows() {
        let instance = Instance(accounts: 12, stories: 30, seed: 5)
        var state = instance.coverage.empty
        var last = (0..<12).map { instance.coverage.gain($0, state) }
        for account in 0..<12 {
            instance.coverage.add(account, to: &state)
            let now = (0..<12).map { instance.coverage.gain($0, state) }
            #expect(zip(now, last).allSatisfy { $0 <= $1 + 1e-12 })
            last = now
        }
    }

    /// Accounts that bring nothing and take nothing are alike to all others: they must not spoil the order of the rest.
    @Test func theBoundIsNeverBelowWhatIsReached() {
        for seed in 0..<40 {
            var instance = Instance(accounts: 12, stories: 8, seed: UInt64(seed))
            for account in instance.minutes.indices where account % 3 == 0 { instance.minutes[account] = 0 }
            var coverage = Coverage(values: instance.coverage.values)
            for account in instance.minutes.indices {
                if account % 4 != 1 {
                    for place in instance.coverage.starts[account]..<instance.coverage.starts[account + 1] {
                        let reach = Double(instance.coverage.reach[place])
                        coverage.add(story: Int(instance.coverage.story[place]), reach: reach)
                    }
                }
                coverage.endAccount()
                if account % 4 == 1 { instance.minutes[account] = 0 }
            }
            let choice = ListenBudget.choose(coverage, minutes: instance.minutes, budget: 1)
            #expect(choice.bound >= choice.value)
            instance.coverage = coverage
            #expect(choice.bound >= instance.optimum(1) - 1e-9)
        }
    }

    @Test func onlyAccountsToKeepWithMoreSignalThanNoiseAreChosen() throws {
        var following = soundFollowing()
        following.add("shop", count: 60, spoil)
        following.add("few", count: 2)
        let analysis = analyze(following) { $0.budgetMinutes = 600 }.analysis
        let budget = try #require(analysis.budget)
        #expect(!budget.accounts.isEmpty)
        for account in analysis.accounts where budget.accounts.contains(account.account.id) {
            #expect(account.verdict == .keep)
            #expect(try #require(account.snr).decibels > analysis.threshold)
        }
        #expect(!budget.accounts.contains("shop") && !budget.accounts.contains("few"))
        #expect(budget.signalPartBound >= budget.signalPart)
    }

    @Test func nothingFitsAnEmptyBudget() {
        let instance = Instance(accounts: 5, stories: 5, seed: 8)
        #expect(ListenBudget.choose(instance.coverage, minutes: instance.minutes, budget: 0).accounts.isEmpty)
    }
}
