import Foundation
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchTimeline
import Testing

/// The whole line over the invented following.
struct AnalysisRunTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// 2026-11-20, the day on which the following ends.
    static let now: Int64 = 1_795_219_200

    static func analyze(
        workers: Int = 2,
        files: [String] = SourceFinder.find([root.appendingPathComponent("Feeds").path]).sources.map(\.name),
        _ change: (inout AnalysisOptions) -> Void = { _ in }
    ) -> AnalysisRun.Outcome {
        var options = AnalysisOptions(now: now)
        change(&options)
        return AnalysisRun(FollowingReader(sources: files.map(Source.init(path:)), workers: Workers(workers))).run(
            options)
    }

    private func json(_ outcome: AnalysisRun.Outcome) throws -> String {
        guard let bytes = AnalysisJSON.render(outcome.result.analysis, version: "test") else { return "" }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    private func posts(_ outcome: AnalysisRun.Outcome) -> [String] {
        var text = ""
        PostLines.write(outcome.result) { (bytes) throws(Never) in
            text += String(decoding: bytes, as: UTF8.self)
        }
        return text.split(separator: "\n").map(String.init)
    }

    private func account(_ name: String, _ outcome: AnalysisRun.Outcome = analyze()) throws -> AccountAnalysis {
        try #require(outcome.result.analysis.accounts.first { $0.account.name == name })
    }

    @Test func theTableIsWhatPeopleHaveSeen() throws {
        let analysis = Self.analyze().result.analysis
        for width in [80, 120, 200] {
            let profile = TerminalProfile(hasColor: false, width: width, isUnicode: true)
            let table = AnalysisTable.render(analysis, profile)
            try Golden.check(table, "table-\(width).txt")
            for line in table.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        }
    }

    @Test func theSpreadsheetIsWhatPeopleHaveSeen() throws {
        try Golden.check(AnalysisCSV.render(Self.analyze().result.analysis), "accounts.csv")
    }

    @Test func everyAccountOfALongTimelineHasItsFolder() throws {
        let folder = try Folder()
        let lines = (0..<4000).map { number in
            #"{"account":"account\#(number % 1000)","folder":"folder\#(number % 1000 % 7)","id":"\#(number)","text":"Rain"}"#
        }
        let timeline = Self.analyze(files: [try folder.write(lines.joined(separator: "\n"), "a.jsonl")]).timeline
        #expect(timeline.accounts.count == 1000)
        for account in timeline.accounts {
            let number = Int(account.id.dropFirst(7)) ?? -1
            #expect(account.contexts.map { timeline.contexts[$0].name } == ["folder\(number % 7)"])
        }
    }

    @Test func aLongFileIsReadByAllWorkersToTheSameEnd() throws {
        let folder = try Folder()
        let lines = (0..<3000).map { number in
            #"{"account":"a\#(number % 5)","folder":"f\#(number % 2)","id":"\#(number % 2900)","#
                + #""published":"2026-11-\#(number % 9 + 10)T10:00:00Z","text":"Kernel \#(number * 7919) in \#(number) ms"}"#
        }
        let file = try folder.write(lines.joined(separator: "\nbroken\n"), "a.jsonl")
        func analysis(_ workers: Int, _ pieceBytes: Int) -> AnalysisRun.Outcome {
            var reading = IngestOptions()
            reading.pieceBytes = pieceBytes
            return AnalysisRun(
                FollowingReader(sources: [file].map(Source.init(path:)), workers: Workers(workers), reading: reading)
            )
            .run(AnalysisOptions(now: Self.now))
        }
        let whole = analysis(1, 1 << 30)
        #expect(whole.result.analysis.totals.posts == 2900)
        for workers in [2, 5] {
            let outcome = analysis(workers, 9000)
            #expect(try json(outcome) == json(whole))
            #expect(posts(outcome) == posts(whole))
            #expect(outcome.reports.map(\.counts) == whole.reports.map(\.counts))
            #expect(outcome.warnings == whole.warnings)
        }
    }

    @Test func withoutPostsItSaysWhatWouldAddAndWhatCanBeToldAnyhow() throws {
        let folder = try Folder()
        let connections = try folder.write(
            "First Name,Last Name,URL,Connected On\nAda,Hill,https://www.linkedin.com/in/ada,08 Feb 2024\n", "a.csv")
        let analysis = Self.analyze(files: [connections]).result.analysis
        #expect(analysis.hints.first?.hasPrefix("No posts are among the files") == true)
        #expect(analysis.hints[1].contains("squelch relations needs no posts"))
        let table = AnalysisTable.render(analysis, TerminalProfile(hasColor: false, width: 80, isUnicode: true))
        #expect(table.contains("What would add to it:\n- No posts are among the files"))
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(Self.analyze().result.analysis.hints.allSatisfy { !$0.contains("relations") })
    }

    @Test func anyNumberOfWorkersGivesTheSameBytes() throws {
        let one = Self.analyze(workers: 1)
        for workers in [2, 7] {
            let many = Self.analyze(workers: workers)
            #expect(try json(many) == json(one))
            #expect(posts(many) == posts(one))
        }
    }

    @Test func theOrderOfTheFilesChangesNothing() throws {
        let files = SourceFinder.find([Self.root.appendingPathComponent("Feeds").path]).sources.map(\.name)
        let forward = Self.analyze(files: files).result.analysis
        let backward = Self.analyze(files: files.reversed()).result.analysis
        #expect(forward.totals == backward.totals)
        let numbers = { (analysis: Analysis) in analysis.accounts.map { "\($0.account.id) \($0.snr.debugDescription)" }
        }
        #expect(numbers(forward) == numbers(backward))
    }

    @Test func everyPostIsWrittenOnce() throws {
        let outcome = Self.analyze()
        #expect(posts(outcome).count == outcome.result.analysis.totals.posts)
        #expect(outcome.result.analysis.totals.posts == 1088)
    }

    @Test func theSameFileTwiceCountsOnce() throws {
        let file = Self.root.appendingPathComponent("Feeds/work/swift/copper-lantern.xml").path
        #expect(Self.analyze(files: [file, file]).result.analysis.totals.posts == 15)
    }

    @Test func foldersOfTheListBecomeContexts() throws {
        let outcome = Self.analyze()
        #expect(try account("Latent Queue", outcome).contexts.sorted() == ["work/infra", "work/swift"])
        #expect(try account("Little Leif", outcome).contexts == ["family"])
        #expect(
            outcome.warnings.contains { $0.message.contains("Gravel Almanac") && $0.message.contains("Old Mill Choir") }
        )
        #expect(outcome.warnings.contains { $0.message.contains("Fernweh on foot") })
    }

    @Test func aContextShowsItsAccountsWithTheSameNumbers() throws {
        let all = Self.analyze()
        let work = Self.analyze { $0.context = "work" }
        #expect(work.result.analysis.accounts.count < all.result.analysis.accounts.count)
        #expect(work.result.analysis.accounts.allSatisfy { $0.contexts.contains { $0.hasPrefix("work") } })
        #expect(try account("Copper Lantern", work).snr == account("Copper Lantern", all).snr)
    }

    @Test func aPeriodLeavesOutTheRest() throws {
        let october = Self.analyze { $0.until = 1_793_491_199 }
        let posts = october.result.shownPosts.map { october.timeline.posts.time[Int($0)] }
        #expect(posts.allSatisfy { $0 <= 1_793_491_199 })
        #expect(!posts.isEmpty)
    }

    @Test func anAccountWithoutADatedPostIsScored() throws {
        let saltmarsh = try account("Saltmarsh parish notices")
        #expect(saltmarsh.posts == 8)
        #expect(saltmarsh.snr != nil)
        #expect(saltmarsh.lastPost == nil)
    }

    @Test func whatTheFollowingIsMeantToShowIsSeen() throws {
        let outcome = Self.analyze()
        for name in [
            "The Pager at Three", "Copper Lantern", "Lowering Notes", "Orbit & Ice", "KestrelDB news", "Slow Crumb",
            "Shavings", "True Wheel", "جريدة الميناء", "Grandpa's radio shed", "Mira, loudly",
        ] {
            #expect(try account(name, outcome).verdict == .keep, "\(name)")
        }
        for name in [
            "DevFirehose", "HeadlineHose", "BuzzLadder", "Planebrook Tools", "GearDrop", "Pat Quill",
            "Marlon Vexley | Founder Mode Daily", "Harrow river levels", "Northgate Cloud status",
        ] {
            #expect(try [.unfollow, .turnDown].contains(account(name, outcome).verdict), "\(name)")
        }
        #expect(try account("Little Leif", outcome).verdict == .tooLittleData)
        let repost = try account("DevFirehose", outcome)
        #expect(repost.reasons.first?.code == .novelty)
    }
}
