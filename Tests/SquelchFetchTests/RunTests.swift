import SquelchTestSupport
import SquelchTimeline
import Synchronization
import Testing

@testable import SquelchFetch

@Suite("FetchRun")
struct RunTests {
    private static let feed = Array("<rss>one</rss>".utf8)

    @Test func aRunThatIsStoppedEndsWithinASecondAndKeepsWhatItHas() throws {
        let stop = StopFlag()
        let server = try ScriptedServer { request in
            guard request.path == "/stall" else { return .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed) }
            stop.raise()
            return .stall(Array("HTTP/1.1 200 OK\r\nETag: \"2\"\r\nContent-Length: 99\r\n\r\n<rss>".utf8))
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.stop = stop
        fetching.options.limits.seconds = 60
        fetching.options.limits.idleSeconds = 60
        let begun = ContinuousClock.now
        let addresses = ["/one", "/stall", "/never"].map { server.address($0) }
        let summary = try fetching.fetch(addresses[0], addresses[1], addresses[2])
        #expect(ContinuousClock.now - begun < .seconds(10))
        #expect(summary.wasStopped)
        #expect(summary.feeds.map(\.outcome) == [.changed, .interrupted, .interrupted])
        #expect(fetching.texts == ["<rss>one</rss>"])
        #expect(fetching.store.states.keys.sorted() == [addresses[0]])
    }

    /// Keeps nothing from the second feed on, as a full disk does.
    private final class FullStore: FetchStore {
        struct Full: Error {}
        private(set) var kept = 0

        func states(of addresses: [String]) -> [FeedState] { [] }

        func keep(_ feed: FetchedFeed) throws {
            guard kept < 1 else { throw Full() }
            kept += 1
        }
    }

    @Test func nothingMoreIsAskedOnceNothingCanBeKept() throws {
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed) }
        defer { server.stop() }
        let store = FullStore()
        let run = FetchRun(store: store, options: Fetching().options, proxies: ProxySettings())
        #expect(throws: FullStore.Full.self) {
            try run.fetch((0..<9).map { server.address("/\($0)") }) { _, _ in FeedReading() }
        }
        #expect(server.requests.count == 2)
    }

    @Test func nobodyAtAHostIsToldFromNoHost() throws {
        var fetching = Fetching()
        fetching.options.allowedHosts = ["127.0.0.1"]
        let closed = try fetching.fetch("http://127.0.0.1:1/")
        #expect(closed.only == .skipped(.refused(.port(1))))
        #expect(!closed.reachedNothing)
        let nowhere = try fetching.fetch("http://squelch.invalid/feed")
        #expect(nowhere.only == .failed(.noSuchHost))
        #expect(nowhere.reachedNothing)
        #expect(fetching.store.states["http://squelch.invalid/feed"]?.failures?.count == 1)
    }

    @Test func aDayWithoutNetworkIsNoFaultOfAnyFeed() throws {
        let fetching = Fetching()
        let addresses = (0..<5).map { "http://host\($0).invalid/feed" }
        let summary = try fetching.run.fetch(addresses) { _, _ in FeedReading() }
        #expect(summary.seemsOffline && summary.reachedNothing)
        #expect(fetching.store.states.values.allSatisfy { $0.failures == nil })
        // Asked again in an hour, not in a minute.
        #expect(try fetching.run.plan(addresses).feeds.allSatisfy { $0.turn != .ask })
        fetching.pass(hours: 2)
        #expect(try fetching.run.plan(addresses).feeds.allSatisfy { $0.turn == .ask })
    }

    @Test func progressIsToldAfterEachFeed() throws {
        let server = try ScriptedServer { request in
            request.path == "/2"
                ? .whole("HTTP/1.1 500 Fault") : .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed)
        }
        defer { server.stop() }
        var seen: [FetchProgress] = []
        _ = try Fetching().run.fetch(
            (0..<4).map { server.address("/\($0)") }, inspect: { _, _ in FeedReading() }, report: { seen.append($0) })
        #expect(seen.map(\.done) == [0, 1, 2, 3, 4])
        #expect(seen.last == FetchProgress(total: 4, done: 4, changed: 3, failed: 1))
    }

    @Test func theEnvironmentNamesTheProxy() throws {
        let environment = [
            "http_proxy": "http://127.0.0.1:3128", "HTTP_PROXY": "http://evil.example",
            "HTTPS_PROXY": "socks5h://127.0.0.1:9050",
            "no_proxy": "elm.example, .home,10.0.0.1",
        ]
        let proxies = ProxySettings { environment[$0] }
        func proxy(_ address: String) throws -> String? { proxies.proxy(for: try #require(WebAddress(address))) }
        #expect(try proxy("http://oak.example/") == "http://127.0.0.1:3128")
        #expect(try proxy("https://oak.example/") == "socks5h://127.0.0.1:9050")
        for address in ["http://elm.example/", "https://a.elm.example/", "http://nas.home/", "http://10.0.0.1/"] {
            #expect(try proxy(address) == nil)
        }
        #expect(try proxy("http://helm.example/") != nil)
        #expect(ProxySettings { _ in nil } == ProxySettings())
    }

    @Test func whereThereIsAProxyItIsAskedAndNobodyElse() throws {
        let proxy = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Self.feed) }
        defer { proxy.stop() }
        var run = Fetching().run
        run.options.allowedHosts = []
        run.proxies = ProxySettings { $0 == "http_proxy" ? "http://127.0.0.1:\(proxy.port)" : nil }
        let addresses = ["http://oak.invalid/feed", "http://127.0.0.1:\(proxy.port)/", "http://10.0.0.1/"]
        let summary = try run.fetch(addresses) { _, _ in FeedReading() }
        #expect(summary.changed == 1)
        #expect(proxy.requests.map(\.path) == ["http://oak.invalid/feed"])
    }
}
