import SquelchTestSupport
import SquelchTimeline
import Testing

@testable import SquelchFetch

/// Servers that end early, never, or say what is not so: nothing of what they say is kept, and the next run asks again.
@Suite("Hostile servers")
struct HostileServerTests {
    private static let head = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: application/rss+xml\r\n"
    private static let whole = Array((head + "Content-Length: 14\r\n\r\n<rss>one</rss>").utf8)
    private static let chunked = Array(
        (head + "Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n9\r\none</rss>\r\n0\r\n\r\n").utf8)

    private func keepsNothing(_ fetching: Fetching, _ summary: FetchSummary) -> Bool {
        guard case .failed = summary.only else { return false }
        return fetching.texts.isEmpty
            && fetching.store.states.values.allSatisfy { $0.validators == nil && $0.body == nil }
    }

    @Test(arguments: [whole, chunked])
    func anAnswerThatEndsAtAnyByteIsNone(answer: [UInt8]) throws {
        let server = try ScriptedServer { request in
            .cut(Array(answer.prefix(Int(request.path.dropFirst()) ?? 0)))
        }
        defer { server.stop() }
        // The last line end of chunks says nothing any more.
        let needed = answer.count - (answer == Self.chunked ? 2 : 0)
        for count in 0..<needed {
            let fetching = Fetching()
            let summary = try fetching.fetch(server.address("/\(count)"))
            #expect(keepsNothing(fetching, summary), "\(count): \(summary)")
        }
        let fetching = Fetching()
        #expect(try fetching.fetch(server.address("/\(answer.count)")).only == .changed)
    }

    @Test func whoStallsOrDripsIsNotWaitedFor() throws {
        let server = try ScriptedServer { request in
            switch request.path {
            case "/silent": .stall([])
            case "/stall": .stall(Array(Self.whole.dropLast(3)))
            case "/drip": .drip(Self.whole + Self.whole, 300)
            default: .drip(Array(Self.head.utf8) + Array(repeating: 0x61, count: 999), 200)
            }
        }
        defer { server.stop() }
        for path in ["/silent", "/stall", "/drip", "/header"] {
            let fetching = Fetching()
            let begun = ContinuousClock.now
            let summary = try fetching.fetch(server.address(path))
            #expect(summary.only == .failed(.timeout))
            #expect(keepsNothing(fetching, summary))
            #expect(ContinuousClock.now - begun < .seconds(15))
        }
    }

    @Test(
        arguments: [
            ("Content-Length: 99\r\n\r\n<rss>one</rss>", FetchProblem.damagedAnswer),
            ("Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>one</rss>", .damagedAnswer),
            ("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n<rss>", .damagedAnswer),
            ("Content-Length: 14\r\nContent-Encoding: gzip\r\n\r\n<rss>one</rss>", .damagedAnswer),
            ("Content-Length: 14\r\nContent-Encoding: x-own\r\n\r\n<rss>one</rss>", .damagedAnswer),
            ("Content-Length: 99999999999\r\n\r\n<rss>", .tooLarge),
            ("Content-Length: -5\r\n\r\n<rss>", .damagedAnswer),
        ])
    func answersThatLieAreNone(rest: String, problem: FetchProblem) throws {
        let answer = Array((Self.head + rest).utf8)
        let server = try ScriptedServer { _ in .cut(answer) }
        defer { server.stop() }
        let fetching = Fetching()
        let summary = try fetching.fetch(server.address("/feed"))
        #expect(summary.only == .failed(problem))
        #expect(keepsNothing(fetching, summary))
    }

    @Test(arguments: [(70_000, 1), (5, 20_000)])
    func headersWithoutEndAreNotRead(length: Int, count: Int) throws {
        let line = Array("X: ".utf8) + [UInt8](repeating: 0x61, count: length) + Array("\r\n".utf8)
        let answer = Array(Self.head.utf8) + (0..<count).flatMap { _ in line } + Array("\r\n<rss>".utf8)
        let server = try ScriptedServer { _ in .cut(answer) }
        defer { server.stop() }
        let fetching = Fetching()
        let summary = try fetching.fetch(server.address("/feed"))
        #expect(summary.only == .failed(.tooLarge))
        #expect(keepsNothing(fetching, summary))
    }

    @Test(arguments: ["", "SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example ESMTP\r\n", "HTTP/0.9 hello", "\u{0}\u{0}\u{0}"])
    func whoSpeaksAnotherLanguageIsNoServerOfFeeds(greeting: String) throws {
        let server = try ScriptedServer { _ in .cut(Array(greeting.utf8)) }
        defer { server.stop() }
        let fetching = Fetching()
        #expect(keepsNothing(fetching, try fetching.fetch(server.address("/feed"))))
    }

    @Test func aFeedWithoutEndIsBrokenOff() throws {
        let server = try ScriptedServer { _ in
            .cut(Array(Self.head.utf8) + Array("\r\n".utf8) + Array(repeating: 0x20, count: 3 << 20))
        }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.limits.bodyBytes = 1 << 20
        fetching.options.limits.wireBytes = 1 << 20
        let summary = try fetching.fetch(server.address("/feed"))
        #expect(summary.only == .failed(.tooLarge))
    }

    @Test func aSmallAnswerThatUnpacksToALargeOneIsBrokenOff() throws {
        let bomb = try gzipped([UInt8](repeating: 0x20, count: 8 << 20))
        #expect(bomb.count < 64 << 10)
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK\nContent-Encoding: gzip", body: bomb) }
        defer { server.stop() }
        var fetching = Fetching()
        fetching.options.limits.bodyBytes = 1 << 20
        #expect(try fetching.fetch(server.address("/feed")).only == .failed(.tooLarge))
        fetching.options.limits.bodyBytes = 16 << 20
        #expect(try fetching.fetch(server.address("/other")).only == .changed)
    }

    @Test func anExcuseOfAnyLengthIsNotReadToItsEnd() throws {
        let excuse = [UInt8](repeating: 0x20, count: 12 << 20)
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 404 Not Found", body: excuse) }
        defer { server.stop() }
        #expect(try Fetching().fetch(server.address("/feed")).only == .failed(.status(404)))
    }

    @Test func redirectsWithoutEndAreFollowedFiveTimes() throws {
        let server = try ScriptedServer { request in
            .whole("HTTP/1.1 302 Found\nLocation: /\((Int(request.path.dropFirst()) ?? 0) + 1)")
        }
        defer { server.stop() }
        #expect(try Fetching().fetch(server.address("/0")).only == .failed(.tooManyRedirects))
        #expect(server.requests.map(\.path) == ["/0", "/1", "/2", "/3", "/4", "/5"])
    }

    @Test(
        arguments: [
            "http://127.0.0.2:PORT/", "http://localhost:PORT/", "http://[::1]:PORT/", "http://0:PORT/",
            "http://2130706434:PORT/",
            "http://[::ffff:127.0.0.2]:PORT/", "http://10.0.0.1/", "http://169.254.169.254/latest/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:PORT/_x", "ftp://127.0.0.1/", "http://me:secret@127.0.0.1:PORT/",
            "http://127.0.0.1:22/",
            "//127.0.0.3:PORT/", "http://", "javascript:alert(1)", "http://127.0.0.1 :PORT/",
        ])
    func redirectsToWhatMustNotBeAskedAreNotFollowed(target: String) throws {
        // Listens at every address of this machine.
        let inner = try ScriptedServer(address: "0.0.0.0") { _ in .whole("HTTP/1.1 200 OK", body: Array("<rss/>".utf8))
        }
        defer { inner.stop() }
        let location = target.replacing("PORT", with: String(inner.port))
        let server = try ScriptedServer { _ in .whole("HTTP/1.1 302 Found\nLocation: \(location)") }
        defer { server.stop() }
        #expect(try Fetching().fetch(server.address("/feed")).only == .failed(.refusedRedirect))
        #expect(inner.connections == 0)
    }

    @Test(arguments: ["127.0.0.1", "[::1]", "127.0.0.1,[::1]"])
    func aNameThatLeadsToThisMachineIsNotConnectedTo(addresses: String) throws {
        let inner = try ScriptedServer { _ in .whole("HTTP/1.1 200 OK", body: Array("<rss/>".utf8)) }
        defer { inner.stop() }
        var fetching = Fetching()
        fetching.options.resolutions = ["oak.example:\(inner.port):\(addresses)"]
        #expect(try fetching.fetch(inner.address("/", host: "oak.example")).only == .failed(.privateAddress))
        // Nor where a redirect leads there.
        let port = inner.port
        let outer = try ScriptedServer { _ in .whole("HTTP/1.1 301 Moved\nLocation: http://oak.example:\(port)/") }
        defer { outer.stop() }
        #expect(try fetching.fetch(outer.address("/")).only == .failed(.privateAddress))
        #expect(inner.connections == 0)
        // The user may allow that name, and no other.
        fetching.options.allowedHosts.insert("oak.example")
        #expect(
            try fetching.fetch(inner.address("/own", host: "oak.example")).only
                == (addresses == "[::1]" ? .failed(.noConnection) : .changed))
    }
}
