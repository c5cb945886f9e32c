import Foundation
import SquelchArchive
import SquelchCuration
import SquelchDocuments
import SquelchFetch
import SquelchIngest
import SquelchKit
import SquelchModel
import SquelchReview
import SquelchSignals
import SquelchTimeline
import Testing

/// The examples of the article on the libraries, as they stand there.
struct LibraryExamplesTests {
    @Test func recordsAreReadAndScored() {
        let batch = RecordBatch()
        var post = PostRecord()
        post.account = batch.store("ada@one.example")
        post.title = batch.store("Why the crumb stays open")
        post.text = batch.store("We proof the dough overnight at eight degrees, and weigh it in the morning.")
        batch.append(post)
        #expect(batch.posts.count == 1)

        var extractor = SignalExtractor()
        var signals = SignalColumns()
        _ = extractor.append(post, of: batch, to: &signals)
        let promotion = signals.logOdds(.promotion, of: 0)
        #expect(promotion < 0)

        var columns = PostColumns()
        columns.account.append(0)
        columns.time.append(1_795_132_800)
        columns.flags.append([])
        columns.link.append(0)
        columns.words.append(14)
        columns.facets.endPost()
        let timeline = Timeline(accounts: [Account(id: "ada@one.example")], contexts: [], posts: columns)

        let scores = Scorer.score(timeline, signals: signals, options: ScoringOptions(now: 1_795_219_200))
        let share = scores.accounts[0].estimate?.share
        #expect(share == nil, "one post makes no number")

        let result = Analyzer.analyze(
            timeline: timeline, signals: signals, options: AnalysisOptions(now: 1_795_219_200))
        let verdict = result.analysis.accounts[0].verdict
        #expect(verdict == .tooLittleData)

        let decision = Decision(.keep, account: "ada@one.example", at: 1_795_219_200)
        var state = ReviewState(result.analysis, standing: [], now: 1_795_219_200)
        let effect = state.press(.keep)
        state.took(WrittenDecision(number: 1, decision: decision))
        #expect(effect == .keep(place: 0, .keep) && state.mode == .ended)

        let table = DecisionCSV.render([WrittenDecision(number: 1, decision: decision)])
        let configuration = try? ConfigurationFile.parse("protected = [\"ada@one.example\"]")
        let protected = configuration?.protected
        #expect(table.hasSuffix("1,ada@one.example,keep,,,2026-11-21T00:00:00Z\r\n"))
        #expect(protected == ["ada@one.example"])
    }

    @Test func whatIsKeptComesBackAndWhatIsPrivateIsNotAskedFor() throws {
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
        let path = folder.url.appendingPathComponent("archive.sqlite").path
        let feed = """
            {"feed_url": "https://crumb.example/feed.json",
            "items": [{"id": "1", "content_text": "Salt last."}]}
            """
        let source = Source(name: "crumb", bytes: Array(feed.utf8))

        let archive = try Archive(path: path)
        let kept = try archive.add(source, at: 1_795_219_200)
        let again = FollowingReader(sources: try archive.sources(), workers: Workers()).read(now: 1_795_219_200)
        #expect(kept.posts == 1)
        #expect(again.timeline.accounts.map(\.id) == ["crumb.example/feed.json"])

        let plan = FetchPlan(
            ["https://crumb.example/feed.json", "http://10.0.0.1/feed"], states: [], now: 1_795_219_200)
        let asked = plan.feeds.filter { $0.turn == .ask }.map(\.state.address)
        #expect(asked == ["https://crumb.example/feed.json"])
    }

    @Test func bytesWithAnAddressAreASource() {
        var read: [String] = []
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Crumb",
            "items": [{"id": "1", "content_text": "Salt last."}]}
            """
        let source = Source(name: "crumb", origin: "https://crumb.example/feed.json", bytes: Array(feed.utf8))
        let report = Ingestor.read(source, batch: RecordBatch()) { batch in
            for post in batch.posts { read.append(batch.arena.string(post.text) ?? "") }
        }
        #expect(read == ["Salt last."])
        #expect(report.format?.name == "jsonfeed1.1")

        let following = FollowingReader(sources: [source], workers: Workers()).read(now: 1_795_219_200)
        let names = following.timeline.accounts.map(\.name)
        #expect(names == ["Crumb"])
        let ids = following.timeline.accounts.map(\.id)
        #expect(ids == ["crumb.example/feed.json"])
    }

    @Test func theArticleShowsWhatIsCompiledHere() throws {
        func lines(_ text: some StringProtocol) -> [String] {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        let article = AnalysisRunTests.root.appendingPathComponent("Sources/SquelchKit/SquelchKit.docc/Libraries.md")
        let blocks = try String(contentsOf: article, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
        let here = try lines(String(contentsOfFile: #filePath, encoding: .utf8)).joined(separator: "\n")
        #expect(blocks.count == 10)
        for block in blocks {
            let example = lines(block.components(separatedBy: "```")[0]).joined(separator: "\n")
            #expect(here.contains(example), "not compiled: \(example)")
        }
    }
}
