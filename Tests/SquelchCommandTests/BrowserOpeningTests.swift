import Foundation
import Testing

#if canImport(Glibc)
    import Glibc

    /// How a review gets into the browser.
    struct BrowserOpeningTests {
        /// Everybody can list the words with which programs were started: the address, which is a secret, is in none of them.
        @Test func theAddressReachesTheBrowserByAPageThatOnlyItsOwnerReads() throws {
            let folder = try Folder()
            let posts = try folder.write(InventedFollowing.posts(accounts: 2), "posts.jsonl")
            let seen = folder.url.appendingPathComponent("seen").path
            let script = try folder.write(
                """
                #!/bin/sh
                # Before anything else, and by the shell itself: while it starts a program it keeps off all signals.
                while read -r line; do case $line in SigBlk*) echo "$line" ;; esac; done < /proc/self/status > '\(seen).signals'
                stat -c %a "$1" "$(dirname "$1")" > '\(seen).modes'
                cp "$1" '\(seen).page'
                printf %s "$*" > '\(seen)'
                """, "xdg-open")
            chmod(script, 0o700)
            let terminal = try #require(Terminal())
            terminal.resize(columns: 80, rows: 24)
            var environment = CommandTests.environment(home: folder.url)
            environment["PATH"] = folder.url.path + ":/usr/bin:/bin"
            environment["DISPLAY"] = ":0"
            environment["TMPDIR"] = folder.url.path
            environment["XDG_RUNTIME_DIR"] = nil
            var child = try Child(
                CommandTests.program, ["review", "--quiet", posts], input: terminal.path, output: terminal.path,
                environment: environment, in: folder.url)
            defer {
                child.signal(SIGTERM)
                _ = try? child.end()
            }
            func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
            for _ in 0..<600 where text(seen).isEmpty && child.isRunning() { usleep(50_000) }
            let page = text(seen)
            #expect(page.hasPrefix(folder.url.path) && page.hasSuffix("/review.html"), "\(page) \(child.said)")
            #expect(text(seen + ".modes").split(separator: "\n") == ["600", "700"])
            #expect(text(seen + ".signals").contains("0000000000000000"), "the browser hears signals")
            let address = try #require(
                text(seen + ".page").firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)(\/open\/[0-9a-f]{32})/))
            #expect(access(page, F_OK) == 0)
            let port = try #require(Int(address.output.1))
            let request = "GET \(address.output.2) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
            #expect(try RawClient.status(port: port, request) == 200)
            for _ in 0..<100 where access(page, F_OK) == 0 { usleep(20_000) }
            #expect(access(page, F_OK) != 0, "it goes once it was opened")
            #expect(access((page as NSString).deletingLastPathComponent, F_OK) != 0)
        }
    }
#endif
