import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// The list that people publish, over the invented following and over hostile ones.
struct ListTests {
    private func list(
        _ outcome: AnalysisRun.Outcome = AnalysisRunTests.analyze(), _ change: (inout ListBuilder) -> Void = { _ in }
    ) -> ListeningList {
        var builder = ListBuilder()
        change(&builder)
        return builder.list(outcome.result)
    }

    private func text(_ bytes: consuming ByteArena?) -> String {
        guard let bytes else { return "" }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    private func formats(_ list: ListeningList) -> [String: String] {
        [
            "txt": ListTables.text(list, TerminalProfile(hasColor: false, width: 100, isUnicode: true)),
            "opml": ListOPML.render(list), "html": ListPage.html(list, version: "test"),
            "md": ListMarkdown.render(list), "json": text(ListJSON.render(list)),
            "feed.json": text(ListJSON.feed(list)), "csv": ListCSV.mastodon(list),
        ]
    }

    @Test func everyFormatIsWhatPeopleHaveSeen() throws {
        let list = list { $0.author = "Robin" }
        for (name, text) in formats(list) { try Golden.check(text, "list.\(name)") }
    }

    @Test func onlyWhatIsKeptAndProvedIsOnIt() {
        let outcome = AnalysisRunTests.analyze()
        let list = list(outcome)
        let verdicts = Dictionary(
            uniqueKeysWithValues: outcome.result.analysis.accounts.map { ($0.account.id, $0) })
        #expect(list.entries.count >= 9)
        for entry in list.entries {
            #expect(verdicts[entry.id]?.verdict == .keep)
            #expect(verdicts[entry.id]?.snr.map { $0.decibels >= outcome.result.analysis.threshold - 1 } == true)
        }
        #expect(!list.sections.contains { $0.context == "friends" || $0.context == "family" })
        #expect(list.leftOut[.social, default: 0] > 0)
        #expect(self.list(outcome) { $0.includesSocial = true }.sections.contains { $0.context == "friends" })
        #expect(self.list(outcome) { $0.top = 1 }.sections.allSatisfy { $0.entries.count == 1 })
    }

    @Test func theOPMLBringsTheSameFeedsBack() throws {
        let list = list()
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("list.opml")
        try Data(ListOPML.render(list).utf8).write(to: file)
        var found: [String] = []
        let report = Ingestor.read(Source(path: file.path), batch: RecordBatch()) { batch in
            for follow in batch.follows {
                let contexts = batch.list(follow.contexts).compactMap { batch.arena.string($0) }
                found.append("\(contexts.joined(separator: ",")) \(batch.arena.string(follow.feedURL) ?? "")")
            }
        }
        #expect(report.warnings.isEmpty)
        let expected = list.sections.flatMap { section in
            section.entries.map { "\(section.context ?? "") \($0.feedURL ?? "")" }
        }
        #expect(found == expected)
    }

    // MARK: - What its owner would sign

    @Test func ownWordsGoBeforeTheMachines() throws {
        let files = SourceFinder.find([AnalysisRunTests.root.appendingPathComponent("Feeds").path]).sources.map(\.name)
        let toml = """
            [notes]
            "Copper Lantern" = "She measures before she writes"
            "Nobody Known" = "x"
            "Shavings" = 7
            """
        let outcome = AnalysisRun(
            FollowingReader(
                sources: files.map(Source.init(path:)), workers: Workers(2),
                configuration: try ConfigurationFile.parse(toml)
            )
        ).run(AnalysisOptions(now: AnalysisRunTests.now))
        let list = list(outcome)
        let entry = try #require(list.entries.first { $0.name == "Copper Lantern" })
        #expect(entry.note == "She measures before she writes")
        for (format, text) in formats(list) where format != "csv" {
            #expect(text.contains("She measures before she writes"), "\(format)")
        }
        let warnings = outcome.warnings.map(\.message)
        #expect(warnings.contains("`Nobody Known` is nobody among the files"))
        #expect(warnings.contains("`notes.Shavings` is not a text"))
    }

    @Test func nothingIsSaidThatItsOwnerCouldNotSay() {
        let list = list()
        for text in formats(list).values {
            #expect(!text.contains("reviewed by a person") && !text.contains("of every 10 minutes"))
        }
        #expect(formats(list)["html"]?.contains("<p>Chosen with Squelch.</p>") == true)
        // One sentence for all would say nothing.
        let reasons = list.entries.reduce(into: [String: Int]()) { $0[$1.reason, default: 0] += 1 }
        #expect((reasons.values.max() ?? 0) * 2 <= list.entries.count && reasons.count >= 3)
        #expect(list.entries.allSatisfy { $0.reason.count <= 80 })
    }

    @Test func postsOfTheFutureAreNotRecommended() throws {
        let folder = try Folder()
        let feed = try String(
            contentsOf: AnalysisRunTests.root.appendingPathComponent("Feeds/work/swift/copper-lantern.xml"),
            encoding: .utf8)
        func titles(_ text: String) throws -> [String] {
            let outcome = AnalysisRunTests.analyze(files: [try folder.write(text, "feed.xml")]) { $0.threshold = -40 }
            let entry = try #require(list(outcome).entries.first)
            return entry.posts.compactMap(\.title)
        }
        let best = try #require(try titles(feed).first)
        let later = feed.components(separatedBy: "<item>").map { item in
            item.contains("<title>\(best)</title>") ? item.replacing(" 2026 ", with: " 2027 ") : item
        }.joined(separator: "<item>")
        #expect(later != feed)
        let left = try titles(later)
        #expect(!left.isEmpty && !left.contains(best))
    }

    @Test func aPageLinksToTheFeedsBesideIt() {
        let html = ListPage.html(list(), version: "test", opml: "my list.opml")
        #expect(html.contains(#"<link rel="blogroll" type="text/xml" href="./my%20list.opml""#))
        #expect(html.contains(#"<a href="./my%20list.opml" type="text/xml">Subscribe to all</a>"#))
        #expect(html.contains(#"<meta property="og:title" content="Who I listen to">"#))
        #expect(html.contains(#"<meta name="description" content=""#))
        #expect(!ListPage.html(list(), version: "test").contains("blogroll\" type"))
    }

    // MARK: - Hostile and private input

    private let hostile =
        "\"\u{338} onmouseover='x' <script>alert(1)</script> ]]> & =cmd|' /C calc'!A0 \u{202E}gnp [a](b) `c`"

    private static let words = """
        compiler parser memory benchmark release kernel latency register vector thread scheduler allocator cache page \
        index query planner storage replica consensus packet socket protocol cipher signature proof theorem lattice \
        measurement experiment sample variance estimate model dataset gradient tensor sensor antenna orbit telescope \
        spectrum isotope enzyme protein genome harvest irrigation soil turbine bridge concrete timber joint lathe
        """

    private func hostileOutcome(_ toml: String = "") throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let name = hostile.unicodeScalars.map { $0 == "\"" ? "\\\"" : String($0) }.joined()
        var lines: [String] = []
        let words = Self.words.split(separator: " ")
        for (index, feed) in [
            "https://open.example/feed", "https://key.example/feed?token=SECRET-TOKEN", "https://hidden.example/feed",
            "http://192.168.7.7/PRIVATE-HOST", "javascript:alert(1)",
        ].enumerated() {
            lines.append(
                #"{"kind":"feed","format":"rss2.0","title":"\#(name) \#(index)","link":"https://site\#(index).example/","feed_url":"\#(feed)","language":"en","payment":[]}"#
            )
            for post in 0..<12 {
                let text = (0..<40).map { word in words[(post * 37 + index * 11 + word * (post + 3)) % words.count] }
                lines.append(
                    #"{"kind":"post","id":"\#(index)-\#(post)","url":"https://site\#(index).example/\#(post)\"><b>","title":"\#(name) \#(text[3]) \#(text[7])","published":"2025-12-\#(post + 10)T10:00:00Z","text":"\#(text.joined(separator: " ")) \#(post * 17).4 MB"}"#
                )
            }
        }
        lines.append(
            #"{"kind":"interaction","account":"hidden.example/feed","name":"SECRET-FRIEND","direction":"in","type":"message","at":"2025-12-01T00:00:00Z"}"#
        )
        let file = folder.url.appendingPathComponent("records.jsonl")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        var outcome = AnalysisRun(
            FollowingReader(
                sources: [file.path].map(Source.init(path:)), workers: Workers(2),
                configuration: try ConfigurationFile.parse(toml)
            )
        ).run(AnalysisOptions(now: 1_767_225_600))
        // Whoever is worth it: the list must leave the private ones out.
        outcome.result.analysis.threshold = -100
        for index in outcome.result.analysis.accounts.indices {
            outcome.result.analysis.accounts[index].verdict = .keep
        }
        return outcome
    }

    private let toml = """
        private = ["https://hidden.example/feed"]
        [relations]
        "https://open.example/feed" = ["met", "SECRET-NOTE", "colleague"]
        """

    @Test func nothingPrivateLeaves() throws {
        let outcome = try hostileOutcome(toml)
        let list = list(outcome)
        #expect(list.leftOut[.hidden] == 1)
        #expect(list.leftOut[.privateAddress] == 2)
        #expect(list.entries.count == 2)
        for (format, text) in formats(list) {
            for secret in ["SECRET", "hidden.example", "192.168", "PRIVATE-HOST"] {
                #expect(!text.contains(secret), "\(secret) in \(format)")
            }
        }
    }

    /// Following somebody and muting them is one's own business.
    @Test func whoIsMutedIsOnNoListAndNotTurnedDownAgain() throws {
        let folder = try Folder()
        let posts = (0..<24).map { number in
            let account = number % 2 == 0 ? "ada@hill.example" : "bo@hill.example"
            return #"{"account":"\#(account)","id":"\#(number)","published":"2026-11-\#(number % 9 + 10)T10:00:00Z","#
                + #""text":"Kernel \#(number * 7919) reads \#(number) pages of the benchmark in \#(number * 17) ms."}"#
        }
        let timeline = try folder.write(posts.joined(separator: "\n"), "posts.jsonl")
        let muted = try folder.write("Account address,Hide notifications\nBo@hill.example,true\n", "muted_accounts.csv")
        var outcome = AnalysisRunTests.analyze(files: [timeline, muted]) { $0.threshold = -40 }
        #expect(outcome.result.analysis.accounts.map(\.verdict) == [.keep, .keep])
        let list = list(outcome)
        #expect(list.entries.map(\.id) == ["ada@hill.example"])
        #expect(list.leftOut == [.muted: 1])
        for text in formats(list).values { #expect(!text.contains("bo@hill.example")) }
        for index in [0, 1] { outcome.result.analysis.accounts[index].verdict = .turnDown }
        #expect(ActionPlan(outcome.result.analysis).items.map(\.id) == ["ada@hill.example"])
        for index in [0, 1] { outcome.result.analysis.accounts[index].verdict = .unfollow }
        #expect(ActionPlan(outcome.result.analysis).items.count == 2)
    }

    @Test func hostileTextStaysText() throws {
        let outcome = try hostileOutcome(toml)
        let files = formats(list(outcome) { $0.author = hostile })
        let html = try #require(files["html"])
        // A quote with a mark on it is one character to Swift, and a quote to a browser.
        for scalars in [html, try #require(files["opml"])].map({ Array($0.unicodeScalars) }) {
            for (index, scalar) in scalars.enumerated() where scalar == "\u{338}" {
                #expect(scalars[index - 1] != "\"")
            }
            #expect(!scalars.contains("\u{202E}"))
        }
        #expect(!html.contains("<script") && !html.contains("javascript:") && !html.contains("\"><b>"))
        #expect(!(try #require(files["csv"])).contains("\n="))
        let markdown = try #require(files["md"])
        #expect(!markdown.replacing("\\<", with: "").contains("<script") && !markdown.contains("[a](b)"))
        #expect(!(try #require(files["txt"])).contains("\u{202E}"))
    }

    @Test func relationsAreThoseThatXFNKnowsAndTheUserStated() throws {
        let outcome = try hostileOutcome(toml)
        #expect(list(outcome).entries.map(\.relations).contains(["met", "colleague"]))
    }

    // MARK: - What changed

    @Test func aDifferenceNamesWhoCameAndWhoWent() throws {
        let old = list()
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("list.json")
        try Data(text(ListJSON.render(old)).utf8).write(to: file)
        let earlier = try PreviousList.entries(path: file.path)
        #expect(ListDifference(from: earlier, to: old).isEmpty)
        var new = old
        let gone = new.sections[0].entries.removeFirst()
        new.sections[0].entries[0].reason = "Because"
        let difference = ListDifference(from: earlier, to: new)
        #expect(difference.removed.map(\.id) == [gone.id])
        #expect(difference.added.isEmpty)
        #expect(difference.changed.map(\.entry.reason) == ["Because"])
        #expect(ListDifference(from: [], to: old).added.count == old.entries.count)
        #expect(throws: ResultFile.Failure.self) { try PreviousList.entries(path: folder.url.path) }
    }

    @Test func thePolicyAllowsTheStyleThatThePageHas() throws {
        let html = ListPage.html(list(), version: "test")
        let style = try #require(html.firstRange(of: "<style>")).upperBound
        let end = try #require(html.firstRange(of: "</style>")).lowerBound
        #expect(html.contains("style-src '\(try Digest.sha256(String(html[style..<end])))'"))
    }
}
