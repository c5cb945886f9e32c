import Foundation
import SquelchArchive
import SquelchFetch
import SquelchKit
import SquelchTimeline
import SquelchUpkeep
import Testing

/// The daily life: keep, decide, ask again.
struct ArchiveCommandTests {
    private let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path

    /// The program with a home of its own, in which the archive lies.
    private func squelch(_ home: Folder, _ arguments: String...) throws -> Child.Ended {
        try Child.run(
            CommandTests.program, arguments, input: home.write("", "in"),
            environment: CommandTests.environment(home: home.url), in: home.url)
    }

    @Test func whatIsImportedIsAnalysedWithoutAPath() throws {
        let home = try Folder()
        #expect(try squelch(home, "analyze").errors.contains("squelch import"))
        let first = try squelch(home, "import", feeds)
        #expect(first.output.hasPrefix("1,088 new posts from 48 sources: kept in "))
        #expect(
            try squelch(home, "import", feeds).output.hasPrefix("0 new posts from 0 sources, 48 sources known before"))
        let arguments = ["--quiet", "--format", "csv"]
        let kept = try squelch(home, "analyze", arguments[0], arguments[1], arguments[2])
        let files = try squelch(home, "analyze", feeds, arguments[0], arguments[1], arguments[2])
        #expect(kept.output == files.output && kept.output.contains("BuzzLadder"))
        let archive = home.url.appendingPathComponent(".local/share/squelch/archive.sqlite").path
        let mode = try FileManager.default.attributesOfItem(atPath: archive)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try squelch(home, "archive").output.contains("1,088 posts of 47 accounts from 48 sources"))
        #expect(try squelch(home, "archive", "check").status == 0)
    }

    @Test func aDecisionGoesBeforeTheNumbersUntilItIsTakenBack() throws {
        let home = try Folder()
        _ = try squelch(home, "import", feeds, "--quiet")
        func verdict() throws -> String {
            let run = try squelch(home, "analyze", "--quiet", "--format", "csv", "--columns", "name,verdict,reason")
            return run.output.split(whereSeparator: \.isNewline).first { $0.hasPrefix("BuzzLadder") }.map(String.init)
                ?? ""
        }
        #expect(try verdict().hasPrefix("BuzzLadder,unfollow,"))
        let decided = try squelch(home, "decide", "BuzzLadder", "keep", "--because", "my cousin writes it")
        #expect(decided.errors == "1: BuzzLadder: keep\n")
        let kept = try verdict()
        #expect(kept.hasPrefix("BuzzLadder,keep,you decided so on "))
        #expect(kept.hasSuffix(": my cousin writes it (the numbers say: unfollow)"))
        #expect(try squelch(home, "decide", "--list").output.contains("keep: my cousin writes it"))
        #expect(try squelch(home, "decide", "--list", "--format", "csv").output.contains(",keep,,my cousin writes it,"))
        #expect(try squelch(home, "decide", "--undo", "1").status == 0)
        #expect(try squelch(home, "decide", "--undo", "1").status == 64)
        #expect(try verdict().hasPrefix("BuzzLadder,unfollow,"))
        #expect(try squelch(home, "decide", "BuzzLadder", "snooze").status == 64)
        #expect(try squelch(home, "decide", "BuzzLadder", "snooze", "--until", "2026-02-30").status == 64)
    }

    @Test func aTableOfDecisionsIsTakenOver() throws {
        let home = try Folder()
        _ = try squelch(home, "import", feeds, "--quiet")
        let table = try home.write(
            "account,action,because\nBuzzLadder,keep,my cousin\nnobody.example,adopt,\n", "decided.csv")
        let first = try squelch(home, "decide", "--from", table)
        #expect(first.status == 3)
        #expect(first.errors.contains("decided.csv:3: is no decision"))
        #expect(first.errors.hasSuffix("1 decision taken over, 1 not understood\n"))
        let list = try squelch(home, "decide", "--list", "--format", "csv").output
        #expect(list.contains("1,feeds.buzzladder.example/top,keep,,my cousin,"))
        let again = try squelch(home, "decide", "--from", home.write(list, "list.csv"))
        #expect(again.status == 0 && again.errors == "0 decisions taken over, 1 known before\n")
        #expect(try squelch(home, "decide", "--from", home.write("a,b\n", "other.csv")).status == 65)
        #expect(try squelch(home, "decide", "--from", table, "--list").status == 64)
    }

    @Test func earlierListsAndRunsAreInTheArchive() throws {
        let home = try Folder()
        _ = try squelch(home, "import", feeds, "--quiet")
        let none = try squelch(home, "list", "--quiet", "--diff")
        #expect(none.status == 64 && none.errors.contains("no earlier list"))
        #expect(try squelch(home, "analyze", "--quiet", "--previous").errors.contains("no earlier analysis"))
        let list = try squelch(home, "list", "--quiet", "--format", "json")
        #expect(try squelch(home, "list", "--quiet", "--diff").output == "Nothing has changed.\n")
        // A shorter list is another one, and says nothing of who is gone.
        #expect(try squelch(home, "list", "--quiet", "--top", "1", "--diff").status == 64)
        let file = try home.write(list.output, "list.json")
        #expect(list.output.contains("\"id\":\"shavings.example/rss.xml\""))
        #expect(try squelch(home, "archive", "forget", "shavings.example/rss.xml").status == 0)
        let byFile = try squelch(home, "list", "--quiet", "--diff", file)
        #expect(byFile.output.contains("Gone: 1\n  Shavings (craft)"))

        let analysis = try squelch(home, "analyze", "--quiet", "--format", "csv")
        let again = try squelch(home, "analyze", "--quiet", "--format", "csv", "--previous")
        #expect(
            again.status == analysis.status && again.output.hasPrefix("name,") == analysis.output.hasPrefix("name,"))
        let explained = try squelch(home, "explain", "BuzzLadder", "--quiet")
        #expect(explained.output.contains("In earlier analyses, 1 day"))
        #expect(explained.output.contains(" dB ("))
        #expect(
            try squelch(home, "explain", "BuzzLadder", "--format", "json", "--quiet").output.contains(
                "\"earlier_analyses\":[{\"at\":"))
        #expect(!(try squelch(home, "explain", "BuzzLadder", feeds, "--quiet").output.contains("earlier analyses")))
    }

    @Test func aMoveThatFetchingHasConfirmedIsInThePlan() throws {
        let home = try Folder()
        _ = try squelch(home, "import", feeds, "--quiet")
        let path = home.url.appendingPathComponent(".local/share/squelch/archive.sqlite").path
        let address = "https://shavings.example/rss.xml"
        for sightings in [FeedState.Move.needed - 1, FeedState.Move.needed] {
            let archive = try Archive(path: path)
            var state = FeedState(address: address)
            state.move = FeedState.Move(
                target: "https://new.example/feed", sightings: sightings, first: 1_795_000_000, last: 1_795_200_000)
            try archive.keep(
                address: address, state: Array(JSONEncoder().encode(state)), source: nil, at: 1_795_219_200)
            let plan = try squelch(home, "plan", "--quiet").output.split(whereSeparator: \.isWhitespace).joined(
                separator: " ")
            #expect(plan.contains("follow it at https://new.example/feed") == (sightings == FeedState.Move.needed))
        }
    }

    @Test func whatIsForgottenIsGone() throws {
        let home = try Folder()
        _ = try squelch(home, "import", feeds, "--quiet")
        let gone = try squelch(home, "archive", "forget", "feeds.buzzladder.example/top")
        #expect(gone.output.hasPrefix("40 posts and "))
        #expect(!(try squelch(home, "analyze", "--quiet", "--format", "csv").output.contains("BuzzLadder")))
        #expect(try squelch(home, "archive", "forget", "nobody.example").status == 64)
    }

    @Test func fetchingSaysBeforeWhatItWouldAsk() throws {
        let home = try Folder()
        let list = try home.write(
            """
            <opml version="2.0"><body><outline text="a" xmlUrl="https://hill.example/feed"/>
            <outline text="b" xmlUrl="http://10.0.0.1/feed"/></body></opml>
            """, "follows.opml")
        let run = try squelch(home, "fetch", list, "--dry-run")
        #expect(run.output.contains("now  https://hill.example/feed\n"))
        #expect(run.output.contains("never, is private; --allow-private 10.0.0.1 allows it  http://10.0.0.1/feed\n"))
        #expect(run.output.hasSuffix("1 feed would be asked for now\n"))
        // It leaves nothing behind, and there is nothing then.
        #expect(!FileManager.default.fileExists(atPath: home.url.appendingPathComponent(".local").path))
        #expect(try squelch(home, "fetch", "--dry-run").errors.contains("there is no list of feeds"))
        _ = try squelch(home, "import", list)
        #expect(try squelch(home, "fetch", "--dry-run").output == run.output)
        #expect(try squelch(home, "archive").output.contains("from 1 source,"))
        // Cron and systemd run it elsewhere: a list that is still to be made is named from the root.
        #expect(
            try squelch(home, "fetch", "a 100%.opml", "--cron").output.wholeMatch(
                of: /17 \* \* \* \* squelch fetch --quiet '\/.*\/a 100\\%\.opml'\n/) != nil)
        #expect(
            try squelch(home, "fetch", "a.opml", "--systemd").output.firstMatch(
                of: /ExecStart=\/usr\/bin\/env squelch fetch --quiet \/.*\/a\.opml\n/) != nil)
    }

    @Test func anAnswerAndItsStateAreKeptTogether() throws {
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
        let archive = try Archive(path: folder.url.appendingPathComponent("archive.sqlite").path)
        let store = FetchedFeeds(archive, clock: { 1_795_176_000 })
        let text = """
            <rss version="2.0"><channel><title>Hill</title><ttl>120</ttl><item><guid>1</guid><link>/rain</link>
            <title>Rain</title></item></channel></rss>
            """
        #expect(FetchedFeeds.read(Array(text.utf8), "https://hill.example/feed")?.pace.timeToLive == 7200)
        #expect(FetchedFeeds.read(Array("<html><p>Not found</p></html>".utf8), "https://hill.example/feed") == nil)
        var state = FeedState(address: "https://hill.example/feed")
        state.lastAsked = 1_795_176_000
        try store.keep(
            FetchedFeed(
                address: state.address, finalAddress: state.address, bytes: Array(text.utf8), state: state))
        #expect(try store.states(of: [state.address, "https://other.example/"]) == [state])
        #expect(store.posts == 1)
        let outcome = AnalysisRun(
            FollowingReader(sources: try archive.sources(), workers: Workers(1), keepsAllTexts: true)
        )
        .run(AnalysisOptions(now: 1_795_176_000))
        #expect(outcome.timeline.accounts.map(\.id) == ["hill.example/feed"])
        #expect(outcome.timeline.posts.texts.url(0) == "https://hill.example/rain")
    }
}
