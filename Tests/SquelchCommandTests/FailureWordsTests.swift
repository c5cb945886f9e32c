import Foundation
import Testing

/// What the program says where it cannot go on, and with which status: words that scripts and people rely on.
struct FailureWordsTests {
    private static let files = [
        "feed.xml": """
        <rss version="2.0"><channel><title>Hill</title><link>https://hill.example/</link>
        <item><title>Rain</title><guid>1</guid></item></channel></rss>
        """,
        "poem.txt": "Of all the rain that fell\n", "torn.toml": "me = [\n1,\n", "latin.toml": "me = \"\u{0}\"\n",
        "other.json": #"{"schema":"squelch.plan/1"}"#,
    ]

    @Test(arguments: [
        (["analyze", "nowhere"], 66, "squelch: nowhere: no such file or folder"),
        (["analyse", "feed.xml"], 66, "squelch: analyse: no such file or folder; did you mean the command analyze?"),
        (["analyze", "empty"], 65, "squelch: empty: there is no file in it"),
        (
            ["analyze", "poem.txt", "--quiet"], 65,
            "squelch: nothing that could be read: no file is a feed, a list of follows or a timeline"
        ),
        (["analyze", "feed.xml", "--config", "none.toml"], 66, "squelch: none.toml: no such file"),
        (["analyze", "feed.xml", "--config", "torn.toml"], 65, "squelch: torn.toml:2: "),
        (["analyze", "feed.xml", "--previous", "other.json"], 65, "squelch: other.json: is no analysis of the schema"),
        (["analyze", "feed.xml", "--model", "other.json"], 65, "squelch: other.json: "),
        (["list", "feed.xml", "--diff", "other.json"], 65, "squelch: other.json: is no list of the schema"),
        (["plan", "--verify", "feed.xml", "--plan", "empty"], 65, "squelch: empty: "),
        (["analyze", "feed.xml", "--output", "none/a.txt", "--quiet"], 73, "squelch: none/a.txt: cannot be written: "),
        (
            ["analyze", "feed.xml", "--posts", "none/a.jsonl", "--quiet"], 73,
            "squelch: none/a.jsonl: cannot be written: "
        ),
        (["explain", "Nobody", "feed.xml", "--quiet"], 64, "squelch: no account among the 1 is called Nobody"),
        (["init", "feed.xml", "--output", "feed.xml"], 73, "squelch: feed.xml: is there already, and left as it is"),
        (
            ["calibrate", "nowhere", "--ratings", "r", "--format", "jsonl"], 66,
            "squelch: nowhere: no such file or folder"
        ),
    ])
    func aCommandThatCannotGoOnSaysWhy(arguments: [String], status: Int32, words: String) throws {
        let folder = try Folder()
        for (name, text) in Self.files { _ = try folder.write(text, name) }
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("empty"), withIntermediateDirectories: true)
        let home = try Folder()
        let run = try Child.run(
            CommandTests.program, arguments, input: home.write("", "in"),
            environment: CommandTests.environment(home: home.url), in: folder.url)
        #expect(run.status == status)
        #expect(run.errors.split(separator: "\n").last.map(String.init)?.hasPrefix(words) == true, "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test func aPlanOfAnArchiveWithoutPostsIsJSONWhereThatIsAskedFor() throws {
        let folder = try Folder()
        _ = try folder.write("Account address,Show boosts\nada@hill.example,true\n", "following_accounts.csv")
        let run = try CommandTests().squelch("plan", folder.url.path, "--format", "json")
        #expect(run.output.hasPrefix(#"{"schema":"squelch.analysis/1""#))
        #expect(run.output.contains(#""id":"ada@hill.example""#))
    }
}
