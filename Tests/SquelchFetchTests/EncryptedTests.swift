import SquelchTimeline
import Testing

@testable import SquelchFetch

@Suite("Encrypted servers", .enabled(if: NginxServer.isInstalled), .serialized)
struct EncryptedTests {
    private static let feed = Array(String(repeating: "<item>an acorn</item>\n", count: 5000).utf8)

    private func fetching(_ server: NginxServer, trusted: Bool = true) -> Fetching {
        var fetching = Fetching()
        fetching.options.allowedHosts = ["oak.example", "elm.example"]
        fetching.options.resolutions = ["oak.example:\(server.port):127.0.0.1", "elm.example:\(server.port):127.0.0.1"]
        fetching.options.certificates = trusted ? server.certificates : nil
        fetching.options.limits.seconds = 20
        fetching.options.limits.idleSeconds = 10
        fetching.options.limits.connectSeconds = 10
        return fetching
    }

    @Test func feedsComePackedOverOneConnectionOfHTTP2() throws {
        let server = try NginxServer(["feed": Self.feed, "other": Self.feed])
        defer { server.stop() }
        let fetching = fetching(server)
        let addresses = ["feed", "other"].map { "https://oak.example:\(server.port)/\($0)" }
        #expect(try fetching.fetch(addresses[0], addresses[1]).changed == 2)
        #expect(fetching.store.kept.map(\.bytes) == [Self.feed, Self.feed])
        fetching.pass(hours: 30)
        #expect(try fetching.fetch(addresses[0], addresses[1]).feeds.map(\.outcome) == [.unchanged, .unchanged])
        let log = server.log.map { $0.split(separator: " ").map(String.init) }
        #expect(log.map(\.first) == ["HTTP/2.0", "HTTP/2.0", "HTTP/2.0", "HTTP/2.0"])
        #expect(Set(log.prefix(2).map { $0[1] }).count == 1)
    }

    @Test(arguments: ["plain", "gzip", "brotli"])
    func eachPackingOfARealServerIsTakenApart(packing: String) throws {
        guard packing != "brotli" || NginxServer.hasBrotli else { return }
        let server = try NginxServer(["feed": Self.feed])
        defer { server.stop() }
        let fetching = fetching(server)
        #expect(try fetching.fetch("https://oak.example:\(server.port)/\(packing)/feed").only == .changed)
        #expect(fetching.store.kept.map(\.bytes) == [Self.feed])
        let name = ["plain": "-", "gzip": "gzip", "brotli": "br"][packing]
        #expect(server.log.first?.split(separator: " ").last.map(String.init) == name)
    }

    @Test func aServerThatCannotProveWhoItIsIsNotBelieved() throws {
        let server = try NginxServer(["feed": Self.feed])
        defer { server.stop() }
        let address = "https://oak.example:\(server.port)/feed"
        #expect(try fetching(server, trusted: false).fetch(address).only == .failed(.certificate))
        // A certificate that is trusted, but another's.
        #expect(
            try fetching(server).fetch("https://elm.example:\(server.port)/feed").only == .failed(.certificate))
        #expect(server.log.isEmpty)
    }

    @Test func whatWasEncryptedIsNotFollowedIntoTheOpen() throws {
        let server = try NginxServer([:])
        defer { server.stop() }
        #expect(
            try fetching(server).fetch("https://oak.example:\(server.port)/down").only == .failed(.insecureRedirect))
    }
}
