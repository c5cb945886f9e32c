import Foundation
import SquelchReport
import SquelchSystem
import Testing

#if canImport(Glibc)
    import Glibc

    /// A review in a terminal of its own.
    @Suite(.serialized) struct ReviewTerminalTests {
        private func start(_ terminal: Terminal, _ folder: Folder, color: String = "never") throws -> Child {
            let posts = try folder.write(InventedFollowing.posts(accounts: 5), "posts.jsonl")
            var environment = CommandTests.environment(home: folder.url)
            environment["TERM"] = "xterm"
            environment["LC_ALL"] = "C.UTF-8"
            let child = try Child(
                CommandTests.program, ["review", "--terminal", "--quiet", "--color", color, posts],
                input: terminal.path, output: terminal.path, environment: environment, in: folder.url)
            for _ in 0..<600 where !(terminal.screen.first ?? "").contains("0 of 5") { usleep(100_000) }
            return child
        }

        private func decisions(_ folder: Folder) -> [Substring] {
            let path = folder.url.appendingPathComponent("squelch-decisions.csv").path
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return text.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[2] }
        }

        @Test func everyKeyDoesWhatItSaysAndTheTerminalIsLeftAsItWas() throws {
            let folder = try Folder()
            let terminal = try #require(Terminal())
            terminal.resize(columns: 80, rows: 24)
            let usual = terminal.localFlags
            var child = try start(terminal, folder)
            #expect(terminal.written.contains("\u{1B}[?1049h"), "a screen of its own")
            #expect(terminal.screen.count == 24 && terminal.screen.allSatisfy { DisplayWidth.of($0) <= 80 })
            #expect(terminal.screen.last?.hasPrefix("k keep · t turn down · u unfollow") == true)
            try terminal.typeOnce("k") { terminal.screen[0].hasPrefix("1 of 5") }
            #expect(decisions(folder) == ["keep"])
            try terminal.typeOnce("u") { terminal.screen[0].hasPrefix("2 of 5") }
            try terminal.typeOnce("z") { terminal.screen[0].hasPrefix("1 of 5") }
            #expect(decisions(folder) == ["keep"])
            try terminal.typeOnce("t") { terminal.screen.contains("Turn it down by:") }
            try terminal.typeOnce("1") { terminal.screen[0].hasPrefix("2 of 5") }
            try terminal.typeOnce("?") { terminal.screen[0] == "Keys" }
            try terminal.typeOnce("x") { terminal.screen[0].hasPrefix("2 of 5") }
            try terminal.typeOnce("/") { terminal.screen[0].hasPrefix("Search: _") }
            try terminal.typeOnce("name 4") { terminal.screen.contains("> Name 4") }
            try terminal.typeOnce("\r") { terminal.screen.contains("Name 4") && terminal.screen[0].hasPrefix("2 of 5") }
            // Another size of the window is another picture.
            terminal.resize(columns: 100, rows: 30)
            try terminal.typeOnce("") { terminal.screen.count == 30 }
            #expect(terminal.screen.allSatisfy { DisplayWidth.of($0) <= 100 })
            try terminal.typeOnce("\u{3}") { !child.isRunning() }
            terminal.look()
            #expect(terminal.written.contains("\u{1B}[?25h\u{1B}[?1049l"), "the screen is given back")
            #expect(terminal.written.hasSuffix("kept in squelch-decisions.csv\r\n"))
            #expect(terminal.localFlags == usual)
            #expect(decisions(folder) == ["keep", "turn-down"])
        }

        @Test func aSignalGivesTheTerminalBackAsWell() throws {
            let folder = try Folder()
            let terminal = try #require(Terminal())
            terminal.resize(columns: 80, rows: 24)
            let usual = terminal.localFlags
            var child = try start(terminal, folder)
            #expect(terminal.localFlags != usual)
            child.signal(SIGTERM)
            #expect(try child.end().status == -SIGTERM)
            terminal.look()
            #expect(terminal.written.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
            #expect(terminal.localFlags == usual)
        }

        @Test func withoutColoursThereIsNoneAndWithThemTextsStaySafe() throws {
            for color in ["never", "always"] {
                let folder = try Folder()
                let terminal = try #require(Terminal())
                terminal.resize(columns: 80, rows: 24)
                var child = try start(terminal, folder, color: color)
                terminal.look()
                #expect(terminal.written.contains("\u{1B}[1m") == (color == "always"))
                try terminal.typeOnce("q") { !child.isRunning() }
            }
        }
    }
#endif
