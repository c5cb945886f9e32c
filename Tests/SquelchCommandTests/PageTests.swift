import Foundation
import SquelchCuration
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// The page of `squelch analyze --format html`.
struct PageTests {
    static func page(_ outcome: AnalysisRun.Outcome) -> String {
        let insights = ReportInsights(outcome.result)
        return AnalysisPage.render(
            outcome.result.analysis, insights, version: "test", command: "squelch analyze Feeds --format html")
    }

    @Test func thePageIsWhatPeopleHaveSeen() throws {
        let page = Self.page(AnalysisRunTests.analyze())
        try Golden.check(
            page.replacingOccurrences(of: AnalysisRunTests.root.path + "/", with: ""), "analyze-page.html")
    }

    @Test func anyNumberOfWorkersAndAnyOrderGiveTheSamePage() {
        let files = SourceFinder.find([AnalysisRunTests.root.appendingPathComponent("Feeds").path]).sources.map(\.name)
        let page = Self.page(AnalysisRunTests.analyze(workers: 1, files: files))
        #expect(Self.page(AnalysisRunTests.analyze(workers: 7, files: files)) == page)
        // Remarks about the files come in the order of the files.
        let backward = Self.page(AnalysisRunTests.analyze(files: files.reversed()))
        let lines = [page, backward].map {
            $0.components(separatedBy: "<section class=\"notes\"")[0].components(separatedBy: "\n")
        }
        for (one, other) in zip(lines[0], lines[1]) { #expect(one == other) }
    }

    @Test func theAnswerComesFirst() throws {
        let outcome = AnalysisRunTests.analyze()
        let page = PageHTML(Self.page(outcome))
        let largest = AccountChoice(order: .cost, most: 10).apply(outcome.result.analysis.accounts)
        let percent = (100 * largest.reduce(0) { $0 + $1.attentionShare }).rounded()
        #expect(page.all("h1").map(\.text) == ["Ten of 47 accounts take \(Int(percent))\u{A0}% of your time"])
        let steps = page.all("li").filter { $0.text.hasPrefix("Turn down ") || $0.text.hasPrefix("Unfollow ") }
        let cuts = steps.map { $0.text.hasPrefix("Unfollow ") }
        #expect(cuts.contains(true) && cuts.first == false)
        #expect(zip(cuts, cuts.dropFirst()).allSatisfy { !$0 || $1 }, "turning down comes before cutting off")
        #expect(page.all("h1").count == 1)
    }

    @Test func whatIsSilentHasASectionOfItsOwn() throws {
        let text = Self.page(AnalysisRunTests.analyze())
        let page = PageHTML(text)
        #expect(page.all("h2").contains { $0.text == "To tidy, at no cost" })
        #expect(text.contains("<summary>1 account dormant</summary>"))
        #expect(
            page.all("li").contains { $0.text.contains("Grandpa's radio shed") && $0.text.contains("no post since") })
    }

    /// Headings and captions stay with what they are of on paper, and numbers with their signs on a phone.
    @Test func printedPagesBreakBetweenPartsAndDatesNowhere() {
        let page = Self.page(AnalysisRunTests.analyze())
        #expect(page.contains("h2, h3, h2 + p, caption, thead, .legend { break-after: avoid; }"))
        #expect(page.contains("time { white-space: nowrap; }"))
        #expect(page.contains("<time>2024-03-10</time> to <time>2026-11-20</time>"))
    }

    /// Amounts below a hundredth of a minute have long numbers, and on a phone little room.
    @Test(arguments: [1, 0.01, 0.0001])
    func numbersOfAnAxisDoNotTouch(factor: Double) {
        var outcome = AnalysisRunTests.analyze()
        for index in outcome.result.analysis.accounts.indices {
            outcome.result.analysis.accounts[index].signalMinutesPerWeek *= factor
            outcome.result.analysis.accounts[index].noiseMinutesPerWeek *= factor
        }
        let ticks = PageHTML(Self.page(outcome)).all("text").filter { text in
            text.attributes["text-anchor"] == "middle" && Double(text.text.replacing(",", with: "")) != nil
        }
        #expect(ticks.count >= 4, "those of two charts")
        for (one, next) in zip(ticks, ticks.dropFirst()) where one.attributes["y"] == next.attributes["y"] {
            let distance = abs((Double(next.attributes["x"] ?? "") ?? 0) - (Double(one.attributes["x"] ?? "") ?? 0))
            let digits = Double(one.text.count + next.text.count) / 2
            #expect(distance > 6.5 * digits, "\(one.text) \(next.text)")
        }
    }

    @Test func nothingIsLoadedFromAnywhere() {
        let page = PageHTML(Self.page(AnalysisRunTests.analyze()))
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for element in page.elements {
            for name in ["src", "srcset", "style", "background", "action", "data", "poster", "xlink:href"] {
                #expect(element.attributes[name] == nil, "\(element.name) \(name)")
            }
            guard let address = element.attributes["href"] else { continue }
            if element.name == "link" {
                #expect(address == "data:,")
            } else if address.hasPrefix("#") {
                #expect(ids.contains(String(address.dropFirst())), "\(address) leads nowhere")
            } else {
                #expect(address.hasPrefix("https://") || address.hasPrefix("http://"))
                #expect(element.attributes["rel"] == "noopener noreferrer nofollow")
                #expect(element.attributes["referrerpolicy"] == "no-referrer")
            }
        }
    }

    /// Colours of a dark screen are none for paper: light letters would stand on white.
    @Test func aDarkScreenPrintsAsAnyOther() {
        let rules = Self.page(AnalysisRunTests.analyze()).components(separatedBy: "@media")
        let dark = rules.filter { $0.contains("prefers-color-scheme") }
        #expect(dark.count == 1 && dark.allSatisfy { $0.hasPrefix(" screen and (") })
    }

    @Test func thePolicyAllowsTheOwnStyleAndScriptOnly() throws {
        let page = Self.page(AnalysisRunTests.analyze())
        func between(_ start: String, _ end: String) throws -> String {
            let first = try #require(page.range(of: start))
            let last = try #require(page.range(of: end, range: first.upperBound..<page.endIndex))
            return String(page[first.upperBound..<last.lowerBound])
        }
        let style = try Digest.sha256(between("<style>", "</style>"))
        let script = try Digest.sha256(between("<script>", "</script>"))
        let policy = PageHTML(page).all("meta").first { $0.attributes["http-equiv"] != nil }?.attributes["content"]
        #expect(
            policy
                == "default-src 'none'; style-src '\(style)'; script-src '\(script)'; img-src data:; base-uri 'none'; "
                + "form-action 'none'", "write these hashes into PagePolicy.swift")
    }

    private static func lines(_ records: [[String: Any]]) throws -> String {
        try records.map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }.joined(separator: "\n") + "\n"
    }

    @Test func hostileTextStaysText() throws {
        let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'\u{338}\u{202E}<b>&lt;"
        let records = (0..<12).map { number -> [String: Any] in
            [
                "account": "evil\"'><svg onload=alert(3)>", "name": hostile, "folder": hostile, "id": "\(number)",
                "published": "2026-11-\(10 + number % 9)T10:00:00Z", "title": hostile + "\(number)",
                "text": "\(hostile) and some words that are different every time \(number * 7919)",
                "url": number % 2 == 0 ? "javascript:alert(4)" : "https://a.example/\"onmouseover=\"alert(5)",
            ]
        }
        let file = try Folder()
        let outcome = AnalysisRunTests.analyze(files: [try file.write(Self.lines(records), "posts\"><u>.jsonl")])
        #expect(outcome.result.analysis.totals.posts == 12)
        let text = Self.page(outcome)
        let page = PageHTML(text)
        #expect(page.all("script").count == 1)
        for name in ["img", "u", "iframe", "object", "form"] { #expect(page.all(name).isEmpty, "\(name)") }
        for element in page.elements {
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
            #expect(!(element.attributes["href"] ?? "").hasPrefix("javascript:"))
        }
        #expect(!text.contains("\u{202E}"))
        #expect(page.all("bdi").contains { $0.text.contains("<script>alert(1)</script>") })
    }

    @Test func noAccountsGiveAPageThatSaysSo() throws {
        let outcome = AnalysisRunTests.analyze { $0.context = "nowhere" }
        let page = PageHTML(Self.page(outcome))
        #expect(page.all("h1").map(\.text) == ["The files hold no posts of anybody whom you follow."])
        #expect(page.all("table").isEmpty)
    }

    @Test func thePageSaysHowItWasMade() throws {
        let folder = try Folder()
        let feed = AnalysisRunTests.root.appendingPathComponent("Feeds/work/swift/copper-lantern.xml")
        let copy = folder.url.appendingPathComponent("it's a feed.xml")
        try FileManager.default.copyItem(at: feed, to: copy)
        let target = folder.url.appendingPathComponent("page.html")
        let run = try Child.run(
            CommandTests.program, ["analyze", "it's a feed.xml", "--format", "html", "--output", "page.html"],
            in: folder.url)
        #expect(run.status == 0)
        let page = PageHTML(try String(contentsOf: target, encoding: .utf8))
        let command = #"squelch analyze 'it'\''s a feed.xml' --format html --output page.html"#
        #expect(page.all("p").contains { $0.text.contains(command) })
        let attributes = try FileManager.default.attributesOfItem(atPath: target.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aBudgetNamesItsAccounts() {
        let page = PageHTML(Self.page(AnalysisRunTests.analyze { $0.budgetMinutes = 1 }))
        #expect(page.all("h2").contains { $0.text == "In 1 minute a day" })
    }

    @Test func fiveThousandAccountsStayUnderTwoMegabytes() throws {
        let file = try Folder()
        var text = ""
        for account in 0..<5000 {
            for post in 0..<3 {
                let words = (0..<9).map { "w\((account * 31 + post * 977 + $0 * 7919) % 4001)" }.joined(separator: " ")
                text +=
                    #"{"account":"https://journal-\#(account).example/@somebody","name":"The Journal of Things No. "#
                text +=
                    #"\#(account)","folder":"group/\#(account % 50)","id":"\#(account)-\#(post)","published":"2026-11-0"#
                text += #"\#(post + 1)T08:00:00Z","title":"\#(words)","text":"\#(words) \#(account * post)","url":"#
                text += #""https://journal-\#(account).example/2026/11/\#(post)/\#(words.split(separator: " ")[0])"}"#
                text += "\n"
            }
        }
        let outcome = AnalysisRunTests.analyze(files: [try file.write(text, "posts.jsonl")])
        #expect(outcome.result.analysis.totals.accounts == 5000)
        let page = Self.page(outcome)
        #expect(page.utf8.count < 2_000_000)
        let parsed = PageHTML(page)
        #expect(parsed.all("tbody").count { $0.attributes["class"]?.count == 1 } == 5000)
        #expect(parsed.all("details").count > 100)
    }
}
