import Foundation
import SquelchFetch
import SquelchTimeline
import Testing

@Suite("FeedState")
struct FeedStateTests {
    private func full() -> FeedState {
        var state = FeedState(address: "https://oak.example/feed")
        state.validators = .init(
            address: "https://oak.example/feed", entityTag: HeaderBytes([0x22, 0xE4, 0xFF, 0x22]),
            lastModified: HeaderBytes("Thu, 15 Jan 2026 08:00:00 GMT"))
        state.body = .init(hash: .max, count: 12)
        state.lastAsked = 1_768_464_000
        state.lastChanged = 1_768_460_000
        state.nextDue = 1_768_470_000
        state.failures = .init(count: 2, since: 1_768_463_000, problem: .status(503))
        state.move = .init(target: "https://elm.example/feed", sightings: 2, first: 1_768_400_000, last: 1_768_463_000)
        state.end = .init(since: 1_768_463_000, problem: .certificate)
        state.pace = FeedPace(timeToLive: 3600, updateInterval: 86_400, skippedHours: 7, skippedDays: 3)
        state.freshFor = 600
        state.rhythm = 40_000
        state.rest = .init(host: "oak.example:443", since: 1_768_463_000, until: 1_768_473_000)
        var history = OlderPages(newest: "https://oak.example/2025", feedURL: "https://oak.example/feed")
        (history.next, history.until, history.pages, history.failures) = (
            "https://oak.example/3", "https://oak.example/1", 7, 2
        )
        state.history = history
        return state
    }

    @Test func everythingComesBackFromWhatIsKept() throws {
        let state = full()
        let kept = try JSONEncoder().encode(state)
        #expect(try JSONDecoder().decode(FeedState.self, from: kept) == state)
    }

    @Test func eachFieldMayBeDamagedAndTheOthersStay() throws {
        let state = full()
        let kept = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(state)) as? [String: Any])
        let damages: [Any] = [
            "x", -1, [String: Any](), [Any](), NSNull(), 1e300, true, Int64.max, Int64.min,
            ["problem": "unheard-of", "since": 0, "count": -5],
        ]
        for key in kept.keys where key != "address" {
            for damage in damages {
                var damaged = kept
                damaged[key] = damage
                let data = try JSONSerialization.data(withJSONObject: damaged)
                let read = try JSONDecoder().decode(FeedState.self, from: data)
                #expect(read.address == state.address)
                if key != "validators" { #expect(read.validators == state.validators) }
                if key != "body" { #expect(read.body == state.body) }
                if key != "failures" { #expect(read.failures == state.failures) }
                // Whatever it was: it can be planned with.
                let plan = FetchPlan([read.address], states: [read], now: .max / 4)
                #expect(plan.feeds.count == 1)
            }
        }
    }

    @Test func aStateOfALaterVersionIsReadAsFarAsItIsKnown() throws {
        let later = #"{"address": "https://oak.example/", "lastAsked": 5, "colour": "red", "pace": {"mood": 1}}"#
        let state = try JSONDecoder().decode(FeedState.self, from: Data(later.utf8))
        #expect(state.lastAsked == 5)
    }
}
