import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The server of the page as any program of the machine can reach it.
@Suite(.serialized) struct ReviewServerTests {
    private func review(_ accounts: Int = 4, each: Int = 8, _ options: [String] = [], in folder: Folder? = nil) throws
        -> RunningReview
    {
        let folder = try folder ?? Folder()
        let posts = InventedFollowing.posts(accounts: accounts, each: each)
        return try RunningReview([folder.write(posts, "posts.jsonl")], options, in: folder)
    }

    private func port(_ review: RunningReview) throws -> Int {
        try #require(review.origin.split(separator: ":").last.flatMap { Int($0) })
    }

    @Test func onlyWhoHasTheAddressGetsIn() throws {
        let review = try review()
        let token = String(review.address.suffix(32))
        #expect(try review.ask("/").status == 403)
        #expect(try review.ask("/open/" + String(repeating: "0", count: 32)).status == 403)
        #expect(try review.ask("/review.js").status == 403)
        let first = try review.ask(review.address)
        #expect(first.status == 200)
        let cookie = first.headers["set-cookie"] ?? ""
        #expect(cookie.hasSuffix("; HttpOnly; SameSite=Strict; Path=/") && !cookie.contains(token))
        #expect(try review.ask(review.address).status == 403, "it opens once")
        let own = ["Cookie": String(cookie.prefix { $0 != ";" })]
        let page = try review.ask("/accounts", headers: own)
        #expect(page.status == 200)
        #expect(
            page.headers["content-security-policy"]
                == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
        #expect(page.headers["x-content-type-options"] == "nosniff" && page.headers["referrer-policy"] == "no-referrer")
        #expect(page.headers["cache-control"] == "no-store")
        #expect(!page.text.contains(token) && !page.text.contains(cookie.dropFirst(14).prefix(32)))
        #expect(review.said.components(separatedBy: token).count == 2, "the address is said once")
    }

    @Test func anotherHostOrOriginIsTurnedAway() throws {
        let review = try review()
        let cookie = try review.enter()
        let port = try port(review)
        func status(_ method: String, _ headers: String, _ body: String = "") throws -> Int {
            try RawClient.status(
                port: port,
                "\(method) /account/0 HTTP/1.1\r\nCookie: \(cookie)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
        }
        let host = "Host: 127.0.0.1:\(port)\r\n"
        let own = "Origin: \(review.origin)\r\n"
        #expect(try status("GET", host) == 200)
        for name in ["evil.example", "localhost:\(port)", "evil.example:\(port)", "127.0.0.1"] {
            #expect(try status("GET", "Host: \(name)\r\n") == 403, "\(name)")
        }
        #expect(try status("GET", "") == 403)
        let form = "key=u&seen=0"
        for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
            #expect(try status("POST", host + "Origin: \(origin)\r\n", form) == 403, "\(origin)")
        }
        #expect(try status("POST", host, form) == 403)
        #expect(try status("POST", host + "Origin: null\r\nSec-Fetch-Site: cross-site\r\n", form) == 403)
        #expect(!FileManager.default.fileExists(atPath: review.decisions))
        #expect(try status("POST", host + own, form) == 303)
        #expect(FileManager.default.fileExists(atPath: review.decisions))
    }

    @Test func largeAndBrokenRequestsAreTurnedAwayAndTheRestGoesOn() throws {
        let review = try review()
        let cookie = try review.enter()
        let port = try port(review)
        let head = "Host: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\nOrigin: \(review.origin)\r\n"
        #expect(
            try RawClient.status(port: port, "POST /account/0 HTTP/1.1\r\n\(head)Content-Length: 9000000\r\n\r\nkey=k")
                == 413)
        #expect(
            try RawClient.status(
                port: port, "POST /account/0 HTTP/1.1\r\n\(head)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 413)
        let long = String(repeating: "x", count: 5000)
        #expect(try RawClient.status(port: port, "GET /accounts?find=\(long) HTTP/1.1\r\n\(head)\r\n") == 414)
        for broken in [
            "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{16}\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        ] {
            _ = try RawClient.status(port: port, broken)
        }
        #expect(try review.ask("/accounts", headers: ["Cookie": cookie]).status == 200)
        #expect(review.isRunning && !FileManager.default.fileExists(atPath: review.decisions))
    }

    @Test func aSlowClientHoldsUpNobodyAndIsLetGo() throws {
        let review = try review()
        let cookie = try review.enter()
        let port = try port(review)
        let slow = try (0..<20).map { _ in try RawClient(port: port) }
        for client in slow {
            client.send("POST /account/0 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 12\r\n\r\nk")
        }
        let begin = Date()
        var isHeld = true
        for _ in 0..<60 where isHeld {
            #expect(try review.ask("/account/0", headers: ["Cookie": cookie]).status == 200)
            Thread.sleep(forTimeInterval: 0.5)
            // A byte now and then does not keep a connection alive for ever.
            isHeld = slow.allSatisfy { $0.send("e") }
        }
        #expect(!isHeld, "a connection was held for \(Date().timeIntervalSince(begin)) s")
        #expect(!FileManager.default.fileExists(atPath: review.decisions))
    }

    @Test func whatWasDecidedIsThereAfterACrash() throws {
        let folder = try Folder()
        let first = try review(in: folder)
        var own = ["Cookie": try first.enter(), "Origin": first.origin]
        let place = try #require(first.ask("/", headers: own).headers["location"])
        #expect(try first.ask(place, "POST", form: "key=u&seen=0", headers: own).status == 303)
        first.end(SIGKILL)
        let second = try review(in: folder)
        own = ["Cookie": try second.enter(), "Origin": second.origin]
        let next = try #require(second.ask("/", headers: own).headers["location"])
        #expect(next != place && next.hasPrefix("/account/"))
        #expect(try second.ask(next, headers: own).text.contains("1 of 4, "))
        #expect(try second.ask(place, headers: own).text.contains("You decided: <bdi>to unfollow</bdi>"))
        second.end()
        #expect(second.status == 0, "Control-C and its like end it in order")
    }

    @Test func theArchiveIsWhereDecisionsGoIfNothingIsNamed() throws {
        let folder = try Folder()
        let posts = try folder.write(InventedFollowing.posts(accounts: 3), "posts.jsonl")
        let environment = CommandTests.environment(home: folder.url)
        _ = try Child.run(CommandTests.program, ["import", posts, "--quiet"], environment: environment, in: folder.url)
        let review = try RunningReview([], in: folder)
        let own = ["Cookie": try review.enter(), "Origin": review.origin]
        let place = try #require(review.ask("/", headers: own).headers["location"])
        #expect(try review.ask(place, "POST", form: "key=d&seen=0", headers: own).status == 303)
        review.end()
        let list = try Child.run(CommandTests.program, ["decide", "--list"], environment: environment, in: folder.url)
        #expect(list.output.contains("@hill.example  tidy"))
        #expect(!FileManager.default.fileExists(atPath: review.decisions))
    }

    @Test func postsAreRatedInTheSamePlace() throws {
        let folder = try Folder()
        let review = try review(12, each: 6, ["--calibrate"], in: folder)
        let own = ["Cookie": try review.enter(), "Origin": review.origin]
        let ratings = folder.url.appendingPathComponent("squelch-ratings.jsonl").path
        func lines() -> [Substring] {
            ((try? String(contentsOfFile: ratings, encoding: .utf8)) ?? "").split(separator: "\n")
        }
        for number in 1...10 {
            #expect(try review.ask("/calibrate", headers: own).text.contains("\(number) of "))
            let form = "key=\(number % 2 == 0 ? "y" : "n")&number=\(number)"
            #expect(try review.ask("/calibrate", "POST", form: form, headers: own).status == 303)
            #expect(lines().count == number)
        }
        // A page that was loaded again, or another window, answers nothing twice.
        _ = try review.ask("/calibrate", "POST", form: "key=y&number=10", headers: own)
        #expect(lines().count == 10)
        let page = try review.ask("/calibrate", headers: own).text
        #expect(page.contains("What your answers changed") && page.contains("10 ratings"))
        _ = try review.ask("/calibrate", "POST", form: "key=z&number=10", headers: own)
        #expect(lines().count == 9)
        review.end()
        // The file is one of those that `calibrate` writes, and is heard.
        let analysis = try Child.run(
            CommandTests.program, ["analyze", folder.url.path, "--format", "json", "--quiet"],
            environment: CommandTests.environment(home: folder.url))
        #expect(analysis.output.contains("\"ratings\":9"))
    }

    /// What it takes is measured against the same machine's own work: half of what reading and scoring took.
    @Test func fiveThousandAccountsAreNoReasonToWait() throws {
        let review = try review(5000, each: 4)
        let own = ["Cookie": try review.enter(), "Origin": review.origin]
        let reading = review.seconds
        #expect(try review.ask("/", headers: own).status == 303)
        let before = review.seconds
        let place = try #require(review.ask("/", headers: own).headers["location"])
        #expect(try review.ask(place, headers: own).status == 200)
        let first = review.seconds - before
        let keys = 20
        var next = place
        for _ in 0..<keys {
            let answer = try review.ask(next, "POST", form: "key=k&seen=0", headers: own)
            next = String(try #require(answer.headers["location"]).prefix { $0 != "?" })
            #expect(try review.ask(next, headers: own).status == 200)
        }
        let each = (review.seconds - before - first) / Double(keys)
        #expect(first < max(0.3, reading / 4), "the first account took \(first) s of CPU, reading \(reading) s")
        #expect(each < max(0.05, reading / 16), "a key took \(each) s of CPU, reading \(reading) s")
        print("review of 5,000 accounts: reading \(reading) s, first \(first) s, a key \(each) s")
    }
}
