import SquelchTimeline
import Testing

@testable import SquelchFetch

/// A month of a hundred feeds, as the people who measure readers of feeds would see it.
@Suite("A simulated month")
struct MonthTests {
    /// 5 January 2026, a Monday.
    private static let start: Int64 = 1_767_571_200
    private static let days: Int64 = 30

    /// Runs whenever so many seconds have gone by.
    private func month(of count: Int, every pause: Int64) throws -> (score: SimulatedWeb.Score, states: [FeedState]) {
        let web = SimulatedWeb(count: count, start: Self.start)
        let time = SimulatedTime(Self.start)
        let store = MemoryStore(keepsBytes: false)
        let options = FetchOptions()
        var next: Int64 = 0
        var run = Self.start
        while run < Self.start + Self.days * UTCTime.secondsPerDay {
            time.set(run)
            // Between two due times a run asks nothing: planned once in an hour to see that it is so.
            if run >= next || run % 3600 < pause {
                let plan = FetchPlan(web.addresses, states: store.states(of: web.addresses), now: run)
                var session = FetchSession(
                    plan, options: options, store: store, transport: SimulatedTransport(web, time), clock: time.clock,
                    stop: StopFlag(), inspect: { _, _ in FeedReading() }, report: { _ in })
                let summary = try session.run()
                #expect(!summary.wasStopped)
                next = summary.nextDue ?? .max
            }
            run += pause
        }
        return (web.score, store.states(of: web.addresses))
    }

    /// The program in cron every hour, and every minute with two feeds of each kind: that is half a million turns.
    @Test(arguments: [(100, 3600), (26, 60)] as [(Int, Int64)])
    func nothingIsDoneThatAReaderShouldNotDo(count: Int, pause: Int64) throws {
        let (score, states) = try month(of: count, every: pause)
        print("Every \(pause) s: \(SimulatedWeb.Score.columns)")
        print("Every \(pause) s: \(score.line)")
        #expect(score.isClean, "\(score)")
        // Each feed once without a condition, and those without validators once a day; a feed that moves, once more.
        #expect(score.conditional > score.unconditional * 5)
        #expect(score.requests < count * 24 * 30)
        // What became of each: gone, moved, missing.
        #expect(states.count == count)
        #expect(states.contains { $0.end?.problem == .status(410) })
        #expect(states.contains { $0.end?.problem == .status(404) })
        #expect(states.contains { $0.move?.isConfirmed == true })
    }
}
