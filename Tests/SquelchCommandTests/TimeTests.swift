import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchTimeline
import Testing

/// What files say of the time at which they were read, and what the user says of themselves.
struct TimeTests {
    private func outcome(_ files: [String: String], now: Int64 = 1_798_761_600) throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let paths = try files.sorted { $0.key < $1.key }.map { try folder.write($0.value, $0.key) }
        return AnalysisRun(
            FollowingReader(sources: paths.map(Source.init(path:)), workers: Workers(2), keepsAllTexts: true)
        ).run(
            AnalysisOptions(now: now))
    }

    private func feed(_ name: String, month: String, built: String? = nil) -> String {
        let items = (1...20).map { day in
            let number = day < 10 ? "0\(day)" : String(day)
            return "<item><title>\(name) \(day)</title><link>https://\(name).example/\(day)</link>"
                + "<guid>\(name)-\(day)</guid><pubDate>\(month)-\(number)T08:00:00Z</pubDate>"
                + "<description>What \(name) saw on day \(day), in some words of its own</description></item>"
        }
        let date = built.map { "<lastBuildDate>\($0)</lastBuildDate>" } ?? ""
        return "<rss version=\"2.0\"><channel><title>\(name)</title><link>https://\(name).example/</link>\(date)"
            + items.joined() + "</channel></rss>"
    }

    private func account(_ name: String, _ found: AnalysisRun.Outcome) throws -> AccountAnalysis {
        try #require(found.result.analysis.accounts.first { $0.account.name == name })
    }

    @Test(arguments: ["Fri, 20 Feb 2026 09:00:00 GMT", nil])
    func aFileOfLastFebruarySaysNothingOfTheTimeSince(built: String?) throws {
        let found = try outcome([
            "a.xml": feed("hill", month: "2026-02", built: built), "b.xml": feed("dale", month: "2026-11"),
        ])
        let old = try account("hill", found)
        #expect(abs(old.postsPerDay - 1.05) < 0.02)
        #expect(!old.isSilent)
        #expect(abs(old.attentionShare - 0.5) < 0.05)
        let warnings = found.result.analysis.warnings.map(\.message)
        #expect(warnings.contains { $0.hasPrefix("1 account read long before the others; save their files again") })
    }

    @Test func aFeedThatWasBuiltLongAfterItsLastPostIsSilent() throws {
        let found = try outcome([
            "a.xml": feed("hill", month: "2026-02", built: "Fri, 20 Nov 2026 09:00:00 GMT"),
            "b.xml": feed("dale", month: "2026-11"),
        ])
        let silent = try account("hill", found)
        #expect(silent.isSilent)
        #expect(silent.attentionShare == 0)
    }

    @Test func aTimelineReachesAsFarForAllOfItsAccounts() throws {
        let lines = (1...24).map { number in
            let name = number <= 12 ? "ada" : "bo"
            let month = number <= 12 ? "02" : "11"
            let day = 10 + number % 12
            return
                #"{"account":"\#(name)","name":"\#(name)","id":"\#(number)","published":"2026-\#(month)-\#(day)T08:00:00Z","text":"Words of number \#(number)"}"#
        }
        let found = try outcome(["timeline.jsonl": lines.joined(separator: "\n")])
        #expect(try account("ada", found).isSilent)
        #expect(try account("ada", found).attentionShare == 0)
        #expect(try account("bo", found).attentionShare == 1)
    }

    @Test func postsOfTheFutureAreNotShown() throws {
        let future = feed("hill", month: "2026-11").replacing("2026-11-20", with: "2027-06-20")
        let found = try outcome(["a.xml": future])
        let hill = try account("hill", found)
        let shown = hill.best + hill.worst
        #expect(!shown.isEmpty)
        #expect(shown.allSatisfy { UTCTime.day($0.published ?? 0) < "2026-12" })
        #expect(UTCTime.day(found.result.analysis.window.to) == "2026-11-19")
    }

    @Test func thePeriodIsThatOfTheShownAccounts() throws {
        let opml = """
            <opml version="2.0"><head/><body>
            <outline text="Work"><outline text="dale" xmlUrl="https://dale.example/f" htmlUrl="https://dale.example/"/>
            </outline></body></opml>
            """
        let folder = try Folder()
        let paths = [
            try folder.write(feed("hill", month: "2026-02"), "a.xml"),
            try folder.write(feed("dale", month: "2026-11"), "b.xml"),
            try folder.write(opml, "list.opml"),
        ]
        var options = AnalysisOptions(now: 1_798_761_600)
        options.context = "Work"
        let analysis = AnalysisRun(FollowingReader(sources: paths.map(Source.init(path:)), workers: Workers(2))).run(
            options
        ).result
            .analysis
        #expect(UTCTime.day(analysis.window.from) == "2026-11-01")
    }

    @Test func twoFeedsOfOneSiteAreSaidSo() throws {
        let link = { (name: String) in
            "<a:link xmlns:a=\"http://www.w3.org/2005/Atom\" rel=\"self\" href=\"https://hill.example/\(name)\"/></channel>"
        }
        let posts = feed("hill", month: "2026-11")
        let found = try outcome([
            "a.xml": posts.replacing("</channel>", with: link("rss")),
            "b.xml": posts.replacing("</channel>", with: link("atom")), "c.xml": feed("dale", month: "2026-11"),
        ])
        #expect(found.timeline.accounts.count == 3)
        #expect(
            found.warnings.map(\.message) == [
                "has the same posts as https://hill.example/atom: they are one site, and one of them is enough"
            ])
    }

    @Test func theUsersOwnAddressesInTheConfigurationCount() throws {
        let folder = try Folder()
        let mail = """
            From ada@glen.example Tue Mar  5 07:30:00 2024
            From: Ada <ada@glen.example>
            To: Me@Mail.example
            Date: Tue, 05 Mar 2024 08:30:00 +0100

            Hello

            """
        let path = try folder.write(mail, "inbox.mbox")
        var reading = IngestOptions()
        reading.includesContacts = true
        let toml = #"me = ["me@mail.example"]"#
        let found = AnalysisRun(
            FollowingReader(
                sources: [path].map(Source.init(path:)), workers: Workers(2), reading: reading,
                configuration: try ConfigurationFile.parse(toml)
            )
        ).run(AnalysisOptions(now: 1_798_761_600))
        #expect(found.timeline.people.map(\.id) == ["mailto:ada@glen.example"])
        #expect(found.warnings.isEmpty)
    }
}
