import SquelchDocuments
import SquelchTimeline
import Testing

@testable import SquelchReport

/// The table and the JSON of `inspect --summary`.
struct SummaryReportTests {
    private let profile = TerminalProfile(hasColor: false, width: 80, isUnicode: true)

    private func source(_ path: String, _ family: SourceFormat.Family) -> SourceReport {
        var source = SourceReport(path: path)
        source.format = SourceFormat(family)
        return source
    }

    private var sources: [SourceReport] {
        var zip = source("all.zip", .zip)
        zip.leftOut = 1200
        var mail = source("all.zip/in\u{1B}[2J.mbox", .mbox)
        mail.note = "mail is read only \u{1B}[31m here"
        return [zip, mail]
    }

    private struct NoMemory: Error {}

    private func json(_ sources: [SourceReport], hints: [String] = []) throws -> String {
        guard let output = SummaryJSON.render(sources, hints: hints) else { throw NoMemory() }
        return String(decoding: output.all, as: UTF8.self)
    }

    @Test func notesStandUnderTheirFile() throws {
        let lines = SummaryReport.table(sources, profile).split(separator: "\n")
        try #require(lines.count == 6)
        #expect(lines[1].hasPrefix("all.zip "))
        #expect(lines[2] == "  1,200 pictures, sounds and films are left out")
        #expect(lines[3].hasPrefix("all.zip/in"))
        #expect(lines[4].hasPrefix("  mail is read only"))
    }

    @Test func whatIsIgnoredIsListedAndTheEndOfAPathIsKept() throws {
        var source = source(String(repeating: "folder/", count: 20) + "messages.csv", .linkedIn)
        source.counts.ignored = ["a message that is spam": 1200]
        let lines = SummaryReport.table([source], profile).split(separator: "\n")
        #expect(lines[1].hasPrefix("…") && lines[1].contains("/messages.csv "))
        #expect(lines[2] == "  ignored: 1,200 × a message that is spam")
        #expect(try json([source]).contains(#""ignored":[{"reason":"a message that is spam","count":1200}]"#))
    }

    @Test func nothingFromFilesReachesTheTerminalAsACommand() {
        #expect(!SummaryReport.table(sources, hints: ["a\u{1B}[2J"], profile).contains("\u{1B}"))
    }

    @Test func hintsFollowTheTotalsWrapped() {
        let hint = Array(repeating: "word", count: 30).joined(separator: " ")
        let table = SummaryReport.table([SourceReport(path: "a")], hints: [hint, "two"], profile)
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.contains("What would add to it:"))
        #expect(lines.contains("- two"))
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(!SummaryReport.table([], profile).contains("What would add"))
    }

    @Test func jsonHasNotesAndHints() throws {
        let text = try json(sources, hints: ["one", "\"two\""])
        #expect(text.contains(#""note":null"#) && text.contains(#""note":"mail is read only \u001b[31m here""#))
        #expect(text.contains(#""left_out":1200"#))
        #expect(text.contains(#""hints":["one","\"two\""]"#))
        #expect(try json([]).contains(#""hints":[]"#))
    }
}
