import SquelchIngest
import SquelchSignals
import SquelchTimeline
import Testing

@testable import SquelchFollowing

/// What a source adds is the same after it was kept in bytes.
struct ChunkFrameTests {
    private func feed() throws -> TimelineChunk {
        let text = """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Hill</title>
            <link>https://hill.example/</link><itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>
            \((1...30).map { number in
                """
                <item><guid>post-\(number)</guid><link>https://hill.example/\(number)</link><title>Rain \(number)</title>
                <category>weather</category><category>day \(number)</category><author>ada</author>
                <description>It rained \(number) mm in the valley.</description>
                <pubDate>\(number % 28 + 1) Nov 2026 10:00:00 GMT</pubDate></item>
                """
            }.joined())</channel></rss>
            """
        return read(
            Source(name: "https://hill.example/feed", origin: "https://hill.example/feed", bytes: Array(text.utf8)))
    }

    private func timeline() -> TimelineChunk {
        let lines = (0..<30).map { number in
            #"{"account":"@a\#(number % 3)@b.example","id":"\#(number)","folder":"work","text":"Kernel \#(number) boots"}"#
        }
        return read(Source(name: "a.jsonl", bytes: Array(lines.joined(separator: "\n").utf8)))
    }

    private func read(_ source: Source) -> TimelineChunk {
        let chunk = TimelineChunk(source.name, keepsAllTexts: true)
        var extractor = SignalExtractor()
        var topic: TopicMatcher?
        _ = Ingestor.read(source, batch: RecordBatch()) { chunk.append($0, with: &extractor, topic: &topic) }
        return chunk
    }

    private func again(_ chunk: TimelineChunk, _ bytes: [UInt8]) throws -> TimelineChunk {
        try TimelineChunk(chunk.source, keepsAllTexts: true, keepsLongTexts: false, bytes: bytes[...])
    }

    @Test func postsAccountsAndFeedsReadBackAsTheyWere() throws {
        for chunk in [try feed(), timeline()] {
            let bytes = try #require(chunk.bytes)
            let copy = try again(chunk, bytes)
            #expect(copy.bytes == bytes)
            #expect(copy.count == 30 && copy.accounts.accounts == chunk.accounts.accounts)
            #expect(copy.folders.byAccount.map(\.account) == chunk.folders.byAccount.map(\.account))
            #expect(copy.folders.byAccount.map(\.names) == chunk.folders.byAccount.map(\.names))
            #expect(copy.facets.facets == chunk.facets.facets)
            #expect(copy.documents.map(\.headlines) == chunk.documents.map(\.headlines))
            #expect(copy.documents.map(\.times) == chunk.documents.map(\.times))
            #expect(copy.versions.map(\.content) == chunk.versions.map(\.content))
            #expect(copy.profiles.map(\.movedTo) == chunk.profiles.map(\.movedTo))
        }
        #expect(try feed().profiles.count == 1 && feed().documents.count == 1)
        #expect(timeline().folders.byAccount.count == 3)
    }

    @Test func whatTheUserDidIsReadAnew() {
        let text = #"{"kind":"follow","account":"@a@b.example"}"# + "\n" + #"{"account":"@a@b.example","text":"Rain"}"#
        #expect(read(Source(name: "b.jsonl", bytes: Array(text.utf8))).bytes == nil)
        #expect(TimelineChunk("empty", keepsAllTexts: true).bytes == nil)
    }

    @Test func aCutOrChangedFrameIsRefused() throws {
        let chunk = try feed()
        let bytes = try #require(chunk.bytes)
        for length in stride(from: 0, to: bytes.count, by: 61) {
            #expect(throws: FrameError.self) { try again(chunk, Array(bytes[..<length])) }
        }
        for place in stride(from: 0, to: bytes.count, by: 37) {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8(place % 8)
            #expect(throws: FrameError.self) { try again(chunk, damaged) }
        }
    }
}
