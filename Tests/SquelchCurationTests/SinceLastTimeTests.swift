import SquelchCuration
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
        #expect(since.at == 100 && since.new == ["new"])
        #expect(since.risen == ["rose more", "rose"] && since.fallen == ["fell"])
        #expect(since.judged.map(\.name) == ["fell", "rose more", "young"])
        #expect(!since.isEmpty)
        #expect(
            SinceLastTime(
                EarlierAnalysis(at: 1, accounts: [:]),
                Analysis(
                    generated: 2, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: [],
                    warnings: [])
            ).isEmpty)
    }
}
