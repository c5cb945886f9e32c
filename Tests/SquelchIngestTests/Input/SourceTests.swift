import Foundation
import SquelchIngest
import SquelchTimeline
import Testing

/// What a source holds decides nothing about what is read of it; where it came from tells what it does not say itself.
@Suite("Sources")
struct SourceTests {
    /// Two posts of a feed, as an archive has them.
    private struct Kept: RecordSequence {
        let format = SourceFormat(.rss, "2.0")
        let feedURL: String
        var loss: String?

        var report: SourceReport {
            var report = SourceReport(path: "elsewhere")
            report.format = format
            return report
        }

        func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String? {
            var feed = FeedRecord()
            feed.format = batch.store(format.name)
            feed.title = batch.store("Hill")
            feed.link = batch.store("https://hill.example/")
            feed.feedURL = batch.store(feedURL)
            batch.feeds.append(feed)
            for number in 1...2 {
                var post = PostRecord()
                post.feed = 0
                post.id = batch.store("post-\(number)")
                post.url = batch.store("https://hill.example/\(number)")
                post.title = batch.store("Rain \(number)")
                post.text = batch.store("It rains.")
                post.published = 1_709_623_800 + Int64(number) * 86_400
                post.flags = .hasPublished
                batch.posts.append(post)
                // Handed on early: a batch may go at any time.
                guard handOn() else { return nil }
            }
            return loss
        }
    }

    private let items = """
        <item><guid isPermaLink="false">post-1</guid><link>https://hill.example/1</link><title>Rain 1</title>\
        <description>It rains.</description><pubDate>Wed, 06 Mar 2024 07:30:00 GMT</pubDate></item>
        <item><guid isPermaLink="false">post-2</guid><link>https://hill.example/2</link><title>Rain 2</title>\
        <description>It rains.</description><pubDate>Thu, 07 Mar 2024 07:30:00 GMT</pubDate></item>
        """

    private func read(_ source: Source) -> Reading {
        var reading = Reading(report: SourceReport(path: source.name))
        reading.report = Ingestor.read(source, batch: RecordBatch()) { reading.take($0) }
        return reading
    }

    private func expectSame(_ one: Reading, _ other: Reading) {
        #expect(one.feeds == other.feeds)
        #expect(one.posts.map { "\($0)" } == other.posts.map { "\($0)" })
        #expect(one.report.counts == other.report.counts)
        #expect(one.report.format == other.report.format)
    }

    @Test func aFeedIsTheSameAsFileAsBytesAndAsRecords() throws {
        let address = "https://hill.example/feed.xml"
        let link = #"<atom:link rel="self" href="\#(address)" xmlns:atom="http://www.w3.org/2005/Atom"/>"#
        let text = rss(items, channel: link)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString).xml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let asFile = read(Source(path: file.path))
        #expect(asFile.posts.count == 2)
        #expect(asFile.report.file == file.path)
        // Fetched from elsewhere: what the feed says of itself counts more.
        let asBytes = read(Source(name: "mirror", origin: "https://mirror.example/hill", bytes: Array(text.utf8)))
        #expect(asBytes.report.file == nil)
        expectSame(asBytes, asFile)
        let asRecords = read(Source(name: "kept", content: .records(Kept(feedURL: address))))
        expectSame(asRecords, asFile)
        // One that does not say its own address is known by where it came from.
        let silent = read(Source(name: "fetched", origin: address, bytes: Array(rss(items).utf8)))
        expectSame(silent, asFile)
    }

    @Test func whatKeptRecordsLackIsSaid() {
        let reading = read(
            Source(name: "kept", content: .records(Kept(feedURL: "https://hill.example/feed", loss: "one is missing"))))
        #expect(reading.posts.count == 2)
        #expect(reading.report.losesData)
        #expect(reading.report.warnings.map(\.message) == ["one is missing"])
        #expect(reading.report.warnings.map(\.source) == ["kept"])
    }

    @Test(arguments: [
        (
            "<rss><channel><title>Hill</title><item><link>posts/1</link><title>Rain</title></item></channel></rss>",
            "rss"
        ),
        (
            #"{"version":"https://jsonfeed.org/version/1.1","title":"Hill","items":[{"id":"1","url":"posts/1","title":"Rain"}]}"#,
            "json"
        ),
        (#"{"rss":{"channel":{"title":"Hill","item":[{"link":"posts/1","title":"Rain"}]}}}"#, "rss-json"),
    ])
    func whereAFeedCameFromIsItsIdentityAndTheBaseOfItsLinks(text: String, dialect: String) throws {
        let fetched = read(Source(name: "a", origin: "https://hill.example/blog/feed", bytes: Array(text.utf8)))
        #expect(fetched.feeds.map { $0["feed_url"] } == ["https://hill.example/blog/feed"], "\(dialect)")
        #expect(fetched.posts.map(\.url) == ["https://hill.example/blog/posts/1"], "\(dialect)")
        let unknown = read(Source(name: "a", bytes: Array(text.utf8)))
        #expect(unknown.feeds.map { $0["feed_url"] } == [nil], "\(dialect)")
        #expect(unknown.posts.map(\.url) == ["posts/1"], "\(dialect)")
    }

    @Test func theSiteCountsMoreThanWhereItCameFromWhereverItStands() {
        let text = """
            <rss><channel><title>Hill</title><item><link>/1</link><title>Rain</title></item>\
            <link>https://hill.example/</link></channel></rss>
            """
        let reading = read(Source(name: "a", origin: "https://mirror.example/feed", bytes: Array(text.utf8)))
        #expect(reading.posts.map(\.url) == ["https://hill.example/1"])
    }

    @Test func filesInsideOfAnArchiveDidNotComeFromItsAddress() throws {
        let text = "<rss><channel><title>Hill</title><item><link>/1</link><title>Rain</title></item></channel></rss>"
        let archive = try ArchiveMaker.make(.zip, [("a.xml", text)])
        let reading = read(Source(name: "a", origin: "https://mirror.example/all.zip", bytes: archive))
        #expect(reading.feeds.map { $0["feed_url"] } == [nil])
        #expect(reading.posts.map(\.url) == ["/1"])
    }

    private struct Enough: Error, Equatable {
        var posts: Int
    }

    @Test func aConsumerThatRefusesEndsTheReading() throws {
        let lines = (0..<60_000).map { #"{"account":"a","id":"\#($0)","text":"Rain"}"# + "\n" }.joined()
        for source in [
            Source(name: "lines", bytes: Array(lines.utf8)),
            Source(name: "archive", bytes: try ArchiveMaker.make(.zip, [("a.jsonl", lines), ("b.jsonl", lines)])),
        ] {
            var taken: [Int] = []
            #expect(throws: Enough(posts: 4096), "\(source.name)") {
                try Ingestor.read(source, batch: RecordBatch()) { (batch) throws(Enough) in
                    taken.append(batch.posts.count)
                    throw Enough(posts: batch.posts.count)
                }
            }
            #expect(taken == [4096], "\(source.name)")
        }
    }

    @Test func recordsEndWhereTheyAreRefused() {
        var taken = 0
        #expect(throws: Enough(posts: 1)) {
            try Ingestor.read(Source(name: "kept", content: .records(Kept(feedURL: ""))), batch: RecordBatch()) {
                (batch) throws(Enough) in
                taken += batch.posts.count
                throw Enough(posts: batch.posts.count)
            }
        }
        #expect(taken == 1)
    }
}
