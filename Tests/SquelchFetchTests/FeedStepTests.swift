import SquelchTimeline
import Testing

@testable import SquelchFetch

/// The rules of asking again and again, each as values.
@Suite("FeedStep")
struct FeedStepTests {
    private let address = "https://oak.example/feed"
    private let hour: Int64 = 3600
    private let day: Int64 = 86_400
    /// 15 January 2026, a Thursday, at eight o'clock.
    private let now: Int64 = 1_768_464_000

    private func tag(_ text: String) throws -> HeaderBytes { try #require(HeaderBytes(text)) }

    private func feed(
        _ body: UInt64 = 1, tag: String? = "\"a\"", moved: String? = nil, freshFor: Int64? = nil,
        pace: FeedPace = FeedPace()
    ) throws -> FeedEvent {
        .feed(
            FeedAnswer(
                status: 200, address: moved ?? address, permanentTarget: moved,
                entityTag: try tag.map { try self.tag($0) }, freshFor: freshFor, body: .init(hash: body, count: 9)),
            FeedReading(pace: pace))
    }

    private func refusal(_ status: Int, retryAfter: Int64? = nil, conditional: Bool = true) -> FeedEvent {
        .answer(FeedAnswer(status: status, address: address, retryAfter: retryAfter, wasConditional: conditional))
    }

    private func step(
        _ state: FeedState, _ event: FeedEvent, _ time: Int64, pace: FetchPace = FetchPace()
    ) -> (state: FeedState, action: FeedAction) {
        FeedStep.next(state, event, host: "oak.example:443", now: time, pace: pace)
    }

    private func known() throws -> FeedState { step(FeedState(address: address), try feed(), now).state }

    @Test func validatorsComeBackAsTheyCameAndOnlyToTheAddressThatGaveThem() throws {
        let state = step(FeedState(address: address), try feed(tag: "W/\"x y\""), now).state
        #expect(state.validators(for: address)?.entityTag == (try tag("W/\"x y\"")))
        #expect(state.validators(for: address)?.lastModified == nil)
        #expect(state.validators(for: "https://oak.example/feed?page=2") == nil)
    }

    @Test func validatorsAreForgottenWhereAFeedComesWithoutThem() throws {
        #expect(step(try known(), try feed(2, tag: nil), now + hour).state.validators == nil)
    }

    @Test func notModifiedAndFailuresLeaveValidatorsAlone() throws {
        let before = try known()
        for event in [refusal(304), refusal(500), refusal(404), .failed(.timeout, retryAfter: nil)] {
            #expect(step(before, event, now + hour).state.validators == before.validators)
        }
    }

    @Test func bytesAreKeptOnlyWhereTheyAreOthers() throws {
        let first = step(FeedState(address: address), try feed(), now)
        #expect(first.action == .keepPosts)
        #expect(step(first.state, try feed(), now + hour).action == .keepState)
        #expect(step(first.state, try feed(2), now + hour).action == .keepPosts)
        #expect(step(first.state, refusal(304), now + hour).action == .keepState)
    }

    @Test func notModifiedWithoutAConditionIsAFault() throws {
        let state = step(try known(), refusal(304, conditional: false), now + hour).state
        #expect(state.failures?.problem == .damagedAnswer)
    }

    @Test func aQuietFeedIsAskedForLessOftenButEveryDay() throws {
        var state = try known()
        var pauses: [Int64] = []
        var time = now
        for _ in 0..<60 {
            time = try #require(state.nextDue)
            state = step(state, refusal(304), time).state
            pauses.append(try #require(state.nextDue) - time)
        }
        #expect(pauses.first.map { $0 >= hour && $0 <= hour * 11 / 10 } == true)
        #expect(pauses == pauses.sorted())
        #expect(pauses.last.map { $0 >= day && $0 <= day * 11 / 10 } == true)
    }

    @Test func aFeedIsAskedForByItsOwnRhythm() throws {
        var state = try known()
        for count in 1...10 { state = step(state, try feed(UInt64(count + 1)), now + Int64(count) * day).state }
        #expect(state.rhythm == day)
        let pause = try #require(state.nextDue) - (now + 10 * day)
        #expect(pause >= 3 * hour && pause <= 3 * hour * 11 / 10)
    }

    @Test func aFeedWithoutValidatorsIsAskedForOnceADay() throws {
        let state = step(FeedState(address: address), try feed(tag: nil), now).state
        #expect(try #require(state.nextDue) >= now + day)
    }

    @Test func serverAndFeedCanOnlyAskForLongerPauses() throws {
        let usual = try #require(known().nextDue)
        let wishes: [(Int64?, FeedPace, Int64)] = [
            (6 * hour, FeedPace(), 6 * hour), (nil, FeedPace(timeToLive: 5 * hour), 5 * hour),
            (nil, FeedPace(updateInterval: day), day), (2 * hour, FeedPace(timeToLive: 3 * hour), 3 * hour),
        ]
        for (fresh, pace, least) in wishes {
            let state = step(FeedState(address: address), try feed(freshFor: fresh, pace: pace), now).state
            #expect(try #require(state.nextDue) >= now + least)
        }
        let eager = step(FeedState(address: address), try feed(freshFor: 1, pace: FeedPace(timeToLive: 60)), now).state
        #expect(eager.nextDue == usual)
    }

    @Test func noWishIsLongerThanAWeek() throws {
        let state = step(FeedState(address: address), try feed(freshFor: 400 * day), now).state
        let pause = try #require(state.nextDue) - now
        #expect(pause >= 7 * day && pause <= 8 * day)
    }

    @Test func skippedHoursAndDaysAreNotAskedIn() throws {
        // From eight to eighteen o'clock, and on Fridays.
        let hours = (8..<18).reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
        let busy = step(FeedState(address: address), try feed(pace: FeedPace(skippedHours: hours)), now).state
        #expect(try #require(busy.nextDue) >= now + 10 * hour)
        let friday = FeedPace(skippedHours: ~(1 << 23) & 0xFF_FFFF, skippedDays: 1 << 4)
        let late = step(FeedState(address: address), try feed(pace: friday), now + 16 * hour).state
        #expect(try #require(late.nextDue) >= now + 16 * hour + 1 * day)
        #expect(!friday.isSkipped(at: try #require(late.nextDue)))
        let always = FeedPace(skippedHours: 0xFF_FFFF, skippedDays: 0x7F)
        #expect(try step(FeedState(address: address), feed(pace: always), now).state.nextDue == known().nextDue)
    }

    @Test(arguments: [429, 503])
    func anOverloadedHostRestsForAsLongAsItSays(status: Int) throws {
        let told = step(try known(), refusal(status, retryAfter: 5 * hour), now + hour).state
        #expect(told.rest == .init(host: "oak.example:443", since: now + hour, until: now + 6 * hour))
        #expect(try #require(told.nextDue) >= now + 6 * hour)
        let untold = step(try known(), refusal(status), now + hour).state
        #expect(untold.rest?.until == now + 2 * hour)
        #expect(step(told, refusal(304), now + 7 * hour).state.rest == nil)
    }

    @Test func faultsOfAServerDoubleThePauseUpToADay() throws {
        var state = try known()
        var pauses: [Int64] = []
        for count in 1...8 {
            state = step(state, refusal(500), now).state
            pauses.append((try #require(state.nextDue) - now) / hour)
            #expect(state.failures?.count == count)
        }
        #expect(zip(pauses, [1, 2, 4, 8, 16, 24, 24, 24]).allSatisfy { $0 >= $1 && $0 * 10 <= $1 * 11 })
        #expect(state.failures?.since == now)
        #expect(step(state, refusal(304), now).state.failures == nil)
    }

    @Test(arguments: [403, 404])
    func whatIsMissingIsAskedForThreeTimesMore(status: Int) throws {
        var state = try known()
        var time = now
        var days: [Int64] = []
        while state.end == nil {
            state = step(state, refusal(status), time).state
            let due = try #require(state.nextDue)
            days.append((due - time) / day)
            time = due
        }
        #expect(days == [1, 3, 7, 7])
        #expect(state.end?.problem == .status(status))
    }

    @Test func aNightWithoutNetworkDoesNotMakeAMissingFeedGone() throws {
        var state = try known()
        for _ in 0..<3 {
            state = step(state, .failed(.noSuchHost, retryAfter: nil), now).state
        }
        state = step(state, refusal(404), now).state
        #expect(state.end == nil)
        #expect(state.failures?.count == 1)
        #expect(state.failures?.since == now)
    }

    @Test func goneIsForGood() throws {
        let state = step(try known(), refusal(410), now + hour).state
        #expect(state.end == .init(since: now + hour, problem: .status(410)))
        #expect(
            FeedTurn.of(state, now: now + 900 * day, pace: FetchPace(asksNow: true)) == .ended(try #require(state.end)))
    }

    @Test func aMoveIsBelievedAfterThreeDays() throws {
        let target = "https://elm.example/feed"
        var state = try known()
        for (hours, sightings) in [(1, 1), (2, 1), (24, 2), (25, 2), (48, 3)] as [(Int64, Int)] {
            #expect(state.requestAddress == address)
            state = step(state, try feed(moved: target), now + hours * hour).state
            #expect(state.move?.sightings == sightings)
        }
        #expect(state.requestAddress == target)
        #expect(state.address == address)
        // Asked there it stays there, and its validators are those of the new address.
        state = step(state, refusal(304), now + 72 * hour).state
        #expect(state.requestAddress == target)
        #expect(state.validators(for: target) != nil)
        #expect(state.validators(for: address) == nil)
    }

    @Test func aMoveThatIsTakenBackIsForgotten() throws {
        let target = "https://elm.example/feed"
        var state = step(try known(), try feed(moved: target), now + hour).state
        state = step(state, try feed(moved: target), now + day).state
        #expect(step(state, try feed(), now + 2 * day).state.move == nil)
        let other = step(state, try feed(moved: "https://ash.example/feed"), now + 2 * day).state
        #expect(other.move?.sightings == 1)
    }

    @Test func aFeedThatIsNotAtItsNewAddressIsAskedForAtItsOldOne() throws {
        var state = try known()
        state.move = .init(target: "https://elm.example/feed", sightings: 3, first: now - 3 * day, last: now)
        for _ in 0..<5 where state.move != nil { state = step(state, refusal(404), now).state }
        #expect(state.requestAddress == address)
        #expect(state.end == nil)
    }

    @Test func theSameAddressAlwaysAddsTheSameToItsPauses() throws {
        #expect(try known().nextDue == known().nextDue)
        let lots = (0..<1000).map { FetchPace.lot(of: "https://oak.example/\($0)") }
        #expect(lots.allSatisfy { (0..<1000).contains($0) })
        // Spread, not heaped: each tenth has about a tenth.
        for tenth in 0..<10 {
            let count = lots.count { $0 / 100 == tenth }
            #expect((60...140).contains(count), "\(tenth): \(count)")
        }
    }
}
