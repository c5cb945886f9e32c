import SquelchTestSupport
import SquelchTimeline
import Testing

@testable import SquelchFetch

/// What is said to a server that behaves, and what becomes of what it says.
@Suite("Conversation with a server")
struct ConversationTests {
    private typealias Reply = ScriptedServer.Reply

    private static let feed = Array("<rss>one</rss>".utf8)

    @Test func validatorsAreSentBackByteByByteAndNothingElseIsTold() throws {
        let server = try ScriptedServer { request in
            request.headers["if-none-match"] == nil
                ? .whole(
                    "HTTP/1.1 200 OK\nETag: W/\"é x\"\nLast-Modified: yesterday, at noon\nSet-Cookie: id=7\nCache-Control: max-age=9",
                    body: Self.feed)
                : .whole("HTTP/1.1 304 Not Modified\nSet-Cookie: id=8")
        }
        defer { server.stop() }
        let fetching = Fetching()
        let address = server.address("/feed?a=b#top")
        #expect(try fetching.fetch(address).only == .changed)
        #expect(try fetching.fetch(address).only != .changed)
        #expect(server.requests.count == 1, "nothing is asked for twice in an hour")
        for _ in 0..<2 {
            fetching.pass(hours: 30)
            #expect(try fetching.fetch(address).only == .unchanged)
        }
        #expect(fetching.texts == ["<rss>one</rss>"])
        let requests = server.requests
        #expect(requests.map(\.path) == ["/feed?a=b", "/feed?a=b", "/feed?a=b"])
        #expect(requests.map { $0.headers["if-none-match"] } == [nil, "W/\"é x\"", "W/\"é x\""])
        #expect(requests.map { $0.headers["if-modified-since"] } == [nil, "yesterday, at noon", "yesterday, at noon"])
        for request in requests {
            #expect(
                Set(request.headers.keys).subtracting(["if-none-match", "if-modified-since"])
                    == ["host", "user-agent", "accept", "accept-encoding"])
            #expect(request.headers["user-agent"]?.contains("1 subscriber") == true)
            #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
        }
    }

    @Test func theContactIsToldOnlyWhereItIsGiven() {
        var agent = FetchAgent()
        #expect(agent.text.hasPrefix("Squelch/"))
        agent.contact = "me@oak.example\r\nX-Other: 1"
        #expect(agent.text.hasSuffix("1 subscriber; me@oak.exampleX-Other: 1)"))
    }

    @Test func aConnectionIsKeptAndThereIsOneForAHost() throws {
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed) }
        defer { server.stop() }
        let fetching = Fetching()
        let addresses = (0..<10).map { server.address("/\($0)") }
        let summary = try fetching.run.fetch(addresses) { _, _ in FeedReading() }
        #expect(summary.changed == 10)
        #expect(server.requests.map(\.path) == (0..<10).map { "/\($0)" })
        #expect(server.connections == 1)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func redirectsAreFollowedAndTheLastAddressIsTold(status: Int) throws {
        let server = try ScriptedServer { request in
            request.path == "/old"
                ? .whole("HTTP/1.1 \(status) Elsewhere\nLocation: sub/../new?x=1")
                : .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed)
        }
        defer { server.stop() }
        let fetching = Fetching()
        let address = server.address("/old")
        for _ in 0..<4 {
            try fetching.fetch(address)
            fetching.pass(hours: 26)
        }
        #expect(fetching.store.kept.first?.finalAddress == server.address("/new?x=1"))
        #expect(fetching.store.kept.first?.address == address)
        let isPermanent = status == 301 || status == 308
        #expect(fetching.store.states[address]?.move?.isConfirmed == (isPermanent ? true : nil))
        let old = server.requests.filter { $0.path == "/old" }
        #expect(old.count == (isPermanent ? 3 : 4))
        // What the new address said is told to it alone.
        #expect(old.allSatisfy { $0.headers["if-none-match"] == nil })
        #expect(
            server.requests.filter { $0.path == "/new?x=1" }.dropFirst().allSatisfy {
                $0.headers["if-none-match"] != nil
            })
    }

    @Test func whatIsGoneIsNeverAskedForAgain() throws {
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 410 Gone", body: Self.feed) }
        defer { server.stop() }
        let fetching = Fetching()
        for _ in 0..<5 {
            let summary = try fetching.fetch(server.address("/feed"))
            #expect(summary.gone.map(\.address) == [server.address("/feed")])
            fetching.pass(hours: 999)
        }
        #expect(server.requests.count == 1)
        #expect(fetching.texts.isEmpty)
    }

    @Test(arguments: [
        (429, "7200"), (503, "7200"), (429, "Thu, 15 Jan 2026 10:00:00 GMT"), (503, "Thu, 15 Jan 2026 10:00:00 GMT"),
    ])
    func aServerThatAsksForTimeIsLeftAloneWithAllItsFeeds(status: Int, after: String) throws {
        let server = try ScriptedServer { request in
            request.path == "/a"
                ? .whole("HTTP/1.1 \(status) Slow down\nRetry-After: \(after)")
                : .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed)
        }
        defer { server.stop() }
        let fetching = Fetching()
        let (first, second) = (server.address("/a"), server.address("/b"))
        let summary = try fetching.fetch(first, second)
        let until = fetching.time.clock.seconds() + 7200
        #expect(summary.feeds.last?.outcome == .skipped(.hostRests(until)))
        #expect(summary.nextDue == until)
        fetching.pass(hours: 1)
        try fetching.fetch(first, second)
        #expect(server.requests.map(\.path) == ["/a"])
        fetching.pass(hours: 2)
        #expect(try fetching.fetch(second, first).changed == 1)
    }

    @Test func aNotModifiedThatNobodyAskedForIsAFault() throws {
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 304 Not Modified") }
        defer { server.stop() }
        let fetching = Fetching()
        #expect(try fetching.fetch(server.address("/feed")).only == .failed(.damagedAnswer))
    }

    @Test func whatIsNoFeedKeepsNeitherBytesNorValidators() throws {
        let server = try ScriptedServer { request in
            request.path == "/empty"
                ? .whole("HTTP/1.1 200 OK\nETag: \"1\"")
                : .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Array("<html>Please log in</html>".utf8))
        }
        defer { server.stop() }
        let fetching = Fetching()
        #expect(try fetching.fetch(server.address("/login")).only == .failed(.notAFeed))
        #expect(try fetching.fetch(server.address("/empty")).only == .failed(.empty))
        #expect(fetching.store.states.values.allSatisfy { $0.validators == nil })
        #expect(fetching.texts.isEmpty)
    }

    @Test func theSameBytesAgainAreNotHandedOnAgain() throws {
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK", body: Self.feed) }
        defer { server.stop() }
        let fetching = Fetching()
        try fetching.fetch(server.address("/feed"))
        fetching.pass(hours: 30)
        var inspected = 0
        let summary = try fetching.run.fetch([server.address("/feed")]) { _, _ in
            inspected += 1
            return FeedReading()
        }
        #expect(summary.only == .unchanged)
        #expect(inspected == 0)
        #expect(fetching.texts.count == 1)
    }

    @Test func passwordsComeFromNetrcAndGoOnlyToTheirHost() throws {
        let file = "/tmp/squelch-netrc-\(UInt64.random(in: 0...UInt64.max))"
        #expect(write("machine 127.0.0.1\nlogin me\npassword secret\n", to: file))
        defer { erase(file) }
        let elm = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed) }
        defer { elm.stop() }
        let port = elm.port
        let oak = try ScriptedServer { _ in .whole("HTTP/1.1 302 Found\nLocation: http://elm.example:\(port)/feed") }
        defer { oak.stop() }
        var fetching = Fetching()
        fetching.options.netrc = file
        fetching.options.allowedHosts.insert("elm.example")
        fetching.options.resolutions = ["elm.example:\(elm.port):127.0.0.1"]
        #expect(try fetching.fetch(oak.address("/feed")).only == .changed)
        #expect(oak.requests.map { $0.headers["authorization"] } == ["Basic bWU6c2VjcmV0"])
        #expect(elm.requests.map { $0.headers["authorization"] } == [nil])
    }
}
