import SquelchCuration
import SquelchTimeline
import Testing

/// What the page says beside the accounts' own numbers.
struct PageInsightsTests {
    private func analysis(_ minutes: [(signal: Double, noise: Double)], context: String? = nil) -> Analysis {
        let accounts = minutes.enumerated().map { index, one in
            var account = AccountAnalysis(
                index: index, account: Account(id: "a\(index)"), contexts: context.map { [$0] } ?? [])
            account.signalMinutesPerWeek = one.signal
            account.noiseMinutesPerWeek = one.noise
            account.snr = SignalRatio(decibels: 0, low: -3, high: 3)
            return account
        }
        var analysis = Analysis(
            generated: 0, window: TimeWindow(from: 0, to: 1), threshold: 0, totals: Totals(), accounts: accounts,
            warnings: [])
        if let context {
            let one = Context(name: context, kind: .interest)
            analysis.contexts = [ContextSummary(context: one, accounts: accounts.count)]
        }
        return analysis
    }

    @Test func theCurveTakesTheBestFirst() {
        let curve = SignalCurve(analysis([(1, 9), (9, 1), (5, 5)]))
        #expect(curve.points.map(\.attention) == [0, 1.0 / 3, 2.0 / 3, 1])
        #expect(curve.points.map(\.signal) == [0, 9.0 / 15, 14.0 / 15, 1])
        #expect(abs(curve.signal(in: 0.5) - 11.5 / 15) < 1e-12)
        #expect(curve.signal(in: 0) == 0 && curve.signal(in: 1) == 1)
    }

    @Test func equalAccountsGiveTheDiagonal() {
        let curve = SignalCurve(analysis([(2, 3), (4, 6), (6, 9)]))
        for point in curve.points { #expect(abs(point.attention - point.signal) < 1e-12) }
    }

    @Test func withoutSignalThereIsNoCurve() {
        #expect(SignalCurve(analysis([(0, 3)])).points.isEmpty)
        #expect(SignalCurve(analysis([])).signal(in: 0.5) == 0)
    }

    @Test func aContextHasTheRatioOfItsMinutes() throws {
        let level = try #require(ContextLevel.list(analysis([(1, 1), (3, 3)], context: "craft")).first)
        let snr = try #require(level.snr)
        #expect(abs(snr.decibels) < 1e-9)
        // Errors of the level are common: the interval does not shrink with the number of accounts.
        #expect(abs(snr.low + 3) < 1e-9 && abs(snr.high - 3) < 1e-9)
        #expect(level.signalPerWeek == 4 && level.places == [0, 1])
    }
}
