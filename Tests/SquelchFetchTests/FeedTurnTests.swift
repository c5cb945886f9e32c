import Testing

@testable import SquelchFetch

@Suite("FeedTurn")
struct FeedTurnTests {
    private let now: Int64 = 1_768_464_000

    private func state(asked: Int64?, due: Int64?) -> FeedState {
        var state = FeedState(address: "https://oak.example/feed")
        state.lastAsked = asked
        state.nextDue = due
        return state
    }

    @Test func whatWasNeverAskedForIsDue() {
        #expect(FeedTurn.of(state(asked: nil, due: nil), now: now, pace: FetchPace()) == .due)
    }

    @Test func nothingIsAskedForTwiceInAnHour() {
        let early = state(asked: now - 600, due: now - 300)
        #expect(FeedTurn.of(early, now: now, pace: FetchPace()) == .later(now + 3000))
    }

    @Test func theUserMayAskNowButNotTwiceInHalfAnHour() {
        let pace = FetchPace(shortest: 1, asksNow: true)
        #expect(pace.shortest == FetchPace.floor)
        #expect(FeedTurn.of(state(asked: now - 1800, due: now + 9000), now: now, pace: pace) == .due)
        #expect(FeedTurn.of(state(asked: now - 1799, due: now + 9000), now: now, pace: pace) == .later(now + 1))
    }

    @Test func aHostThatRestsIsNotAskedNowEither() {
        var resting = state(asked: now - 7200, due: now + 9000)
        resting.rest = .init(host: "oak.example:443", since: now - 7200, until: now + 50)
        #expect(FeedTurn.of(resting, now: now, pace: FetchPace(asksNow: true)) == .later(now + 50))
    }

    @Test func aClockThatWasInTheFutureSilencesNothing() {
        let future = state(asked: now + 900 * 86_400, due: now + 901 * 86_400)
        #expect(FeedTurn.of(future, now: now, pace: FetchPace()) == .due)
        // One that was set back by a minute asks nothing twice.
        #expect(FeedTurn.of(state(asked: now + 60, due: now + 3660), now: now, pace: FetchPace()) == .later(now + 3660))
    }

    @Test func aDueTimeThatCannotBeIsNotWaitedFor() {
        #expect(FeedTurn.of(state(asked: now - 30 * 86_400, due: .max), now: now, pace: FetchPace()) == .due)
    }
}
