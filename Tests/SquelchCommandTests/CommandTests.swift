import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The program itself: its exit status, its outputs, its manners.
struct CommandTests {
    /// The built program, which lies beside the tests.
    static let program: URL = {
        let tests = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
            URL(fileURLWithPath: $0).deletingLastPathComponent()
        }
        return (own ?? tests).appendingPathComponent("squelch")
    }()

    func squelch(_ arguments: String..., input: String? = nil, in folder: URL? = nil) throws -> Child.Ended {
        try squelch(arguments, input: input, in: folder)
    }

    private func squelch(_ arguments: [String], input: String? = nil, in folder: URL? = nil) throws -> Child.Ended {
        let home = try Folder()
        return try Child.run(
            Self.program, arguments, input: home.write(input ?? "", "in"),
            environment: Self.environment(home: home.url),
            in: folder)
    }

    /// The environment, without a configuration that the person who tests may have.
    static func environment(home: URL) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["HOME"] = home.path
        environment["XDG_CONFIG_HOME"] = nil
        environment["XDG_DATA_HOME"] = nil
        return environment
    }

    /// What has nothing to do with the subject is no damage: it is listed, and the status is success.
    @Test func anUnpackedExportIsReadWithoutAWord() throws {
        let folder = try Folder()
        for (name, text) in [
            (
                "Connections.csv",
                "First Name,Last Name,URL,Connected On\nAda,Hill,https://www.linkedin.com/in/ada,08 Feb 2024\n,,,\n"
            ),
            ("Profile.csv", "First Name,Last Name\nMe,Too\n"), ("Education.csv", "School,Start,End\nHill,1,2\n"),
            (
                "messages.csv",
                "CONVERSATION ID,FROM,TO,DATE\n1,Ada,Me,2024-02-08 10:00:00 UTC\n2,Bo,Me,2024-02-08 10:00:00 UTC\n"
            ),
        ] { _ = try folder.write(text, name) }
        let run = try squelch("inspect", "--summary", folder.url.path, "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        #expect(run.output.contains(#"{"reason":"a connection without name or profile: a closed account","count":1}"#))
        #expect(run.output.contains(#""skipped":[]"#))
    }

    @Test func aContextThatNobodyIsInIsAnErrorThatNamesThoseThatAre() throws {
        let folder = try Folder()
        let line =
            #"{"account":"a","folder":"work/swift","id":"1","published":"2026-11-01T10:00:00Z","text":"Rain fell"}"#
        let file = try folder.write(line, "a.jsonl")
        for context in ["work", "work/swift"] {
            #expect(try squelch("analyze", file, "--context", context).status == 0)
        }
        for command in [["analyze"], ["list"], ["who", "rain"], ["explain", "a"]] {
            let run = try squelch(command + [file, "--context", "wor"])
            #expect(run.status == 64)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("no context is called wor; there are work/swift"))
        }
        let bare = try folder.write(#"{"account":"a","id":"1","text":"Rain fell"}"#, "b.jsonl")
        #expect(
            try squelch("analyze", bare, "--context", "work").errors.contains(
                "no context is called work; none is known"))
    }

    private static let feed = """
        <rss version="2.0"><channel><title>Hill</title><link>https://hill.example/</link>
        <item><title>Rain</title><link>https://hill.example/rain</link><guid>1</guid>
        <pubDate>Tue, 05 Mar 2024 07:30:00 GMT</pubDate><description>12 mm fell.</description></item></channel></rss>
        """

    @Test func aPlanIsShownAndWrittenOnlyWhereAsked() throws {
        let folder = try Folder()
        let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path
        let shown = try squelch("plan", feeds, "--quiet", in: folder.url)
        #expect(shown.output.contains("Nothing has been done or written"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
        let json = try squelch("plan", feeds, "--quiet", "--format", "json", in: folder.url)
        #expect(json.output.hasPrefix(#"{"schema":"squelch.plan/1""#))
        let written = try squelch("plan", feeds, "--quiet", "--output", "plan", in: folder.url)
        #expect(written.output.contains("Begin with plan/PLAN.md"))
        let plan = folder.url.appendingPathComponent("plan")
        #expect(try String(contentsOf: plan.appendingPathComponent("plan.json"), encoding: .utf8) == json.output)
        // What is done is told by a new export, from inside of the folder or from elsewhere.
        let list = "\(feeds)/following.opml"
        let inside = try squelch("plan", "--verify", list, in: plan)
        // Nobody has touched the list yet.
        #expect(inside.output.hasPrefix("0 of 19 done\n"))
        #expect(try squelch("plan", "--verify", list, "--plan", "plan", in: folder.url).output == inside.output)
        #expect(try squelch("plan", "--verify", list, in: folder.url).status == 65)
        #expect(try squelch("plan", list, "--plan", "plan", in: folder.url).status == 64)
    }

    @Test func aWholeFeedIsReadWithoutAWord() throws {
        let folder = try Folder()
        let run = try squelch("inspect", folder.write(Self.feed, "a"), "--format", "jsonl")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.output.contains(#""published":"2024-03-05T07:30:00Z""#))
    }

    @Test func standardInputIsASource() throws {
        #expect(
            try squelch("inspect", "-", "--summary", "--format", "json", input: Self.feed).output.contains(#""post":1"#)
        )
    }

    @Test func aMissingPathIsNamed() throws {
        let run = try squelch("analyze", "/no/such/folder")
        #expect(run.status == 66)
        #expect(run.errors.contains("/no/such/folder"))
    }

    @Test func nothingUnderstoodIsAnError() throws {
        let folder = try Folder()
        let run = try squelch("analyze", folder.write("<html><body>no feed here</body></html>", "page"))
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("web page"))
    }

    @Test func damageIsToldAndTheRestIsDone() throws {
        let folder = try Folder()
        _ = try folder.write(Self.feed, "good")
        let bad = try folder.write(Self.feed.replacingOccurrences(of: "12 mm", with: "rain & wind, 12 mm"), "bad")
        let run = try squelch("analyze", folder.url.path, "--format", "json")
        #expect(run.status == 0)
        #expect(run.errors.contains("\(bad):3: 1 bare & taken as text"))
        #expect(run.output.contains("squelch.analysis/1"))
        #expect(try squelch("analyze", folder.url.path, "--strict").status == 3)
    }

    @Test func harmlessCompanyInAFolderIsNoFault() throws {
        let folder = try Folder()
        _ = try folder.write(Self.feed, "feed.xml")
        _ = try folder.write("# Read me\n", "README.md")
        _ = try folder.write("\u{89}PNG\r\n\u{1A}\n", "photo.png")
        _ = try folder.write("\0\0\0\u{1}Bud1", ".DS_Store")
        _ = try folder.write("", "empty")
        for command in [["analyze"], ["inspect"], ["plan"], ["explain", "hill.example"]] {
            let run = try squelch(command + [folder.url.path])
            #expect(run.status == 0, "\(command) \(run.errors)")
        }
        #expect(try squelch("analyze", folder.url.path, "--strict").status == 3)
    }

    @Test func whatIsLostIsInTheExitStatus() throws {
        let folder = try Folder()
        _ = try folder.write(Self.feed, "feed.xml")
        let lost = [
            String(Self.feed.prefix(250)), #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","#,
            "{\"account\":\"a\",\"id\":\"1\",\"text\":\"x\"}\n{\"account\":\"a\",\n",
        ]
        for text in lost {
            _ = try folder.write(text, "other")
            #expect(try squelch("analyze", folder.url.path).status == 3, "\(text)")
        }
    }

    @Test func numbersThatAreNotKnownAreNullOrEmptyAndOneIsNotMany() throws {
        let folder = try Folder()
        let feed = try folder.write(Self.feed, "feed.xml")
        let table = try squelch("analyze", feed)
        #expect(!table.output.contains("1 accounts") && !table.output.contains("1 posts"))
        #expect(try squelch("inspect", "--summary", feed).output.contains("1 file, 2 records"))
        let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path
        for format in ["csv", "json"] {
            #expect(!(try squelch("analyze", feeds, "--format", format).output.contains("99.00")))
        }
    }

    @Test func afterInitCommandsNeedNoPath() throws {
        let folder = try Folder()
        let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path
        let none = try squelch("analyze", in: folder.url)
        #expect(none.status == 64)
        #expect(none.errors.contains("squelch.toml"))
        // One of the feeds is cut off in its last item: something was lost.
        #expect(try squelch("init", feeds, in: folder.url).status == 3)
        let text = try String(contentsOf: folder.url.appendingPathComponent("squelch.toml"), encoding: .utf8)
        #expect(text.contains(#"[contexts."work/swift"]"#))
        let run = try squelch("analyze", "--quiet", in: folder.url)
        #expect(run.status == 3)
        #expect(run.output.contains("47 accounts"))
        let again = try squelch("init", feeds, in: folder.url)
        #expect(again.status == 73)
        #expect(try String(contentsOf: folder.url.appendingPathComponent("squelch.toml"), encoding: .utf8) == text)
    }

    @Test func helpKnowsCommandsAndTopics() throws {
        #expect(try squelch("help", "formats").output.contains("OPML"))
        #expect(try squelch("help", "exit-status").output.contains("--strict"))
        #expect(try squelch("help", "analyze").output.contains("--posts"))
        #expect(try squelch("help").output.contains("SUBCOMMANDS"))
        let unknown = try squelch("help", "spells")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("formats, exit-status"))
    }

    @Test(arguments: [
        ["analyze"], ["analyze", "x", "--format", "xml"], ["inspect", "x", "--workers", "0"], ["--frobnicate"],
    ])
    func wrongUseIsStatus64(_ arguments: [String]) throws {
        #expect(try squelch(arguments).status == 64)
    }

    @Test func anOutputAppearsWholeAndPrivate() throws {
        let folder = try Folder()
        let feed = try folder.write(Self.feed, "a")
        let target = folder.url.appendingPathComponent("result.json").path
        let posts = folder.url.appendingPathComponent("posts.jsonl").path
        let run = try squelch("analyze", feed, "--format", "json", "--output", target, "--posts", posts)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        let attributes = try FileManager.default.attributesOfItem(atPath: target)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: posts, encoding: .utf8).contains(#""detectors":{"information":"#))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 3)
    }

    @Test func anOutputThatCannotBeMadeIsStatus73() throws {
        let folder = try Folder()
        let run = try squelch("analyze", folder.write(Self.feed, "a"), "--output", "/no/such/folder/result")
        #expect(run.status == 73)
        #expect(run.errors.contains("/no/such/folder/result"))
    }

    @Test func aFullDeviceIsStatus74() throws {
        let folder = try Folder()
        let feed = try folder.write(Self.feed, "a")
        #expect(try Child.run(Self.program, ["inspect", feed], output: "/dev/full").status == 74)
    }

    @Test func whatInspectWritesItReads() throws {
        let folder = try Folder()
        let feeds = AnalysisRunTests.root.appendingPathComponent("Feeds").path
        let first = try squelch("inspect", feeds, "--format", "jsonl", "--quiet")
        let records = first.output.split(separator: "\n").filter { !$0.hasPrefix(#"{"kind":"warning""#) }
        let file = try folder.write(records.joined(separator: "\n") + "\n", "records.jsonl")
        let second = try squelch("inspect", file, "--format", "jsonl", "--quiet")
        #expect(second.status == 0)
        #expect(second.output.split(separator: "\n").filter { $0.hasPrefix(#"{"kind":"post""#) }.count == 1088)
        #expect(Set(second.output.split(separator: "\n")) == Set(records))
    }

    @Test func textOfStrangersDoesNotCommandTheTerminal() throws {
        let folder = try Folder()
        let hostile = Self.feed.replacingOccurrences(
            of: "<title>Hill</title>", with: "<title>\u{202E}Hill&#27;[31m</title>")
        let feed = try folder.write(hostile, "a\u{1B}[31m")
        for arguments in [["inspect", feed], ["inspect", feed, "--summary"], ["analyze", feed]] {
            let run = try squelch(arguments)
            let text = run.output + run.errors
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
        }
    }
}
