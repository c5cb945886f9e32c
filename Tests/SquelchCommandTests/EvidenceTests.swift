import Foundation
import SquelchDocuments
import SquelchKit
import SquelchTimeline
import Testing

/// What the user did, and what was said before, on its way into an analysis.
struct EvidenceTests {
    private func outcome(_ lines: [String], _ change: (inout AnalysisOptions) -> Void = { _ in }) throws
        -> AnalysisRun.Outcome
    {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        var options = AnalysisOptions(now: 1_767_225_600)
        change(&options)
        return AnalysisRun(FollowingReader(sources: [file.path].map(Source.init(path:)), workers: Workers(2))).run(
            options)
    }

    private let posts = (0..<30).map { index in
        let day = String(index % 28 + 1)
        return """
            {"account":"a\(index % 3)","id":"p\(index)","published":"2025-12-\(day.count == 1 ? "0" + day : day)T10:00:00Z",\
            "text":"Words number \(index) about subject \(index * 7)","url":"https://site.example/\(index)?utm_source=x",\
            "links":[],"repost_of":null,"in_reply_to":null}
            """
    }

    private func attention(_ post: String?, _ url: String?, _ action: String, bulk: Bool = false) -> String {
        let id = post.map { "\"\($0)\"" } ?? "null"
        let address = url.map { "\"\($0)\"" } ?? "null"
        return """
            {"kind":"attention","post":\(id),"url":\(address),"action":"\(action)","at":"2025-12-20T00:00:00Z","bulk":\(bulk)}
            """
    }

    @Test func attentionFindsItsPostByIdAndByAddress() throws {
        let lines = [
            attention("p3", nil, "star"), attention(nil, "http://www.site.example/7", "bookmark"),
            attention("p5", nil, "read", bulk: true), attention("gone", nil, "like"),
        ]
        // Before the posts and after them: the order of records does not matter.
        for records in [lines + posts, posts + lines] {
            let found = try outcome(records)
            let timeline = found.timeline
            let named = timeline.attention.map {
                "\(timeline.posts.texts.id(Int($0.post)) ?? "") \($0.action.rawValue)"
            }
            #expect(named == ["p3 star", "p7 bookmark"])
            #expect(found.warnings.contains { $0.message.hasPrefix("1 of 3 valued posts") })
        }
    }

    @Test func markingAllAsReadSaysNothing() throws {
        let all = (0..<25).map { attention("p\($0)", nil, "read") }
        #expect(try outcome(posts + all).timeline.attention.isEmpty)
        #expect(try outcome(posts + all.prefix(5)).timeline.attention.count == 5)
        // Twenty-five stars at once are an import of what was starred one by one.
        let stars = (0..<25).map { attention("p\($0)", nil, "star") }
        #expect(try outcome(posts + stars).timeline.attention.count == 25)
    }

    @Test func theLanguageOfAnAccountIsFoundWhereItIsNotDeclared() throws {
        let texts = [
            "de": "Der Gemeinderat hat gestern Abend beschlossen, die alte Brücke über den Fluss zu erneuern",
            "pl": "Rada miejska zdecydowała wczoraj wieczorem o odnowieniu starego mostu nad rzeką w centrum",
        ]
        let lines = texts.flatMap { language, text in
            (0..<8).map {
                """
                {"account":"\(language)","id":"\(language)\($0)","published":"2025-12-0\($0 + 1)T10:00:00Z","text":"\(text) \($0)"}
                """
            }
        }
        let found = try outcome(lines)
        for account in found.timeline.accounts { #expect(account.language == account.id) }
        let warnings = found.result.analysis.warnings.map(\.message)
        #expect(warnings.contains { $0.hasPrefix("1 account in languages without word lists (pl)") })
    }

    @Test func conversationsAreCountedByAccount() throws {
        let lines = ["in", "out", "out"].map {
            """
            {"kind":"interaction","account":"a1","name":"A","direction":"\($0)","type":"reply","at":"2025-12-01T00:00:00Z"}
            """
        }
        let timeline = try outcome(posts + lines).timeline
        let index = try #require(timeline.accounts.firstIndex { $0.id == "a1" })
        #expect(timeline.interactions[index]?.sent == 2)
        #expect(timeline.interactions[index]?.isMutual == true)
        #expect(timeline.interactions.count == 1)
    }

    @Test func aBudgetNamesAccountsWithinItsMinutes() throws {
        let analysis = try outcome(posts) {
            $0.budgetMinutes = 0.05
            $0.threshold = -30
        }.result.analysis
        let budget = try #require(analysis.budget)
        #expect(budget.usedMinutesPerDay <= 0.05)
        #expect(!budget.accounts.isEmpty)
        #expect(budget.signalPart <= budget.signalPartBound)
        #expect(budget.signalPartWithTenMore >= budget.signalPart)
    }

    @Test func anEarlierAnalysisGivesItsVerdicts() throws {
        let analysis = try outcome(posts).result.analysis
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("last.json")
        guard let json = AnalysisJSON.render(analysis, version: "test") else { throw CancellationError() }
        try Data(json.all).write(to: file)
        let verdicts = try PreviousAnalysis.verdicts(path: file.path)
        #expect(verdicts.count == 3)
        #expect(verdicts["a0"] == analysis.accounts.first { $0.account.id == "a0" }?.verdict)
    }

    @Test(arguments: [
        "", "[]", "{\"schema\":\"squelch.analysis/9\",\"accounts\":[]}", "{\"schema\":\"squelch.analysis/1\"",
    ])
    func whatIsNoAnalysisIsRefused(_ text: String) throws {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("last.json")
        try Data(text.utf8).write(to: file)
        #expect(throws: ResultFile.Failure.self) { try PreviousAnalysis.verdicts(path: file.path) }
        #expect(throws: ResultFile.Failure.self) { try PreviousAnalysis.verdicts(path: "/nonexistent") }
    }

    @Test func manyPostsKeepOnlyTheTextsOfExamples() throws {
        let lines = (0..<36_000).map {
            """
            {"account":"a\($0 % 9)","id":"p\($0)","published":"2025-12-01T10:00:00Z","text":"Only number \($0)","url":null,"links":[]}
            """
        }
        let found = try outcome(lines)
        #expect(found.timeline.posts.count == 36_000)
        #expect(found.timeline.posts.texts.count < 10_000)
        for account in found.result.analysis.accounts {
            #expect(account.best.allSatisfy { $0.title != nil })
            #expect(account.best.count == 3)
        }
    }

    @Test func starredPostsTeachButCountForNobody() throws {
        let starred = posts.prefix(6).map {
            $0.replacingOccurrences(of: "\"links\"", with: "\"selected\":true,\"links\"")
        }
        let star = attention("p3", nil, "star")
        let alone = try outcome(starred + [star])
        #expect(alone.timeline.attention.count == 1)
        #expect(alone.result.analysis.totals.posts == 0)
        #expect(alone.result.analysis.warnings.contains { $0.message.hasPrefix("6 posts known only from") })
        // A post that its account's timeline has as well counts, whichever is read first.
        for records in [starred + posts, posts + starred] {
            #expect(try outcome(records + [star]).result.analysis.totals.posts == 30)
        }
    }
}
