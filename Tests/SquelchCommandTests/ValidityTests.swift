import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import SquelchSystem
import Testing

/// What is written for others is valid, whatever strangers call themselves.
struct ValidityTests {
    private static let hostile =
        "</script><b>]]>&amp;&#1;\"'\u{338}\u{202E}\u{FFFE}\u{1}=1+1 <!-- --> <?x ?> \u{1F468}\u{200D}\u{1F469}"

    /// A following in which every text is hostile.
    private static func outcome() throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let records = (0..<60).map { number -> [String: Any] in
            [
                "account": "evil\(number % 3)\(hostile)", "name": hostile + "\(number % 3)", "folder": hostile,
                "id": "\(number)", "published": "2026-11-\(10 + number % 9)T10:00:00Z", "title": hostile + "\(number)",
                "text": "The report of \(number * 7919) pages says why \(hostile) the river rose by \(number) metres.",
                "url": number % 2 == 0
                    ? "javascript:alert(4)" : "https://a.example/\(number)\"<&onmouseover=\"alert(5)",
                "payment": ["https://pay.example/\"<&\(number % 3)"], "links": ["https://b.example/?a=1&b=<\(number)>"],
            ]
        }
        let lines = try records.map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }
        let outcome = AnalysisRunTests.analyze(
            files: [try folder.write(lines.joined(separator: "\n"), "posts.jsonl")]) { $0.threshold = -20 }
        #expect(outcome.result.analysis.totals.posts == 60)
        return outcome
    }

    @Test(arguments: [false, true])
    func pagesAndListsAreValid(isHostile: Bool) throws {
        let outcome = isHostile ? try Self.outcome() : AnalysisRunTests.analyze()
        try Validator.expectHTML(PageTests.page(outcome), "the report")
        var builder = ListBuilder()
        builder.title = isHostile ? Self.hostile : "Mine"
        builder.author = isHostile ? Self.hostile : "Ada"
        let list = builder.list(outcome.result)
        #expect(!list.entries.isEmpty)
        try Validator.expectHTML(ListPage.html(list, version: "test"), "the list")
        try Validator.expectXML(ListOPML.render(list), "the list as OPML")
        let currency = try #require(Currency("EUR"))
        let support = SupportPlan(outcome.result.analysis, budget: 2000, minimum: 1, currency: currency)
        #expect(!support.shares.isEmpty)
        try Validator.expectHTML(SupportReport.html(support, version: "test"), "the links to pay")
    }

    @Test func plansAreValid() throws {
        let outcome = AnalysisRunTests.analyze()
        let files = PlanFiles(ActionPlan(outcome.result.analysis), outcome.reports, version: "test").files
        var seen: Set<String> = []
        for file in files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            if file.path.hasSuffix(".html") { try Validator.expectHTML(text, file.path) }
            if file.path.hasSuffix(".opml") { try Validator.expectXML(text, file.path) }
            seen.insert(String(file.path.suffix(4)))
        }
        #expect(seen.isSuperset(of: ["html", "opml"]))
    }
}
