import Foundation
@testable import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchSystem
import SquelchTimeline
import Testing

/// What a command writes for a later one comes back from its file as it was.
struct RoundTripTests {
    private static let now: Int64 = 1_795_132_800

    /// What `body` makes of the file that holds `bytes`.
    private func reading<Value>(
        _ bytes: [UInt8], as name: String = "written", _ body: (_ path: String, _ folder: String) throws -> Value
    ) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return try body(file.path, folder.path)
    }

    private func bytes(_ text: consuming ByteArena?) throws -> [UInt8] {
        guard let text = consume text else { throw CancellationError() }
        return Array(text.all)
    }

    private func account(_ id: String, _ verdict: Verdict) -> AccountAnalysis {
        var account = Account(id: id)
        account.name = "Name of \"\(id)\"\u{202E}"
        account.feedURL = "https://\(id)"
        var analysis = AccountAnalysis(index: 0, account: account, contexts: ["work/swift"])
        analysis.verdict = verdict
        analysis.noiseMinutesPerWeek = 2
        analysis.posts = 10
        return analysis
    }

    private func analysis(_ accounts: [AccountAnalysis]) -> Analysis {
        Analysis(
            generated: Self.now, window: TimeWindow(from: 0, to: Self.now), threshold: 0, totals: Totals(),
            accounts: accounts, warnings: [])
    }

    @Test func anAnalysisGivesItsVerdicts() throws {
        let all: [Verdict] = [.keep, .turnDown, .unfollow, .tooLittleData]
        let accounts = zip(all, ["a.example", "b.example", "c.example", "d.example"]).map { account($1, $0) }
        let written = try bytes(AnalysisJSON.render(analysis(accounts), version: "test"))
        let read = try reading(written) { path, _ in try PreviousAnalysis.verdicts(path: path) }
        #expect(read == Dictionary(uniqueKeysWithValues: accounts.map { ($0.account.id, $0.verdict) }))
    }

    @Test func aPlanGivesItsItems() throws {
        let plan = ActionPlan(analysis([account("a.example", .unfollow), account("b.example", .turnDown)]))
        #expect(plan.items.count == 2)
        let written = try bytes(PlanJSON.render(plan))
        let read = try reading(written, as: "plan.json") { _, folder in try PlanFile.read(folder: folder) }
        #expect(read.digest == PlanJSON.digest)
        #expect(read.items.map(\.name) == plan.items.map(\.name))
        #expect(read.items.map(\.action) == plan.items.map(\.action))
        #expect(read.items.map(\.feedURL) == plan.items.map(\.feedURL))
    }

    @Test func aListGivesItsEntries() throws {
        let entry = { (id: String) in
            ListEntry(
                id: id, name: "=\(id)\n", url: nil, feedURL: "https://\(id)", platform: .feed, subjects: [], note: nil,
                reason: "tells \"it\"", posts: [], since: nil, relations: [])
        }
        let list = ListeningList(
            title: "t", author: nil, asOf: Self.now,
            sections: [
                ListSection(context: "work/swift", entries: [entry("a.example"), entry("b.example")]),
                ListSection(context: nil, entries: [entry("c.example")]),
            ])
        let read = try reading(try bytes(ListJSON.render(list))) { path, _ in try PreviousList.entries(path: path) }
        #expect(read.map(\.id) == ["a.example", "b.example", "c.example"])
        #expect(read.map(\.context) == ["work/swift", "work/swift", nil])
        #expect(ListDifference(from: read, to: list).isEmpty)
    }

    @Test func aTableGivesItsDecisions() throws {
        let decisions = zip(Decision.Action.allCases, 1...).map { action, number in
            WrittenDecision(
                number: Int64(number),
                decision: Decision(
                    account: "account\(number).example", action: action,
                    until: action == .snooze ? Self.now + UTCTime.secondsPerDay : nil, because: "a, \"b\"", at: Self.now
                ))
        }
        let text = Array(DecisionCSV.render(decisions).utf8)
        let table = text.withUnsafeBufferPointer { DecisionTable($0, now: Self.now) }
        let read = try #require(table)
        #expect(read.warnings.isEmpty)
        #expect(read.standing == decisions)
        #expect(read.text == DecisionCSV.render(decisions))
    }

    @Test func ratingsAreOfThePostsThatWereRated() throws {
        var columns = PostColumns()
        for post in 0..<4 {
            let id = Array("id\(post)".utf8)
            let url = Array("https://a.example/\(post)".utf8)
            id.withUnsafeBufferPointer { id in
                url.withUnsafeBufferPointer { columns.texts.append(post: post, id: id, url: $0, excerpt: id) }
            }
        }
        let timeline = Timeline(accounts: [], contexts: [], posts: columns)
        let read = try reading([]) { path, _ in
            let file = try RatingsFile(path: path)
            try file.append(.yes, post: "id1", url: nil, at: Self.now)
            try file.append(.no, post: nil, url: "https://a.example/3", at: Self.now)
            try file.append(.skip, post: "id0", url: nil, at: Self.now)
            #expect(try file.undo())
            return RatedPosts.find(in: path, timeline)
        }
        #expect(read == [1, 3])
    }
}
