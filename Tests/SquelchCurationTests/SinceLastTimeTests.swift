@testable import SquelchCuration
import SquelchTimeline
import Testing

/// What has changed from one analysis to the next.
struct SinceLastTimeTests {
    private func account(_ id: String, _ decibels: Double?, _ verdict: Verdict) -> AccountAnalysis {
        var account = AccountAnalysis(index: 0, account: Account(id: id), contexts: [])
        account.snr = decibels.map { SignalRatio(decibels: $0, low: $0 - 1, high: $0 + 1) }
        account.verdict = verdict
        return account
    }

    @Test func whoIsNewRoseFellAndIsJudgedAnotherWay() {
        let accounts = [
            account("rose", 3, .keep), account("fell", -6, .unfollow), account("same", 0.4, .keep),
            account("rose more", 5, .keep), account("new", 1, .keep), account("young", 1, .keep),
        ]
        let analysis = Analysis(
            generated: 200, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: accounts,
            warnings: [])
        let earlier = EarlierAnalysis(
            at: 100,
            accounts: [
                "rose": .init(decibels: 1, verdict: .keep), "fell": .init(decibels: -2, verdict: .turnDown),
                "same": .init(decibels: 0, verdict: .keep), "rose more": .init(decibels: 0, verdict: .turnDown),
                "young": .init(decibels: nil, verdict: .tooLittleData), "gone": .init(decibels: 1, verdict: .keep),
            ])
        let since = SinceLastTime(earlier, analysis)
        #expect(since.at == 100 && since.new.map(\.id) == ["new"] && since.gone.map(\.id) == ["gone"])
        #expect(since.risen.map(\.account.id) == ["rose more", "rose"] && since.fallen.map(\.account.id) == ["fell"])
        #expect(since.fallen.first?.before == -2 && since.fallen.first?.after == -6)
        #expect(since.judged.map(\.account.id) == ["fell", "rose more", "young"])
        #expect(since.judged.first?.before == .turnDown && since.judged.first?.after == .unfollow)
        #expect(!since.isEmpty)
        #expect(since.advice == [.init(verdict: .turnDown, given: 2)])
        #expect(
            SinceLastTime(
                EarlierAnalysis(at: 1, accounts: [:]),
                Analysis(
                    generated: 2, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: [],
                    warnings: [])
            ).isEmpty)
    }

    private func analysis(_ accounts: [AccountAnalysis]) -> Analysis {
        Analysis(
            generated: 200, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: accounts,
            warnings: [])
    }

    @Test func whatBecameOfTheAdvice() {
        let earlier = EarlierAnalysis(
            at: 100,
            accounts: [
                "left": .init(decibels: -9, verdict: .unfollow), "kept anyway": .init(decibels: -9, verdict: .unfollow),
                "gone": .init(decibels: -9, verdict: .unfollow), "open": .init(decibels: -9, verdict: .unfollow),
                "fine": .init(decibels: 3, verdict: .keep),
            ])
        let accounts = ["left", "kept anyway", "open"].map { account($0, -9, .unfollow) } + [account("fine", 3, .keep)]
        let since = SinceLastTime(earlier, analysis(accounts)) { ["left": .unfollow, "kept anyway": .keep][$0.id] }
        #expect(since.advice == [.init(verdict: .unfollow, given: 4, taken: 2, refused: 1)])
        #expect(since.advice.first?.open == 1)
    }

    @Test func anAccountThatMovedIsTheSame() {
        var moved = account("new address", 1, .keep)
        moved.account.aliases = ["old address"]
        let since = SinceLastTime(
            EarlierAnalysis(at: 100, accounts: ["old address": .init(decibels: 1, verdict: .keep)]), analysis([moved]))
        #expect(since.isEmpty)
    }

    @Test func aDecisionIsAskedForAgainWhereTheAccountChangedSince() {
        let decision = StandingDecision(verdict: .keep, at: 100, because: "she is my sister")
        #expect(!decision.isOutdated(by: nil) && !decision.isOutdated(by: 99) && decision.isOutdated(by: 101))
        #expect(
            decision.reason(instead: .unfollow, since: 101).text
                == "you decided so on 1970-01-01: she is my sister (the numbers say: unfollow); it has changed since, decide again"
        )
    }
}
