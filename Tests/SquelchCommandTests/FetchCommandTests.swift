import Foundation
import SquelchTestSupport
import Testing

/// Fetching from a server of our own, which stands for the whole web: it is the proxy of the program.
struct FetchCommandTests {
    /// Answers by address; what has no answer is not there.
    private func web(_ answers: [String: String]) throws -> ScriptedServer {
        try ScriptedServer { request in
            guard let body = answers[request.path] else { return .whole("HTTP/1.1 404 Not Found") }
            if body.isEmpty { return .whole("HTTP/1.1 410 Gone") }
            return .whole("HTTP/1.1 200 OK\nETag: \"1\"", body: Array(body.utf8))
        }
    }

    /// The program with a home of its own, in which the archive lies.
    private func squelch(_ home: Folder, _ web: ScriptedServer, input: String = "", _ arguments: String...) throws
        -> Child.Ended
    {
        var environment = CommandTests.environment(home: home.url)
        environment["http_proxy"] = "http://127.0.0.1:\(web.port)"
        environment["no_proxy"] = nil
        return try Child.run(
            CommandTests.program, ["fetch"] + arguments, input: home.write(input, "in"), environment: environment,
            in: home.url)
    }

    private static func feed(_ title: String, _ posts: String..., links: String = "") -> String {
        let items = posts.map { "<item><guid>\($0)</guid><title>\($0)</title></item>" }.joined()
        return """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>\(title)</title>\
            \(links)\(items)</channel></rss>
            """
    }

    private static func page(_ feeds: String..., others: String = "") -> String {
        let links = feeds.map { "<link rel='alternate' type='application/rss+xml' title='\($0)' href='/\($0).xml'>" }
        return "<!DOCTYPE html><html><head><title>Hill</title>\(links.joined())\(others)</head><body>Rain</body></html>"
    }

    private let hill = "http://hill.example/"

    @Test func aSiteWithOneFeedIsFollowed() throws {
        let home = try Folder()
        let web = try web([hill: Self.page("posts"), hill + "posts.xml": Self.feed("Hill", "Rain", "Snow")])
        defer { web.stop() }
        let run = try squelch(home, web, hill)
        #expect(run.output.contains("Followed from now on: http://hill.example/posts.xml  posts\n"))
        #expect(run.output.contains("1 feed of 1 asked for, 1 with something new: 2 new posts\n"))
        #expect(run.status == 0)
        #expect(web.requests.map(\.path) == [hill, hill + "posts.xml"])
        // It is listed, and need not be named again.
        #expect(try squelch(home, web, "--dry-run").output.contains("http://hill.example/posts.xml\n0 feeds would"))
    }

    @Test func ofSeveralFeedsNoneIsTakenUnlessAllAre() throws {
        let home = try Folder()
        let web = try web([
            hill: Self.page("posts", "comments"), hill + "posts.xml": Self.feed("Hill", "Rain"),
            hill + "comments.xml": Self.feed("Comments", "Snow"),
        ])
        defer { web.stop() }
        let run = try squelch(home, web, hill)
        #expect(
            run.output == """
                http://hill.example/ names 2 feeds:
                  http://hill.example/posts.xml  posts
                  http://hill.example/comments.xml  comments
                Follow one by its address (squelch fetch http://hill.example/posts.xml), or all of them with --all

                """)
        #expect(run.status == 0)
        #expect(web.requests.map(\.path) == [hill])
        #expect(try squelch(home, web, "--dry-run").errors.contains("there is no list of feeds"))
        #expect(try squelch(home, web, hill, "--all").output.contains("2 new posts"))
    }

    @Test func anAddressOfAFeedIsAskedOnce() throws {
        let home = try Folder()
        let web = try web([hill + "feed": Self.feed("Hill", "Rain")])
        defer { web.stop() }
        let first = try squelch(home, web, hill + "feed")
        #expect(first.output.hasPrefix("Followed from now on: http://hill.example/feed  Hill\n"))
        #expect(first.output.contains("1 new post"))
        #expect(try squelch(home, web, hill + "feed").status == 0)
        #expect(web.requests.count == 1)
    }

    @Test func aProfileWhosePageNamesNoFeedHasTheOneOfItsNetwork() throws {
        let home = try Folder()
        let profile = "http://social.example/@ada"
        let web = try web([profile: Self.page(), "https://social.example/@ada.rss": ""])
        defer { web.stop() }
        // The feed of the network is encrypted, and this server is not: it is asked for, and that is all.
        let run = try squelch(home, web, profile)
        #expect(run.output == "http://social.example/@ada: what is there names no feed\n")
        #expect(run.status == 65)
    }

    @Test func thoseWhomASiteRecommendsAreLookedForOnlyWhereThatIsWanted() throws {
        let home = try Folder()
        let list = """
            <opml version="2.0"><body><outline text="Valley" xmlUrl="http://valley.example/feed"/>\
            <outline text="Lake" xmlUrl="http://lake.example/feed"/></body></opml>
            """
        let web = try web([
            hill: Self.page("posts", others: "<link rel='blogroll' type='text/xml' href='/roll.opml'>"),
            hill + "posts.xml": Self.feed("Hill", "Rain"), hill + "roll.opml": list,
            "http://mountain.example/": Self.page(),
            "http://mountain.example/.well-known/recommendations.opml": list,
            "http://valley.example/feed": Self.feed("Valley", "Fog"),
            "http://lake.example/feed": Self.feed("Lake", "Dew"),
        ])
        defer { web.stop() }
        let run = try squelch(home, web, hill)
        #expect(run.output.contains("The site recommends others: squelch fetch --blogroll http://hill.example/\n"))
        #expect(!web.requests.contains { $0.path.contains("roll") || $0.path.contains("well-known") })
        let shown = try squelch(home, web, "--blogroll", "http://mountain.example/")
        #expect(shown.output.contains("recommendations.opml lists 2 feeds:\n  http://valley.example/feed  Valley\n"))
        #expect(!web.requests.contains { $0.path.contains("valley") })
        let followed = try squelch(home, web, "--blogroll", hill, "--all")
        #expect(followed.output.contains("Followed from now on: http://lake.example/feed  Lake\n"))
        #expect(followed.output.contains("2 new posts"))
    }

    @Test func aPageInAListIsToldWithItsFeedWhichIsNotAskedFor() throws {
        let home = try Folder()
        let list = try home.write(
            "<opml version='2.0'><body><outline text='a' xmlUrl='\(hill)'/></body></opml>", "l.opml")
        let web = try web([hill: Self.page("posts"), hill + "posts.xml": Self.feed("Hill", "Rain")])
        defer { web.stop() }
        let run = try squelch(home, web, list)
        #expect(run.output.contains("what is there is no feed, since "))
        #expect(run.output.contains("; it names one: squelch fetch http://hill.example/posts.xml\n"))
        #expect(web.requests.map(\.path) == [hill])
    }

    @Test func aListMayComeThroughAPipe() throws {
        let home = try Folder()
        let web = try web([hill + "feed": Self.feed("Hill", "Rain")])
        defer { web.stop() }
        let list = "<opml version='2.0'><body><outline text='a' xmlUrl='\(hill)feed'/></body></opml>"
        #expect(try squelch(home, web, input: list, "-").output.contains("1 new post"))
        #expect(try squelch(home, web, "--dry-run").output.contains("hill.example/feed"))
    }

    @Test func whatIsGoneIsToldHowToBeAskedForOnceMore() throws {
        let home = try Folder()
        let web = try web([hill + "feed": ""])
        defer { web.stop() }
        let list = try home.write(
            "<opml version='2.0'><body><outline text='a' xmlUrl='\(hill)feed'/></body></opml>", "l.opml")
        let run = try squelch(home, web, list)
        #expect(
            run.output.contains(
                "Gone (squelch fetch --again asks for them once more):\n  http://hill.example/feed: it is gone for good"
            ))
        #expect(try squelch(home, web, list, "--dry-run").output.hasPrefix("no more, "))
        // Within the hour nobody is asked twice, but its turn comes.
        #expect(try squelch(home, web, list, "--dry-run", "--again").output.hasPrefix("in "))
        #expect(web.requests.count == 1)
    }

    @Test func olderPostsAreAskedForWhereTheyAreWanted() throws {
        let home = try Folder()
        func link(_ page: String) -> String { "<atom:link rel='prev-archive' href='\(hill)\(page)'/>" }
        let web = try web([
            hill + "feed": Self.feed("Hill", "Rain", links: link("2")),
            hill + "2": Self.feed("Hill", "Snow", "Hail", links: link("1") + "<atom:link rel='self' href='\(hill)2'/>"),
            hill + "1": Self.feed("Hill", "Fog", links: "<atom:link rel='self' href='\(hill)1'/>"),
        ])
        defer { web.stop() }
        let list = try home.write(
            "<opml version='2.0'><body><outline text='a' xmlUrl='\(hill)feed'/></body></opml>", "l.opml")
        #expect(try squelch(home, web, list).output.contains("1 new post\n"))
        let run = try squelch(home, web, list, "--history")
        #expect(
            run.output.hasPrefix(
                "0 feeds of 1 asked for, 0 with something new: 3 new posts, 2 older pages among them\n"))
        #expect(web.requests.map(\.path) == ["feed", "2", "1"].map { hill + $0 })
        let archive = try Child.run(
            CommandTests.program, ["archive"], environment: CommandTests.environment(home: home.url), in: home.url)
        #expect(archive.output.contains("4 posts of 1 account from 2 sources"))
    }

    @Test func whatCannotBeMeantIsSaid() throws {
        let home = try Folder()
        let web = try web([:])
        defer { web.stop() }
        #expect(try squelch(home, web, "--all").errors.contains("--all goes with the address of a site"))
        #expect(try squelch(home, web, "ftp://hill.example/").status == 66)
        let inside = try squelch(home, web, "http://10.0.0.1/")
        #expect(inside.output == "http://10.0.0.1/ is private; --allow-private 10.0.0.1 allows it\n")
        #expect(inside.status == 65)
        #expect(
            try squelch(home, web, hill).output
                == "http://hill.example/: there is nothing at its address (status 404)\n")
    }
}
