import SquelchTestSupport
import SquelchTimeline
import Synchronization
import Testing

@testable import SquelchFetch

/// Older posts of feeds, page by page (RFC 5005).
@Suite("Older pages")
struct OlderPagesTests {
    private func archive(_ page: String?) -> FeedReading { FeedReading(older: page, olderIsArchive: true) }

    @Test func readingGoesFromTheNewestArchiveToWhereItBeganBefore() throws {
        var pages = try #require(OlderPages.next(nil, after: archive("/2")))
        #expect(pages.next == "/2")
        pages.take(archive("/1"))
        #expect(pages.next == "/1")
        // A new archive in front waits until the old ones were read.
        pages = try #require(OlderPages.next(pages, after: archive("/3")))
        #expect(pages.next == "/1")
        pages.take(archive(nil))
        #expect(pages.next == nil)
        pages = try #require(OlderPages.next(pages, after: archive("/4")))
        #expect(pages.next == "/4")
        pages.take(archive("/3"))
        pages.take(archive("/2"))
        #expect(pages.next == nil, "the second one was read")
        #expect(pages.pages == 4)
        #expect(OlderPages.next(pages, after: archive("/4")) == pages)
        #expect(OlderPages.next(pages, after: FeedReading()) == pages)
    }

    @Test func pagesOfAListThatMovesOnAreReadOnce() throws {
        var pages = try #require(OlderPages.next(nil, after: FeedReading(older: "/?page=2")))
        pages.take(FeedReading(older: nil))
        #expect(OlderPages.next(pages, after: FeedReading(older: "/?page=2&new")) == pages)
        #expect(pages.next == nil)
    }

    @Test func whatCannotBeHadIsTriedAFewTimesAndWhatIsMissingIsTheEnd() throws {
        var pages = try #require(OlderPages.next(nil, after: archive("/2")))
        for _ in 0..<3 { pages.fail(.timeout) }
        #expect(pages.next == "/2")
        pages.fail(.status(500))
        #expect(pages.next == nil)
        pages = try #require(OlderPages.next(nil, after: archive("/2")))
        pages.fail(.status(404))
        #expect(pages.next == nil)
    }

    @Test func aServerThatMakesUpPagesComesToAnEnd() throws {
        var pages = try #require(OlderPages.next(nil, after: archive("/0")))
        var number = 0
        while pages.next != nil {
            number += 1
            pages.take(archive("/\(number)"))
        }
        #expect(pages.pages == OlderPages.most)
    }

    // MARK: - With a server

    /// A feed whose every page leads to the next one: `page N` in its text, `older: ADDRESS` where there is one.
    private static func page(_ number: Int, _ older: String?) -> ScriptedServer.Reply {
        .whole(
            "HTTP/1.1 200 OK\nETag: \"\(number)\"",
            body: Array("<rss>page \(number)\(older.map { " older: \($0)" } ?? "")</rss>".utf8))
    }

    private static func read(_ bytes: [UInt8], _ address: String) -> FeedReading? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("<rss>") else { return nil }
        let older = text.split(separator: "older: ").dropFirst().first.map { $0.prefix { $0 != "<" } }
        return FeedReading(
            older: older.flatMap { WebAddress(address)?.following(String($0))?.text }, olderIsArchive: true)
    }

    private func fetch(_ fetching: Fetching, _ addresses: String...) throws -> FetchSummary {
        try fetching.run.fetch(addresses, inspect: Self.read)
    }

    private func server(pages: Int) throws -> ScriptedServer {
        try ScriptedServer { request in
            guard let number = Int(request.path.dropFirst()) else { return Self.page(0, "/1") }
            return number > pages
                ? .whole("HTTP/1.1 404 Gone") : Self.page(number, number < pages ? "/\(number + 1)" : nil)
        }
    }

    @Test func theyAreReadSomeAtATimeAndNeverTwice() throws {
        let server = try server(pages: 7)
        defer { server.stop() }
        var fetching = Fetching()
        var limits = HistoryLimits()
        limits.pages = 3
        fetching.options.history = limits
        let address = server.address("/feed")
        let first = try fetch(fetching, address)
        #expect(first.pages == 3)
        #expect(first.unfinished == 1)
        // Before the feed itself may be asked again, and after.
        #expect(try fetch(fetching, address).pages == 3)
        fetching.pass(hours: 30)
        let third = try fetch(fetching, address)
        #expect(third.pages == 1)
        #expect(third.unfinished == 0)
        fetching.pass(hours: 30)
        #expect(try fetch(fetching, address).pages == 0)
        let asked = server.requests.map(\.path)
        #expect(asked.filter { $0 != "/feed" } == (1...7).map { "/\($0)" })
        let kept = fetching.store.kept.filter(\.isPage)
        #expect(kept.map(\.finalAddress) == (1...7).map { server.address("/\($0)") })
        #expect(kept.allSatisfy { $0.address == address && $0.bytes != nil })
    }

    @Test func withoutTheWishForThemTheyAreNotedAndNotAskedFor() throws {
        let server = try server(pages: 2)
        defer { server.stop() }
        var fetching = Fetching()
        let address = server.address("/feed")
        #expect(try fetch(fetching, address).pages == 0)
        #expect(server.requests.map(\.path) == ["/feed"])
        #expect(fetching.store.states[address]?.history?.next == server.address("/1"))
        fetching.options.history = HistoryLimits()
        #expect(try fetch(fetching, address).pages == 2)
        #expect(server.requests.map(\.path) == ["/feed", "/1", "/2"])
    }

    @Test func bytesOfThemAreBounded() throws {
        let server = try ScriptedServer { request in
            let number = Int(request.path.dropFirst()) ?? 0
            let text = "<rss>\(String(repeating: "x", count: 4000)) older: /\(number + 1)</rss>"
            return .whole("HTTP/1.1 200 OK\nETag: \"\(number)\"", body: Array(text.utf8))
        }
        defer { server.stop() }
        var fetching = Fetching()
        var limits = HistoryLimits()
        limits.bytes = 10_000
        fetching.options.history = limits
        #expect(try fetch(fetching, server.address("/feed")).pages == 3)
    }

    @Test func anotherHostIsNotAskedUnlessTheUserListedIt() throws {
        let other = try ScriptedServer { _ in Self.page(9, nil) }
        defer { other.stop() }
        let page = other.address("/9", host: "elm.example")
        let server = try ScriptedServer { request in
            request.path == "/feed" ? Self.page(0, page) : .whole("HTTP/1.1 302 Found\nLocation: \(page)")
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.history = HistoryLimits()
        fetching.options.allowedHosts.insert("elm.example")
        fetching.options.resolutions = ["elm.example:\(other.port):127.0.0.1"]
        let summary = try fetch(fetching, server.address("/feed"))
        #expect(summary.pages == 0)
        #expect(summary.unfinished == 0)
        #expect(other.requests.isEmpty)
        // Nor by a redirect.
        fetching.store.states[server.address("/feed")]?.history?.next = server.address("/1")
        #expect(try fetch(fetching, server.address("/feed")).pages == 0)
        #expect(other.requests.isEmpty)
        fetching.store.states[server.address("/feed")]?.history?.next = page
        #expect(try fetch(fetching, server.address("/feed"), page).pages == 1)
    }

    @Test func pagesThatLeadRoundInARingHaveAnEnd() throws {
        let server = try ScriptedServer { request in
            Self.page(1, request.path == "/1" ? "/2" : "/1")
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.history = HistoryLimits()
        #expect(try fetch(fetching, server.address("/feed")).pages == 2)
        #expect(server.requests.count == 3)
        #expect(fetching.store.states[server.address("/feed")]?.history?.next == nil)
    }

    @Test func aHostThatWantsTimeInTheMiddleGetsItAndIsAskedWhereOneStood() throws {
        let isTired = Atomic<Bool>(true)
        let server = try ScriptedServer { request in
            if request.path == "/2", isTired.load(ordering: .relaxed) {
                return .whole("HTTP/1.1 429 Slow down\nRetry-After: 7200")
            }
            let number = Int(request.path.dropFirst()) ?? 0
            return Self.page(number, number < 3 ? "/\(number + 1)" : nil)
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.history = HistoryLimits()
        let address = server.address("/feed")
        #expect(try fetch(fetching, address).pages == 1)
        #expect(try fetch(fetching, address).pages == 0)
        #expect(server.requests.count == 3, "nothing is asked while the host rests")
        isTired.store(false, ordering: .relaxed)
        fetching.pass(hours: 3)
        #expect(try fetch(fetching, address).pages == 2)
        #expect(server.requests.map(\.path).suffix(3) == ["/feed", "/2", "/3"] || server.requests.count == 5)
    }

    @Test func aPageThatFailsIsNoFailureOfItsFeed() throws {
        let server = try ScriptedServer { request in
            request.path == "/feed" ? Self.page(0, "/1") : .whole("HTTP/1.1 500 Fault")
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.history = HistoryLimits()
        let address = server.address("/feed")
        let summary = try fetch(fetching, address)
        #expect(summary.failing.isEmpty)
        #expect(summary.changed == 1)
        #expect(fetching.store.states[address]?.history?.failures == 1)
        #expect(fetching.store.states[address]?.history?.next == server.address("/1"))
    }
}
