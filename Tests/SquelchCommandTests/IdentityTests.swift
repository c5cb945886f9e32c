import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchTimeline
import Testing

/// One person on several networks, and what the user says about people and contexts.
struct IdentityTests {
    private func outcome(_ lines: [String], _ toml: String = "") throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        return AnalysisRun(
            FollowingReader(
                sources: [file.path].map(Source.init(path:)), workers: Workers(2),
                configuration: try ConfigurationFile.parse(toml)
            )
        )
        .run(AnalysisOptions(now: 1_767_225_600))
    }

    private func ids(_ outcome: AnalysisRun.Outcome) -> [String] {
        outcome.timeline.accounts.map { ([$0.id] + $0.aliases).joined(separator: " = ") }.sorted()
    }

    private let feed = """
        {"kind":"feed","format":"rss2.0","title":"Mira writes","link":"https://mira.example/","feed_url":"https://mira.example/feed","language":null,"payment":[]}
        {"kind":"post","id":"f1","url":"https://mira.example/p1","title":"Mooring lines","published":"2025-12-01T09:00:00Z","text":"Mooring lines of twelve millimetres hold forty kilonewtons in a winter storm, says the long test"}
        {"kind":"post","id":"f2","url":"https://mira.example/p2","title":"Tides","published":"2025-12-09T09:00:00Z","text":"Tide tables are wrong by ten minutes this month, as the gauge at the pier shows every day"}
        """
    private let toots = """
        {"kind":"post","account":"mira@social.example","id":"t1","url":"https://social.example/@mira/1","published":"2025-12-01T10:00:00Z","text":"New: mooring lines","links":["https://mira.example/p1"]}
        {"kind":"post","account":"mira@social.example","id":"t2","url":"https://social.example/@mira/2","published":"2025-12-02T10:00:00Z","text":"Something else about gulls, chips and the price of paint in the harbour shop"}
        """
    private func profile(links: String = "", verified: String = "", of account: String = "mira@social.example")
        -> String
    {
        #"{"kind":"profile","account":"\#(account)","links":[\#(links)],"verified":[\#(verified)]}"#
    }

    @Test func aVerifiedLinkProvesThatTwoAccountsAreOne() throws {
        let found = try outcome([feed, toots, profile(verified: #""http://www.mira.example""#)])
        #expect(ids(found) == ["mira.example/feed = mira@social.example"])
    }

    @Test func aClaimAloneProvesNothing() throws {
        let claim = profile(links: #""https://mira.example/""#)
        #expect(ids(try outcome([feed, toots, claim])) == ["mira.example/feed", "mira@social.example"])
        // Anybody can link to a page; the page must link back.
        let back = profile(links: #""https://social.example/@mira""#, of: "mira.example/feed")
        let follow =
            #"{"kind":"follow","account":"mira@social.example","url":"https://social.example/@mira","platform":"mastodon","contexts":["sea"]}"#
        let found = try outcome([feed, toots, claim, back, follow])
        #expect(ids(found) == ["mira.example/feed = mira@social.example"])
        #expect(found.timeline.contexts.map(\.name) == ["sea"])
    }

    @Test func equalNamesProveNothing() throws {
        let named = toots.replacing(
            #""account":"mira@social.example""#, with: #""account":"mira@social.example","name":"Mira writes""#)
        #expect(ids(try outcome([feed, named])).count == 2)
    }

    @Test func aNewspapersFeedsStayApart() throws {
        let lines = ["sport", "city"].map { part in
            """
            {"kind":"feed","format":"rss2.0","title":"\(part)","link":"https://paper.example/","feed_url":"https://paper.example/\(part).xml","language":null,"payment":[]}
            {"kind":"post","id":"\(part)","url":"https://paper.example/\(part)/1","title":"News of \(part)","published":"2025-12-01T09:00:00Z","text":"Words"}
            """
        }
        #expect(ids(try outcome(lines)) == ["paper.example/city.xml", "paper.example/sport.xml"])
        let verified = profile(verified: #""https://paper.example/""#)
        #expect(ids(try outcome(lines + [toots, verified])).count == 3)
    }

    @Test func theUserKnowsWhoIsWho() throws {
        let toml = """
            [identities]
            "Mira Okafor" = ["https://mira.example/feed", "@mira@social.example"]
            """
        let found = try outcome([feed, toots], toml)
        #expect(ids(found) == ["mira.example/feed = mira@social.example"])
        #expect(found.timeline.accounts.first?.name == "Mira Okafor")
    }

    @Test func crossPostsCountOnceAndKeepTheirAttention() throws {
        let like = #"{"kind":"attention","post":"t1","url":null,"action":"like","at":null,"bulk":false}"#
        let joined = try outcome([toots, feed, like, profile(verified: #""https://mira.example/""#)]).timeline
        #expect(joined.posts.count == 3)
        #expect(Set((0..<3).compactMap { joined.posts.texts.id($0) }) == ["f1", "f2", "t2"])
        #expect(joined.attention.map { joined.posts.texts.id(Int($0.post)) } == ["f1"])
        // Of two strangers both count: the second is a repeat, and noise.
        #expect(try outcome([toots, feed]).timeline.posts.count == 4)
    }

    @Test func contextsComeFromTheUserThenListsThenNetworks() throws {
        let toml = """
            [contexts."sea/boats"]
            kind = "professional"
            accounts = ["Mira writes"]
            [contexts.harbour]
            kind = "social"
            """
        let linkedIn = """
            {"kind":"post","account":"linkedin.com/in/jo","id":"l1","published":"2025-12-01T10:00:00Z","text":"We are hiring"}
            {"kind":"follow","account":"mira@social.example","platform":"mastodon","contexts":["harbour/gulls"]}
            """
        let found = try outcome([feed, toots, linkedIn], toml)
        let contexts = found.result.analysis.contexts
        #expect(contexts.map(\.context.name) == ["LinkedIn", "harbour/gulls", "sea/boats"])
        #expect(contexts.map(\.context.kind) == [.professional, .social, .professional])
        #expect(contexts.map(\.context.origin) == [.network, .list, .configuration])
    }

    @Test func whatNobodyIsNamedByIsTold() throws {
        let toml = """
            protected = ["Mira writes", "Nobody"]
            private = ["@mira@social.example"]
            colour = "red"
            [contexts.x]
            kind = "important"
            """
        let found = try outcome([feed, toots], toml)
        #expect(found.timeline.accounts.filter(\.isProtected).map(\.id) == ["mira.example/feed"])
        #expect(found.timeline.accounts.filter(\.isHidden).map(\.id) == ["mira@social.example"])
        let told = found.warnings.map(\.message)
        #expect(told.contains("`Nobody` is nobody among the files"))
        #expect(told.contains("`colour` means nothing here"))
        #expect(told.contains { $0.hasPrefix("`contexts.x.kind` is none of") })
    }

    @Test func aFaultInTheConfigurationNamesItsLine() {
        #expect(throws: ConfigurationFile.Failure.self) { try ConfigurationFile.parse("protected = [\n1,\n") }
        do {
            _ = try ConfigurationFile.parse("a = 1\nb = = 2\n")
            Issue.record("no fault found")
        } catch {
            #expect(error.line == 2)
        }
    }
}
