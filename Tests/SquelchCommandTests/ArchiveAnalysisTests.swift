import Foundation
import SquelchArchive
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchTimeline
import Testing

/// The analysis of the archive is that of its files, byte for byte, but for what is said about files.
@Suite("Analysis of the archive")
struct ArchiveAnalysisTests {
    /// Everything that an analysis says, and the score of every post.
    private func said(_ sources: [Source], workers: Int) -> (analysis: String, posts: String) {
        let reader = FollowingReader(sources: sources, workers: Workers(workers), keepsAllTexts: true)
        var outcome = AnalysisRun(reader).run(AnalysisOptions(now: AnalysisRunTests.now))
        outcome.result.analysis.warnings = []
        var posts = ""
        PostLines.write(outcome.result) { (bytes) throws(Never) in
            posts += String(decoding: bytes, as: UTF8.self)
        }
        guard let json = AnalysisJSON.render(outcome.result.analysis, version: "test") else { return ("", posts) }
        return (String(decoding: json.all, as: UTF8.self), posts)
    }

    private func expectSame(_ paths: [String], add: (Archive, [Source]) throws -> Void) throws {
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        let sources = SourceFinder.find(paths).sources
        let files = said(sources, workers: 2)
        #expect(!files.posts.isEmpty && !files.analysis.isEmpty)
        try add(archive, sources)
        for workers in [1, 2] {
            let kept = said(try archive.sources(), workers: workers)
            #expect(kept.analysis == files.analysis)
            #expect(kept.posts == files.posts)
        }
    }

    private let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path

    @Test func itEqualsThatOfTheFiles() throws {
        try expectSame([feeds]) { archive, sources in
            for source in sources { _ = try archive.add(source, at: AnalysisRunTests.now) }
        }
    }

    @Test func itIsTheSameHoweverOftenTheFilesAreKept() throws {
        try expectSame([feeds]) { archive, sources in
            for _ in 0..<2 {
                for source in sources { _ = try archive.add(source, at: AnalysisRunTests.now) }
            }
        }
    }

    @Test func copiesOfAFeedWithEditsAreThoseOfTheFiles() throws {
        let folder = try Folder()
        func copy(_ name: String, _ days: ClosedRange<Int>, _ word: String) throws {
            let items = days.reversed().map { day in
                """
                <item><guid>post-\(day)</guid><link>https://hill.example/\(day)</link><title>Rain on day \(day)</title>\
                <description>\(word) \(day % 3 == 0 ? word : "again") in the valley \(day * 7919).</description>\
                <pubDate>\(day) Nov 2026 10:00:00 GMT</pubDate></item>
                """
            }
            _ = try folder.write(
                """
                <rss version="2.0"><channel><title>Hill</title><link>https://hill.example/</link>\
                <atom:link rel="self" href="https://hill.example/feed" xmlns:atom="http://www.w3.org/2005/Atom"/>\
                \(items.joined())</channel></rss>
                """, name)
        }
        try copy("1.xml", 1...8, "Snow")
        try copy("2.xml", 4...12, "Hail")
        try copy("3.xml", 10...16, "Hail")
        _ = try folder.write(
            #"{"account":"@a@b.example","id":"1","text":"Kernel 6.12 boots in 3 s","published":"2026-11-10T10:00:00Z"}"#
                + "\n" + #"{"id":"2","text":"Nobody's words","published":"2026-11-11T10:00:00Z"}"#, "a.jsonl")
        try expectSame([folder.url.path]) { archive, sources in
            for source in sources { _ = try archive.add(source, at: AnalysisRunTests.now) }
        }
    }

    /// Hourly copies of two feeds: posts come and go, are worded anew, get another id each time, share one page; the feed is
    /// renamed; and a copy of one of them was saved as a file.
    @Test func manyFetchesOfAFeedAreThoseOfAllItsCopies() throws {
        func copy(_ name: String, hour: Int, makesIDs: Bool) -> Source {
            let items = (hour..<hour + 10).reversed().map { post in
                let edit =
                    post % 7 == 0 && hour + 4 > post ? " And it was corrected since, with a number: \(post)." : ""
                let title = post % 7 == 0 && hour + 4 > post ? "Storm" : "Rain"
                let page = makesIDs && post % 5 == 0 ? "links" : "\(post)"
                return """
                    <item><guid isPermaLink="false">\(makesIDs ? "\(hour)-\(post)" : "post-\(post)")</guid>\
                    <link>https://\(name).example/\(page)</link><title>\(title) on hour \(post)</title>\
                    <description>It rains in the valley of \(post * 7919) trees.\(edit)</description>\
                    <pubDate>\(1 + post / 24 % 28) Nov 2026 \(post % 24):00:00 GMT</pubDate></item>
                    """
            }
            let text = """
                <rss version="2.0"><channel><title>\(hour < 30 ? name : "The new \(name)")</title>\
                <link>https://\(name).example/</link>\(items.joined())</channel></rss>
                """
            let address = "https://\(name).example/feed"
            return Source(name: address, origin: address, bytes: Array(text.utf8))
        }
        var sources: [Source] = []
        for hour in 0..<60 {
            if hour == 7 {
                var file = copy("hill", hour: 5, makesIDs: false)
                (file.name, file.origin) = ("saved/hill.xml", "https://hill.example/feed")
                sources.append(file)
            }
            for (name, makesIDs) in [("hill", false), ("valley", true)] {
                sources.append(copy(name, hour: hour, makesIDs: makesIDs))
            }
        }
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        for source in sources {
            if source.name.hasPrefix("saved") {
                _ = try archive.add(source, at: AnalysisRunTests.now)
            } else {
                try archive.keep(address: source.name, state: [], source: source, at: AnalysisRunTests.now)
            }
        }
        #expect(try archive.sources().count == 3)
        let (kept, copies) = (said(try archive.sources(), workers: 2), said(sources, workers: 2))
        #expect(kept.posts.split(separator: "\n").count == copies.posts.split(separator: "\n").count)
        #expect(kept.analysis == copies.analysis)
        #expect(Set(kept.posts.split(separator: "\n")) == Set(copies.posts.split(separator: "\n")))
    }
}
