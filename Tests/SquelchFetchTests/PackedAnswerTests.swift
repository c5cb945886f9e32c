import Foundation
import SquelchTestSupport
import Testing

@testable import SquelchFetch

/// Answers that are packed, each way by itself.
@Suite("Packed answers")
struct PackedAnswerTests {
    private static let feed = Array(String(repeating: "<item>an acorn</item>\n", count: 2000).utf8)
    private static let zstd = "/usr/bin/zstd"

    private func expectUnpacked(_ encoding: String, _ bytes: [UInt8]) throws {
        #expect(bytes.count < Self.feed.count / 4)
        let server = try ScriptedServer { _ in
            .whole("HTTP/1.1 200 OK\nETag: \"1\"\nContent-Encoding: \(encoding)", body: bytes)
        }
        defer { server.stop() }
        let fetching = Fetching()
        #expect(try fetching.fetch(server.address("/feed")).only == .changed)
        #expect(fetching.store.kept.first?.bytes == Self.feed)
        #expect(server.requests.first?.headers["accept-encoding"]?.contains(encoding) == true)
        // What ends in the middle is no answer, and nothing of it is kept.
        let cut = try ScriptedServer { _ in
            .whole(
                "HTTP/1.1 200 OK\nETag: \"1\"\nContent-Encoding: \(encoding)",
                body: Array(bytes.dropLast(bytes.count / 2)))
        }
        defer { cut.stop() }
        let second = Fetching()
        let outcome = try second.fetch(cut.address("/feed")).only
        if outcome == .changed {
            #expect(second.store.kept.first?.bytes.map { Self.feed.starts(with: $0) } == true)
        } else {
            #expect(outcome == .failed(.damagedAnswer) || outcome == .failed(.empty))
        }
    }

    @Test func gzip() throws { try expectUnpacked("gzip", gzipped(Self.feed)) }

    @Test func deflate() throws { try expectUnpacked("deflate", deflated(Self.feed)) }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: zstd)))
    func zstandard() throws {
        let path = NSTemporaryDirectory() + "squelch-\(UUID().uuidString)"
        defer { for file in [path, path + ".zst"] { erase(file) } }
        try Data(Self.feed).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.zstd)
        process.arguments = ["--quiet", path]
        try process.run()
        process.waitUntilExit()
        try expectUnpacked("zstd", Array(Data(contentsOf: URL(fileURLWithPath: path + ".zst"))))
    }
}
