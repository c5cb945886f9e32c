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

    // MARK: Memory

    private func verdict(_ logit: Double, previous: Verdict?) -> Verdict {
        var one = evidence(logit: logit, halfWidth: 1)
        one.previous = previous
        return Policy().decide([one])[0].verdict
    }

    @Test func aVerdictStaysUntilTheEvidenceIsClear() {
        // -0.6 is no reason to turn an account down, nor to take the suggestion back.
        #expect(verdict(-0.6, previous: nil) == .keep)
        #expect(verdict(-0.6, previous: .keep) == .keep)
        #expect(verdict(-0.6, previous: .turnDown) == .turnDown)
        #expect(verdict(0.3, previous: .turnDown) == .keep)
    }

    @Test func anUnfollowSoftensStepByStep() {
        #expect(verdict(-1.6, previous: nil) == .turnDown)
        #expect(verdict(-1.6, previous: .unfollow) == .unfollow)
        #expect(verdict(-0.6, previous: .unfollow) == .turnDown)
        #expect(verdict(2, previous: .unfollow) == .keep)
    }

    @Test func tooLittleDataStaysTooLittle() {
        var one = evidence(logit: 0, halfWidth: 1)
        one.estimate = nil
        one.previous = .unfollow
        #expect(Policy().decide([one])[0].verdict == .tooLittleData)
    }

    // MARK: Protection

    private func protected(_ change: (inout AccountEvidence) -> Void) -> (verdict: Verdict, vetoes: [Veto]) {
        var one = evidence(logit: -4, halfWidth: 0.9)
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

    @Test(arguments: [0.0, 0.5, 0.9])
    func fewSuggestionsAreWrong(_ noisePart: Double) {
        // True shares on both sides of the limit, estimates that scatter around them as much as they say.
        var state: UInt64 = 42
        func normal() -> Double {
            (0..<12).reduce(-6.0) { sum, _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return sum + Double(state >> 11) * 0x1p-53
            }
        }
        var truth: [Double] = []
        var accounts: [AccountEvidence] = []
        for index in 0..<600 {
            let level = Double(index % 10) / 10 < noisePart ? -2.0 : 0.5
            let logit = level + normal()
            truth.append(logit)
            // A half-width of 1.46 is, without the common level, a deviation of 0.75.
            accounts.append(evidence(logit: logit + 0.75 * normal(), halfWidth: 1.46))
        }
        let limit = -3 / 4.343
        let suggested = Policy().decide(accounts).enumerated().filter { $0.element.verdict != .keep }
        let wrong = suggested.count { truth[$0.offset] > limit }
        #expect(Double(wrong) <= 0.2 * Double(suggested.count) + 3)
    }
}
