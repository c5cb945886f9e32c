import Testing

@testable import SquelchFetch

@Suite("FetchPlan")
struct FetchPlanTests {
    private let now: Int64 = 1_768_464_000
    private let oak = "https://oak.example/feed"
    private let elm = "https://elm.example/feed"

    private func turns(_ addresses: [String], _ states: [FeedState] = []) -> [FetchPlan.Turn] {
        FetchPlan(addresses, states: states, now: now).feeds.map(\.turn)
    }

    private func asked(_ address: String, ago: Int64 = 90_000) -> FeedState {
        var state = FeedState(address: address)
        state.lastAsked = now - ago
        state.nextDue = now - ago + 3600
        return state
    }

    @Test func whatIsListedTwiceIsAskedForOnce() {
        #expect(turns([oak, oak, elm]) == [.ask, .ask])
        #expect(turns([oak, "HTTPS://OAK.example:443/feed#x"]) == [.ask, .same(as: oak)])
        // Also when one of them was asked for already.
        #expect(
            turns(["HTTPS://oak.example:443/feed", oak], [asked(oak, ago: 60)])
                == [.same(as: oak), .later(now - 60 + 3600)])
    }

    @Test func whoMovedToAListedAddressIsThatFeed() {
        var moved = asked(oak)
        moved.move = .init(target: elm, sightings: 3, first: now, last: now)
        #expect(turns([oak, elm], [moved]) == [.same(as: elm), .ask])
        #expect(turns([oak], [moved]) == [.ask])
        #expect(FetchPlan([oak], states: [moved], now: now).feeds.first?.request?.host == "elm.example")
    }

    @Test func allFeedsOfARestingHostWait() {
        var resting = asked(oak)
        resting.rest = .init(host: "oak.example:443", since: now - 60, until: now + 600)
        let other = "https://oak.example/other"
        #expect(turns([oak, other, elm], [resting]) == [.later(now + 600), .hostRests(now + 600), .ask])
        // A pause that was asked for in the future is the word of a clock that was wrong.
        resting.rest = .init(host: "oak.example:443", since: now + 90_000, until: now + 99_000)
        #expect(turns([other], [resting]) == [.ask])
    }

    @Test func whatWasGoneIsAskedForOnceMoreWhereTheUserWantsIt() {
        var gone = asked(oak)
        gone.end = .init(since: now - 90_000, problem: .status(410))
        gone.nextDue = now + 900_000
        func turn(_ state: FeedState) -> FetchPlan.Turn? {
            FetchPlan([oak], states: [state], now: now, asksGone: true).feeds.first?.turn
        }
        #expect(turns([oak], [gone]) == [.ended(.init(since: now - 90_000, problem: .status(410)))])
        #expect(turn(gone) == .ask)
        // Not twice in an hour, all the same.
        gone.lastAsked = now - 60
        #expect(turn(gone) == .later(now - 60 + 3600))
    }

    @Test func olderPagesAreAskedForWhileTheFeedItselfHasTime() {
        var known = asked(oak, ago: 60)
        known.history = OlderPages(newest: "https://oak.example/2025", feedURL: nil)
        func page(_ state: FeedState, asksPages: Bool = true) -> String? {
            FetchPlan([oak], states: [state], now: now, asksPages: asksPages).feeds.first?.page?.text
        }
        #expect(page(known) == "https://oak.example/2025")
        #expect(page(known, asksPages: false) == nil)
        known.rest = .init(host: "oak.example:443", since: now - 60, until: now + 600)
        #expect(page(known) == nil)
        known.rest = nil
        known.history?.next = "http://127.0.0.1/"
        #expect(page(known) == nil)
    }

    @Test func whatMustNotBeAskedIsToldFromWhatMay() {
        #expect(
            turns(["http://127.0.0.1/", "file:///etc/passwd", "http://me:secret@oak.example/", oak])
                == [.refused(.privateAddress("127.0.0.1")), .refused(.noWebAddress), .refused(.user), .ask])
    }
}
