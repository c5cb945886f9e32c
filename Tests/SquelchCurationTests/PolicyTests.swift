import SquelchCuration
import SquelchModel
import Testing

struct PolicyTests {
    private func evidence(logit: Double, halfWidth: Double, posts: Int = 60) -> AccountEvidence {
        AccountEvidence(
            estimate: ShareEstimate(logit: logit, halfWidth: halfWidth, resampling: 0.2, ceiling: 1, posts: 40),
            posts: posts,
            postsPerWeek: 7, minutesPerWeek: 5, uniquePerMinute: 0.02, daysSilent: 1, isSocial: false)
    }

    private func verdicts(_ accounts: [AccountEvidence]) -> [Verdict] {
        Policy().decide(accounts).map(\.verdict)
    }

    @Test func clearNoiseIsCutOffAndProbableNoiseTurnedDown() {
        #expect(verdicts([evidence(logit: -3, halfWidth: 1)]) == [.unfollow])
        #expect(verdicts([evidence(logit: -1.5, halfWidth: 1)]) == [.turnDown])
        #expect(verdicts([evidence(logit: -0.5, halfWidth: 1)]) == [.keep])
    }

    @Test func uncertaintyKeeps() {
        #expect(verdicts([evidence(logit: -1.5, halfWidth: 6)]) == [.keep])
    }

    @Test func fewPostsNeedMoreProof() {
        #expect(verdicts([evidence(logit: -3, halfWidth: 1, posts: 9)]) == [.keep])
        #expect(verdicts([evidence(logit: -3, halfWidth: 1, posts: 19)]) == [.turnDown])
    }

    @Test func uniqueSignalKeepsFromBeingCutOff() {
        var account = evidence(logit: -3, halfWidth: 1)
        account.uniquePerMinute = 0.3
        let decision = Policy().decide([account])
        #expect(decision.map(\.verdict) == [.turnDown])
        #expect(decision.map(\.vetoes) == [[.uniqueSignal]])
    }

    @Test func falseSuggestionsAreBoundedOverAllAccounts() {
        // Each alone passes the rule at 80 %, but of many such one in five would be wrong.
        let doubtful = evidence(logit: -1.5, halfWidth: 1.7)
        let found = verdicts([AccountEvidence](repeating: doubtful, count: 100))
        #expect(found.allSatisfy { $0 == .keep })
        let sure = [AccountEvidence](repeating: evidence(logit: -3, halfWidth: 1), count: 100)
        #expect(verdicts(sure + [doubtful]).allSatisfy { $0 != .keep })
    }

    @Test func orderOfAccountsDoesNotMatter() {
        let accounts = (0..<40).map { evidence(logit: -Double($0) / 12, halfWidth: 1 + Double($0 % 5) / 3) }
        #expect(verdicts(accounts.reversed()) == verdicts(accounts).reversed())
    }
}
