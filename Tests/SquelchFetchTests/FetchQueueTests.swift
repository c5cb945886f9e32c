import Testing

@testable import SquelchFetch

@Suite("FetchQueue")
struct FetchQueueTests {
    private func ask(_ feed: Int, _ host: String, hop: Int = 0) throws -> FetchQueue.Ask {
        .init(feed: feed, address: try #require(WebAddress("https://\(host).example/\(feed)")), hop: hop)
    }

    @Test func aHostIsAskedOneThingAtATimeWithAPauseAfterIt() throws {
        let (first, second) = (try ask(0, "oak"), try ask(1, "oak"))
        var queue = FetchQueue([first, second], concurrency: 9, pause: 1000)
        #expect(queue.next(at: 0) == .ask(first))
        #expect(queue.next(at: 5000) == .busy)
        queue.end(first.address.server, at: 6000)
        #expect(queue.next(at: 6000) == .wait(until: 7000))
        #expect(queue.next(at: 7000) == .ask(second))
        queue.end(first.address.server, at: 7100)
        #expect(queue.next(at: 7100) == .done)
    }

    @Test func noMoreHostsAreAskedAtOnceThanAreAllowed() throws {
        let asks = try (0..<5).map { try ask($0, "host\($0)") }
        var queue = FetchQueue(asks, concurrency: 2, pause: 0)
        #expect(queue.next(at: 0) == .ask(asks[0]))
        #expect(queue.next(at: 0) == .ask(asks[1]))
        #expect(queue.next(at: 0) == .busy)
        queue.end(asks[1].address.server, at: 3)
        #expect(queue.next(at: 3) == .ask(asks[2]))
        #expect(queue.running == 2)
    }

    @Test func whereARedirectLeadsIsAskedNextAtItsHost() throws {
        let asks = [try ask(0, "oak"), try ask(1, "elm"), try ask(2, "elm")]
        var queue = FetchQueue(asks, concurrency: 9, pause: 10)
        #expect(queue.next(at: 0) == .ask(asks[0]))
        #expect(queue.next(at: 0) == .ask(asks[1]))
        queue.end(asks[0].address.server, at: 1)
        let hop = try ask(0, "elm", hop: 1)
        queue.add(hop)
        #expect(queue.next(at: 1) == .busy)
        queue.end(asks[1].address.server, at: 5)
        #expect(queue.next(at: 15) == .ask(hop))
    }

    @Test func whatARestingHostWasStillToBeAskedIsGivenBack() throws {
        let asks = [try ask(0, "oak"), try ask(1, "oak"), try ask(2, "oak"), try ask(3, "elm")]
        var queue = FetchQueue(asks, concurrency: 1, pause: 0)
        #expect(queue.next(at: 0) == .ask(asks[0]))
        queue.end(asks[0].address.server, at: 1)
        #expect(queue.drop(asks[0].address.server) == [asks[1], asks[2]])
        #expect(queue.next(at: 1) == .ask(asks[3]))
        queue.dropAll()
        #expect(queue.next(at: 2) == .busy)
        queue.end(asks[3].address.server, at: 3)
        #expect(queue.next(at: 3) == .done)
    }
}
