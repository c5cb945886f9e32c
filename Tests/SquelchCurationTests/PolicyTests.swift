import Foundation
import SquelchCuration
import SquelchModel
import Testing

struct PolicyTests {
    private func evidence(share: Double, perDay: Double = 1, posts: Int = 60) -> AccountEvidence {
        AccountEvidence(
            estimate: ShareEstimate(logit: log(share / (1 - share)), halfWidth: 0.2, posts: posts), posts: posts,
            postsPerWeek: 7 * perDay, minutesPerWeek: 5, uniquePerMinute: 0.02, daysSilent: 1, isSocial: false)
    }

    private func verdicts(_ accounts: [AccountEvidence]) -> [Verdict] {
        Policy().decide(accounts).map(\.verdict)
    }

    private func verdict(_ share: Double, perDay: Double = 1, previous: Verdict? = nil) -> Verdict {
        var one = evidence(share: share, perDay: perDay)
        one.previous = previous
        return Policy().decide([one])[0].verdict
    }

    @Test func shareDecidesWhatIsUnfollowed() {
        for rate in [0.02, 1, 20] {
            #expect(verdict(0.1, perDay: rate) == .unfollow)
            #expect(verdict(0.8, perDay: rate) == .keep)
        }
    }

    @Test func inBetweenTheRateDecidesWhatIsTurnedDown() {
        #expect(verdict(0.43) == .turnDown)
        #expect(verdict(0.53, perDay: 0.1) == .keep)
        #expect(verdict(0.6, perDay: 100) == .turnDown)
    }

    @Test func whatCostsNothingIsJudgedByWhatItPosts() {
        var rare = evidence(share: 0.1, perDay: 0.01)
        rare.minutesPerWeek = 0.01
        rare.daysSilent = 400
        #expect(verdicts([rare]) == [.unfollow])
    }

    @Test func fewPostsAreNeverCutOff() {
        #expect(verdicts([evidence(share: 0.1, posts: 9)]) == [.turnDown])
    }

    @Test func thresholdMovesTheLimits() {
        #expect(Policy(threshold: 10).decide([evidence(share: 0.7)])[0].verdict != .keep)
        #expect(Policy(threshold: -10).decide([evidence(share: 0.3)])[0].verdict == .keep)
    }

    @Test func uniqueSignalKeepsFromBeingCutOff() {
        var account = evidence(share: 0.1)
        account.uniquePerMinute = 0.4
        let decision = Policy().decide([account])
        #expect(decision.map(\.verdict) == [.turnDown])
        #expect(decision.map(\.vetoes) == [[.uniqueSignal]])
    }

    /// The memory of verdicts keeps them from flickering; with the same data it changes none, however often.
    @Test func theSameDataGiveTheSameVerdictsTheNextTime() {
        for step in [1, 7, 11, 13, 17, 19] {
            var accounts = (0..<60).map { (number: Int) -> AccountEvidence in
                let place = Double(number * step * 37 % 60) / 60
                return evidence(share: 0.3 + 0.26 * place, perDay: 0.3 + Double(number % 5))
            }
            let first = verdicts(accounts)
            #expect(Set(first).count > 1)
            for _ in 0..<3 {
                for index in accounts.indices { accounts[index].previous = first[index] }
                #expect(verdicts(accounts) == first, "step \(step)")
            }
        }
    }

    @Test func falseSuggestionsAreBoundedOverAllAccounts() {
        // Each alone passes the rule, but of many such too many would be kept by most readers.
        let doubtful = evidence(share: 0.52)
        #expect(verdicts([doubtful]) == [.turnDown])
        let found = verdicts([AccountEvidence](repeating: doubtful, count: 100))
        #expect(found.allSatisfy { $0 == .keep })
        let sure = [AccountEvidence](repeating: evidence(share: 0.1), count: 100)
        #expect(verdicts(sure + [doubtful]).allSatisfy { $0 != .keep })
    }

    @Test func orderOfAccountsDoesNotMatter() {
        let accounts = (1..<40).map { evidence(share: Double($0) / 40, perDay: 0.1 + Double($0 % 5)) }
        #expect(verdicts(accounts.reversed()) == verdicts(accounts).reversed())
    }

    // MARK: Memory

    @Test func aVerdictStaysUntilTheEvidenceIsClear() {
        #expect(verdict(0.58, previous: nil) == .keep)
        #expect(verdict(0.58, previous: .keep) == .keep)
        #expect(verdict(0.58, previous: .turnDown) == .turnDown)
        #expect(verdict(0.7, previous: .turnDown) == .keep)
    }

    @Test func anUnfollowSoftensStepByStep() {
        #expect(verdict(0.36, previous: nil) == .turnDown)
        #expect(verdict(0.36, previous: .unfollow) == .unfollow)
        #expect(verdict(0.53, previous: .unfollow) == .turnDown)
        #expect(verdict(0.8, previous: .unfollow) == .keep)
    }

    @Test func tooLittleDataStaysTooLittle() {
        var one = evidence(share: 0.5)
        one.estimate = nil
        one.previous = .unfollow
        #expect(Policy().decide([one])[0].verdict == .tooLittleData)
    }

    // MARK: Protection

    private func protected(_ change: (inout AccountEvidence) -> Void) -> (verdict: Verdict, vetoes: [Veto]) {
        var one = evidence(share: 0.05)
        change(&one)
        return Policy().decide([one])[0]
    }

    @Test func nobodyWithWhomTheUserTalksIsCutOff() {
        let result = protected { $0.isMutual = true }
        #expect(result.verdict == .turnDown)
        #expect(result.vetoes == [.conversation])
    }

    @Test func whatWasValuedLatelyIsNotCutOffAndOftenKept() {
        #expect(protected { $0.valuedLately = (1, 0) }.verdict == .turnDown)
        #expect(protected { $0.valuedLately = (3, 2) }.verdict == .keep)
    }

    @Test func whatWasBetterUntilLatelyGetsTime() {
        #expect(protected { $0.wasBetterLately = true }.vetoes == [.changed])
    }
}

struct ActivityTests {
    @Test(arguments: [
        (10, 1.0, Activity.active), (100, 1, .dormant), (100, 0.05, .active), (400, 0.01, .dormant), (1200, 5, .ended),
    ])
    func silenceIsMeasuredByTheCalendarAndByTheAccountsTempo(days: Double, perDay: Double, expected: Activity) {
        #expect(Activity(daysSilent: days, postsPerDay: perDay, lastWords: ["Bread on Sundays"]) == expected)
    }

    @Test func aFarewellEndsAnAccountOnceItIsSilent() {
        let words = ["Farewell, and thanks for reading", "Bread on Sundays"]
        #expect(Activity(daysSilent: 45, postsPerDay: 0.1, lastWords: words) == .ended)
        #expect(Activity(daysSilent: 3, postsPerDay: 0.1, lastWords: words) == .active)
    }
}
