import Foundation
import SquelchCuration
import SquelchKit
import SquelchTimeline
import Testing

/// Feeds that were saved more than once, and feeds that say the same of themselves.
struct SavedCopiesTests {
    private func outcome(_ files: [String: String]) throws -> AnalysisRun.Outcome {
        let folder = try Folder()
        let paths = try files.sorted { $0.key < $1.key }.map { try folder.write($0.value, $0.key) }
        return AnalysisRun(
            FollowingReader(sources: paths.map(Source.init(path:)), workers: Workers(2), keepsAllTexts: true)
        )
        .run(AnalysisOptions(now: 1_798_761_600))
    }

    private func item(_ number: Int, title: String, link: String?, guid: String?, words: String = "Words") -> String {
        let link = link.map { "<link>\($0)</link>" } ?? ""
        let guid = guid.map { "<guid isPermaLink=\"false\">\($0)</guid>" } ?? ""
        let day = number + 1 < 10 ? "0\(number + 1)" : String(number + 1)
        return "<item><title>\(title) \(number)</title>\(link)\(guid)<pubDate>2026-11-\(day)T08:00:00Z</pubDate>"
            + "<description>\(words) of day \(number)</description></item>"
    }

    private func feed(_ title: String, link: String = "https://hill.example/", head: String = "", _ items: [String])
        -> String
    {
        """
        <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>\(title)</title><link>\(link)</link>\
        \(head)\(items.joined())</channel></rss>
        """
    }

    private func hill(_ count: Int = 6, link: (Int) -> String?, guid: (Int) -> String?) -> String {
        feed("Hill", (0..<count).map { item($0, title: "News", link: link($0), guid: guid($0)) })
    }

    // MARK: - One post

    @Test(arguments: ["new guids", "https", "fragment", "guid added", "address moved"])
    func aSavedCopyAddsNothing(change: String) throws {
        let first = hill(
            link: { "http://hill.example/\($0)" },
            guid: { change == "guid added" ? nil : "http://hill.example/?p=\($0)" })
        let second = hill {
            switch change {
            case "https": "https://hill.example/\($0)"
            case "fragment": "http://hill.example/\($0)#more"
            case "address moved": "https://new.example/\($0)"
            default: "http://hill.example/\($0)"
            }
        } guid: {
            switch change {
            case "new guids": "new-\($0)"
            case "fragment": "http://hill.example/?p=\($0)#2"
            default: "https://hill.example/?p=\($0)"
            }
        }
        let found = try outcome(["1.xml": first, "2.xml": second])
        #expect(found.timeline.accounts.count == 1)
        #expect(found.timeline.posts.count == 6)
    }

    @Test(arguments: [true, false])
    func theNewestVersionCountsWhateverTheFilesAreCalled(isNewestFirst: Bool) throws {
        func copy(_ built: String, _ title: String) -> String {
            feed(
                "Hill", head: "<lastBuildDate>\(built)</lastBuildDate>",
                [item(2, title: title, link: "https://hill.example/n", guid: "n")])
        }
        let old = copy("2026-11-03T09:00:00Z", "A long title of the first version")
        let new = copy("2026-11-04T09:00:00Z", "Corrected")
        let found = try outcome(isNewestFirst ? ["a.xml": new, "b.xml": old] : ["a.xml": old, "b.xml": new])
        #expect(found.timeline.posts.count == 1)
        #expect(found.timeline.posts.texts.excerpt(0) == "Corrected 2")
    }

    @Test func ofTwoEntriesOfOneIdTheLaterUpdateCounts() throws {
        let entry = { (title: String, updated: String) in
            "<entry><id>n1</id><title>\(title)</title><published>2026-11-03T07:00:00Z</published>"
                + "<updated>\(updated)</updated><content>Words of it</content></entry>"
        }
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Hill</title><id>urn:h</id>\
            \(entry("Second", "2026-11-04T09:00:00Z"))\(entry("First, and longer", "2026-11-03T07:00:00Z"))</feed>
            """
        let found = try outcome(["feed.xml": atom])
        #expect(found.timeline.posts.count == 1)
        #expect(found.timeline.posts.texts.excerpt(0) == "Second")
    }

    @Test func aFeedThatDatesByTheFetchKeepsTheFirstDate() throws {
        func copy(day: Int) -> String {
            feed(
                "Hill",
                (0..<3).map { number in
                    "<item><title>Part \(number)</title><link>https://hill.example/\(number)</link><guid>g\(number)</guid>"
                        + "<pubDate>2026-11-0\(day)T08:00:00Z</pubDate><description>Of \(number)</description></item>"
                })
        }
        let found = try outcome(["1.xml": copy(day: 2), "2.xml": copy(day: 5)])
        #expect(found.timeline.posts.count == 3)
        #expect(found.timeline.posts.time.allSatisfy { UTCTime.day($0) == "2026-11-02" })
    }

    @Test(arguments: [true, false])
    func anEditedPostOfANetworkIsItsLastVersion(isNewestFirst: Bool) throws {
        func line(_ text: String, _ updated: String?) -> String {
            let change = updated.map { #","updated":"\#($0)""# } ?? ""
            return
                #"{"account":"ada@social.example","id":"1","published":"2026-11-03T07:00:00Z"\#(change),"text":"\#(text)"}"#
                + "\n"
        }
        let versions = [
            line("First of all, and longer", nil), line("Second", "2026-11-03T08:00:00Z"),
            line("Third", "2026-11-04T08:00:00Z"),
        ]
        let order = isNewestFirst ? versions.reversed() : versions
        let files = zip(["a.jsonl", "b.jsonl", "c.jsonl"], order).map { ($0, $1) }
        let found = try outcome(Dictionary(uniqueKeysWithValues: files))
        #expect(found.timeline.posts.count == 1)
        #expect(found.timeline.posts.texts.excerpt(0) == "Third")
    }

    @Test func aStarOnAnOlderVersionIsOneOnTheNewest() throws {
        let star = #"{"kind":"attention","post":"old-1","action":"star","at":"2026-11-05T00:00:00Z"}"#
        let found = try outcome([
            "1.xml": hill(link: { "https://hill.example/\($0)" }, guid: { "old-\($0)" }),
            "2.xml": hill(link: { "https://hill.example/\($0)" }, guid: { "new-\($0)" }),
            "stars.jsonl": star + "\n",
        ])
        #expect(found.timeline.attention.count == 1)
        #expect(found.timeline.posts.count == 6)
    }

    // MARK: - Several posts

    @Test(arguments: ["N/A", "https://hill.example/", nil])
    func anIdThatAllPostsBearIsNone(guid: String?) throws {
        let link = { (number: Int) in guid == nil ? "https://hill.example/news" : "https://hill.example/\(number)" }
        #expect(try outcome(["feed.xml": hill(link: link, guid: { _ in guid })]).timeline.posts.count == 6)
    }

    @Test func copiesWithUselessIdsAreStillCopies() throws {
        let copies = ["1.xml", "2.xml"].map {
            ($0, hill(link: { "https://hill.example/\($0)" }, guid: { _ in "N/A" }))
        }
        #expect(try outcome(Dictionary(uniqueKeysWithValues: copies)).timeline.posts.count == 6)
    }

    @Test func anIdThatIsUsedForAnotherPostIsNotItsVersion() throws {
        let one = feed("Hill", [item(1, title: "Otters", link: "https://hill.example/o", guid: "N/A")])
        let other = feed("Hill", [item(4, title: "Trains", link: "https://hill.example/t", guid: "N/A")])
        #expect(try outcome(["1.xml": one, "2.xml": other]).timeline.posts.count == 2)
    }

    // MARK: - Several feeds

    private func posts(_ name: String, host: String, path: String = "") -> [String] {
        (0..<6).map { item($0, title: name, link: "https://\(host)/\(path)\($0)", guid: "\(host)/\(path)\($0)") }
    }

    private func opml(_ follows: [(folder: String, name: String, address: String)]) -> String {
        let outlines = follows.map {
            "<outline text=\"\($0.folder)\"><outline text=\"\($0.name)\" xmlUrl=\"\($0.address)\"/></outline>"
        }
        return "<opml version=\"2.0\"><head/><body>\(outlines.joined())</body></opml>"
    }

    private func contexts(_ found: AnalysisRun.Outcome) -> [String: [String]] {
        var contexts: [String: [String]] = [:]
        for account in found.timeline.accounts {
            contexts[account.name ?? ""] = account.contexts.map { found.timeline.contexts[$0].name }
        }
        return contexts
    }

    @Test(arguments: ["http://localhost:4000/feed.xml", "/feed.xml", "https://host.example/feed"])
    func feedsWithOneWrongAddressAreTwo(address: String) throws {
        let link = address.hasPrefix("/") ? "/" : address.replacing("feed.xml", with: "").replacing("feed", with: "")
        let head = "<a:link rel=\"self\" href=\"\(address)\"/>"
        let found = try outcome([
            "a.xml": feed("Marsh birds", link: link, head: head, posts("Otter", host: "marsh.example")),
            "b.xml": feed("Branch line", link: link, head: head, posts("Train", host: "line.example")),
            "list.opml": opml([
                ("Birds", "Marsh birds", "https://marsh.example/feed.xml"),
                ("Trains", "Branch line", "https://line.example/feed.xml"),
            ]),
        ])
        #expect(found.timeline.accounts.count == 2)
        if !address.contains("host.example") {
            #expect(contexts(found) == ["Marsh birds": ["Birds"], "Branch line": ["Trains"]])
        }
        #expect(found.result.analysis.accounts.allSatisfy { $0.posts == 6 })
    }

    @Test func aMainFeedIsNoneOfItsCategories() throws {
        let head = "<a:link rel=\"self\" href=\"https://town.example/feed/\"/>"
        let birds = posts("Otter", host: "town.example", path: "b")
        let trains = posts("Train", host: "town.example", path: "t")
        let site = "https://town.example/"
        let found = try outcome([
            "birds.xml": feed("Town, birds", link: site, head: head, birds),
            "main.xml": feed("Town", link: site, head: head, birds + trains),
            "trains.xml": feed("Town, trains", link: site, head: head, trains),
            "list.opml": opml([
                ("Birds", "Town, birds", "https://town.example/c/birds/feed"),
                ("All", "Town", "https://town.example/feed"),
                ("Trains", "Town, trains", "https://town.example/c/trains/feed"),
            ]),
        ])
        #expect(contexts(found) == ["Town, birds": ["Birds"], "Town": ["All"], "Town, trains": ["Trains"]])
        #expect(found.warnings.contains { $0.message.hasPrefix("3 different feeds say that this is their address") })
    }

    @Test func aFeedThatWasRenamedStaysOne() throws {
        let head = "<a:link rel=\"self\" href=\"https://hill.example/feed/\"/>"
        let old = posts("Otter", host: "hill.example")
        let new = Array(old.dropFirst(1)) + [item(8, title: "Otter", link: "https://hill.example/8", guid: "8")]
        let found = try outcome([
            "1.xml": feed("Hill", head: head, old), "2.xml": feed("Hill and dale", head: head, new),
        ])
        #expect(found.timeline.accounts.count == 1)
        #expect(found.timeline.posts.count == 7)
    }

    @Test(arguments: [
        ("https://hügel.example/feed", "https://xn--hgel-0ra.example/feed"),
        ("https://hill.example/é", "https://hill.example/%c3%A9"),
        ("https://hill.example/%7ea", "http://hill.example/~a"),
        ("https://hill.example/a/../b/./feed", "https://www.hill.example/b/feed/"),
    ])
    func spellingsOfOneAddressAreOneFeed(spelling: String, other: String) throws {
        let head = "<a:link rel=\"self\" href=\"\(spelling)\"/>"
        let found = try outcome([
            "a.xml": feed("Hill", head: head, posts("Otter", host: "hill.example")),
            "list.opml": opml([("Birds", "Hill", other)]),
        ])
        #expect(contexts(found) == ["Hill": ["Birds"]])
    }

    @Test func aFeedWithoutAnAddressIsFollowedByItsName() throws {
        let bare =
            "<rss version=\"2.0\"><channel><title>Marsh</title>\(posts("Otter", host: "marsh.example").joined())"
            + "</channel></rss>"
        let found = try outcome([
            "a.xml": bare,
            "list.opml": opml([
                ("Birds", "Marsh", "https://marsh.example/feed"), ("Trains", "Line", "https://line.example/feed"),
            ]),
        ])
        #expect(contexts(found) == ["Marsh": ["Birds"]])
    }
}
