import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchSystem
import SquelchTimeline
import Testing

#if canImport(Glibc)
    import Glibc
#endif

struct CalibrateTests {
    @Test func everyAnswerIsInTheFileAtOnceAndUndoTakesItBack() throws {
        let folder = try Folder()
        let path = try folder.write("{\"kind\":\"attention\",\"post\":\"old\",\"action\":\"star\"}", "ratings.jsonl")
        let before = try String(contentsOfFile: path, encoding: .utf8)
        let file = try RatingsFile(path: path)
        try file.append(.yes, post: "p1", url: nil, at: 0)
        try file.append(.no, post: nil, url: "https://hill.example/\"quoted\"", at: 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 3)
        #expect(try file.undo())
        let lines = try String(contentsOfFile: path, encoding: .utf8)
        #expect(lines.hasPrefix(before + "\n"))
        #expect(lines.contains("rate-up") && !lines.contains("rate-down"))
        #expect(try file.undo())
        #expect(try !file.undo())
        #expect(try String(contentsOfFile: path, encoding: .utf8) == before + "\n")
    }

    @Test func aNewFileIsForItsOwnerOnly() throws {
        let folder = try Folder()
        let path = folder.url.appendingPathComponent("new.jsonl").path
        _ = try RatingsFile(path: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: OutputFile.Failure.self) { try RatingsFile(path: folder.url.path) }
    }

    @Test func aQuestionShowsTheTextBehindItsTitleAsFarAsThereIsOne() throws {
        let folder = try Folder()
        let items = (1...6).map {
            "<item><title>Lost Light \($0)</title><guid>\($0)</guid><pubDate>Fri, 0\($0) Feb 2026 09:00:00 GMT</pubDate>"
                + "<description>The lamp on the pier went out in storm number \($0), and nobody came.</description></item>"
        }
        let feed = try folder.write(
            "<rss version=\"2.0\"><channel><title>Pier</title>\(items.joined())</channel></rss>", "pier.xml")
        let outcome = AnalysisRun(
            FollowingReader(
                sources: [feed].map(Source.init(path:)), workers: Workers(1), keepsAllTexts: true, keepsLongTexts: true
            )
        )
        .run(AnalysisOptions(now: 1_798_761_600))
        let text = outcome.timeline.posts.texts.whole(0) ?? ""
        #expect(outcome.timeline.posts.texts.excerpt(0) == "Lost Light 1")
        #expect(text.hasPrefix("Lost Light 1\nThe lamp on the pier"))
        let profile = TerminalProfile(hasColor: false, width: 80, isUnicode: true)
        let screen = QuestionReport.screen(Question(post: 0, id: "1", url: nil, text: text), number: 1, of: 1, profile)
        #expect(screen.contains("    Lost Light 1\n    The lamp on the pier went out"))
    }

    @Test func hostileTextsStayOnTheScreen() {
        let question = Question(
            post: 0, id: "x", url: nil, text: "a\u{1B}[2Jb\u{202E}c " + String(repeating: "word ", count: 40))
        let profile = TerminalProfile(hasColor: false, width: 60, isUnicode: true)
        let screen = QuestionReport.screen(question, number: 3, of: 30, profile)
        #expect(!screen.contains("\u{1B}") && !screen.contains("\u{202E}"))
        #expect(screen.contains("3 of 30"))
        #expect(screen.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 60 })
    }

    #if canImport(Glibc)
        /// The program on a terminal of its own: keys count without Enter, and the terminal is left as it was.
        @Test func keysAreTakenFromATerminal() throws {
            let folder = try Folder()
            let lines = (0..<12).map {
                """
                {"account":"a\($0 % 6)","id":"p\($0)","published":"2026-01-0\($0 % 9 + 1)T10:00:00Z","text":"Text number \($0) of its own"}
                """
            }
            let posts = try folder.write(lines.joined(separator: "\n"), "posts.jsonl")
            let ratings = folder.url.appendingPathComponent("ratings.jsonl").path
            let terminal = try #require(Terminal())
            let usual = terminal.localFlags
            var child = try Child(
                CommandTests.program, ["calibrate", posts, "--ratings", ratings, "--count", "6", "--quiet"],
                input: terminal.path)
            // Keys typed before the program listens are thrown away: one at a time, each until its answer is there.
            for expected in 1...3 {
                try terminal.type(["y", "n", "s"][expected - 1]) {
                    ((try? String(contentsOfFile: ratings, encoding: .utf8)) ?? "").split(separator: "\n").count
                        >= expected
                }
            }
            try terminal.type("q") { !child.isRunning() }
            let actions = try String(contentsOfFile: ratings, encoding: .utf8).split(separator: "\n")
            #expect(actions.count == 3)
            #expect(actions.first?.contains("rate-up") == true && actions.last?.contains("skip") == true)
            #expect(terminal.localFlags == usual)
        }
    #endif
}
