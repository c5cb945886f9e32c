import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// What following somebody would add.
struct PreviewTests {
    private static let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path

    private static func preview(
        _ candidates: [String], following: [String], workers: Int = 2, onlyFollowers: Bool = false,
        reversed: Bool = false
    ) throws -> Preview {
        func find(_ paths: [String]) -> [Source] {
            let sources = SourceFinder.find(paths).sources
            return reversed ? sources.reversed() : sources
        }
        let (known, new) = (find(following), find(candidates))
        let query = PreviewQuery(candidates: new, following: known, onlyFollowers: onlyFollowers)
        let outcome = AnalysisRun(
            FollowingReader(
                sources: known + new.filter { candidate in !known.contains { $0.name == candidate.name } },
                preview: query,
                workers: Workers(workers)
            )
        ).run(AnalysisOptions(now: AnalysisRunTests.now))
        return try #require(outcome.preview)
    }

    /// News and a part of the work feeds as candidates for whoever follows the rest, without the entries of these.
    private static func some(workers: Int = 2, reversed: Bool = false) throws -> Preview {
        let new = [
            "work/swift/byteharbour.xml", "work/infra/cloudforge.xml", "craft/shavings.xml", "shops/planebrook.xml",
        ]
        let hosts = ["byteharbour", "cloudforge", "shavings", "planebrook"]
        let folder = try Folder()
        let list = folder.url.appendingPathComponent("following.opml")
        let lines = try String(contentsOfFile: "\(feeds)/following.opml", encoding: .utf8).split(separator: "\n")
        let kept = lines.filter { line in
            !hosts.contains { line.contains("\($0).example") } && !line.contains("https://harrowvalecourier.example/")
        }
        try Data(kept.joined(separator: "\n").utf8).write(to: list)
        let candidates =
            new.map { "\(feeds)/\($0)" } + ["\(feeds)/news/courier.xml", "\(feeds)/work/infra/pager-at-three.atom"]
        let others = SourceFinder.find([feeds]).sources.map(\.name).filter { file in
            !file.hasSuffix(".opml") && !file.hasSuffix("pager-at-three.atom") && !candidates.contains(file)
        }
        return try preview(
            candidates, following: others + [list.path], workers: workers, reversed: reversed)
    }

    private func text(_ preview: Preview, width: Int) -> String {
        PreviewTable.render(preview, TerminalProfile(hasColor: false, width: width, isUnicode: true))
    }

    private func json(_ preview: Preview) -> String {
        guard let bytes = PreviewJSON.render(preview, version: "test") else { return "" }
        return String(decoding: bytes.all, as: UTF8.self)
    }

    @Test func theTableIsWhatPeopleHaveSeen() throws {
        let preview = try Self.some()
        for width in [80, 200] {
            let text = text(preview, width: width)
            try Golden.check(text, "preview-\(width).txt")
            for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
        }
        try Golden.check(json(preview), "preview.json")
    }

    @Test func theSameForAnyNumberOfWorkersAndOrderOfFiles() throws {
        let one = try json(Self.some(workers: 1))
        #expect(try json(Self.some(workers: 5)) == one)
        #expect(try json(Self.some(reversed: true)) == one)
    }

    @Test func aCopyOfWhatIsFollowedAddsNothing() throws {
        let folder = try Folder()
        let copy = folder.url.appendingPathComponent("copy.atom")
        let original = "\(Self.feeds)/work/infra/kestreldb.atom"
        let feed = try String(contentsOfFile: original, encoding: .utf8)
        try Data(feed.replacingOccurrences(of: "kestreldb.example", with: "zz-copy.example").utf8).write(to: copy)
        let preview = try Self.preview([copy.path], following: [Self.feeds])
        let one = try #require(preview.candidates.first)
        #expect(one.judgement == .covered)
        #expect(one.newSignalPerWeek <= 0.01 * one.account.signalMinutesPerWeek)
        #expect(one.partner?.name == "KestrelDB news")
        #expect(one.context == "work/infra")
        #expect(preview.withAll.accounts == preview.now.accounts + 1)
    }

    @Test func whoHasFallenSilentIsSaidToHave() throws {
        let folder = try Folder()
        let original = "\(Self.feeds)/work/infra/kestreldb.atom"
        let feed = try String(contentsOfFile: original, encoding: .utf8).replacingOccurrences(
            of: "2026-", with: "2023-")
        let old = try folder.write(feed, "old.atom")
        let preview = try Self.preview([old], following: ["\(Self.feeds)/news"])
        let one = try #require(preview.candidates.first)
        let day = UTCTime.day(try #require(one.account.lastPost))
        #expect(day.hasPrefix("2023-"))
        #expect(one.judgement == .silent)
        #expect(text(preview, width: 200).contains("silent since \(day): nothing to gain"))
        #expect(!text(preview, width: 200).contains("worth following"))
        #expect(preview.withAll.accounts == preview.now.accounts)
        // Nor is it recommended where nothing else tells that time has gone by.
        #expect(try Self.preview([old], following: []).candidates.map(\.judgement) == [.silent])
        // A list does not say how often it posts, either.
        let files = SourceFinder.find(["\(Self.feeds)/news", old]).sources.map(\.name)
        let outcome = AnalysisRunTests.analyze(files: files)
        let plain = ListBuilder().list(outcome.result)
        #expect(!plain.entries.contains { $0.name == "KestrelDB news" } && plain.leftOut[.silent] == 1)
        var builder = ListBuilder()
        builder.includesSilent = true
        let list = builder.list(outcome.result)
        let entry = try #require(list.entries.first { $0.name == "KestrelDB news" })
        #expect(entry.reason.hasPrefix("Quiet since \(day)"))
        #expect(!list.entries.contains { $0.name != entry.name && $0.reason.hasPrefix("Quiet") })
        // It comes after those who still post.
        for section in list.sections where section.entries.contains(entry) {
            #expect(section.entries.last == entry && section.entries.count > 1)
        }
    }

    @Test func theFollowingIsAsItIsWithoutTheCandidates() throws {
        let alone = AnalysisRunTests.analyze(files: SourceFinder.find(["\(Self.feeds)/work"]).sources.map(\.name))
            .result.analysis
        let preview = try Self.preview(["\(Self.feeds)/news"], following: ["\(Self.feeds)/work"])
        #expect(preview.now.accounts == alone.totals.accounts)
        #expect(abs(preview.now.attentionPerDay - alone.totals.attentionMinutesPerDay) < 1e-9)
        #expect(abs(preview.now.signalPerDay - alone.totals.signalMinutesPerDay) < 1e-9)
        let added = preview.candidates.reduce(0) { $0 + $1.newSignalPerWeek }
        let total = preview.candidates.reduce(0) { $0 + $1.account.signalMinutesPerWeek }
        #expect(added > 0 && added <= total + 1e-9)
    }

    @Test func whatIsFollowedIsSaidToBeSo() throws {
        let list = "\(Self.feeds)/following.opml"
        // The list alone: everything in it is known, nothing has to be read for it.
        let known = try Self.preview([list], following: [list])
        #expect(!known.candidates.isEmpty && known.candidates.allSatisfy { $0.judgement == .followed })
        #expect(text(known, width: 80).hasPrefix("Already among what you read: "))
        // A feed of the list, found by its own address.
        let feed = try Self.preview(["\(Self.feeds)/news/courier.xml"], following: [list])
        #expect(feed.candidates.map(\.judgement) == [.followed])
        // Entries without posts have no number, and do not count as attention.
        let some = try Self.preview([list], following: ["\(Self.feeds)/news"])
        #expect(Set(some.candidates.map(\.judgement)) == [.followed, .noPosts])
        #expect(some.withAll == some.now)
    }

    @Test func foldersAndMarksOfOthersAreNotTheUsers() throws {
        let folder = try Folder()
        let list = folder.url.appendingPathComponent("theirs.opml")
        let text = try String(contentsOfFile: "\(Self.feeds)/following.opml", encoding: .utf8)
        try Data(text.replacingOccurrences(of: "\"news\"", with: "\"theirs\"").utf8).write(to: list)
        let preview = try Self.preview([list.path, "\(Self.feeds)/news"], following: ["\(Self.feeds)/craft"])
        #expect(preview.candidates.allSatisfy { $0.account.contexts.isEmpty })
        #expect(preview.candidates.contains { $0.judgement == .worthFollowing })
    }

    @Test func followersWithPostsCanBeFollowedBack() throws {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        var lines = [
            #"{"kind":"follow","account":"ann@hill.example"}"#, #"{"kind":"follower","account":"ann@hill.example"}"#,
            #"{"kind":"follower","account":"ben@hill.example","name":"Ben"}"#,
            #"{"kind":"follower","account":"cat@hill.example"}"#,
        ]
        for number in 0..<12 {
            for account in ["ann", "ben", "dan"] {
                lines.append(
                    #"{"kind":"post","account":"\#(account)@hill.example","id":"\#(account)\#(number)","published":"2026-10-\#(10 + number)T10:00:00Z","text":"Measured \#(number * 7) metres of the \#(account) trail and what the survey of bridge \#(number) found out"}"#
                )
            }
        }
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let preview = try Self.preview([], following: [file.path], onlyFollowers: true)
        #expect(preview.candidates.map(\.account.account.id) == ["ben@hill.example"])
        #expect(preview.now.accounts == 2)
        #expect(text(preview, width: 100).contains("; follows you"))
    }

    @Test func hostileNamesStayText() throws {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        let line =
            #"{"kind":"post","account":"evil","name":"\u001b[31mred\u202e","id":"1","published":"2026-10-10T10:00:00Z","text":"one"}"#
        try Data(line.utf8).write(to: file)
        let preview = try Self.preview([file.path], following: [])
        let text = text(preview, width: 80)
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        #expect(preview.candidates.map(\.judgement) == [.tooFewPosts])
    }
}
