import Foundation
import Testing

/// The page in a real browser, where there is one.
@Suite(.serialized, .enabled(if: WebDriver.isInstalled)) struct ReviewBrowserTests {
    private func review(_ accounts: Int = 6, _ options: [String] = [], hostile: ((Int) -> String)? = nil) throws
        -> RunningReview
    {
        let folder = try Folder()
        let posts = InventedFollowing.posts(accounts: accounts, name: hostile ?? { "Name \($0)" })
        return try RunningReview([folder.write(posts, "posts.jsonl")], options, in: folder)
    }

    private func decisions(_ review: RunningReview) -> [[String]] {
        let text = (try? String(contentsOfFile: review.decisions, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }.map {
            $0.components(separatedBy: ",")
        }
    }

    private func name(_ browser: WebDriver) throws -> String { try browser.texts("h1").first ?? "" }

    /// Presses a key and waits until another account is there.
    private func press(_ keys: String, _ browser: WebDriver) throws {
        let before = try browser.address() + name(browser)
        try browser.press(keys)
        try browser.wait("what \(keys) leads to") { try browser.address() + name(browser) != before }
    }

    @Test func aWholeSessionGoesByKeyboardAlone() throws {
        let review = try review()
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser).hasPrefix("Name ") }
        let first = try name(browser)
        try press("k", browser)
        #expect(decisions(review).map { $0[2] } == ["keep"], "it is kept before the next one is there")
        try browser.wait("the words for the key") {
            try browser.text("document.getElementById('live').textContent").contains("Kept \(first)")
        }
        // The name has the focus, so that it is read out, and no ring: nothing can be done with it.
        #expect(try browser.text("document.activeElement.tagName") == "H1")
        #expect(try browser.text("getComputedStyle(document.activeElement).outlineStyle") == "none")
        try press("u", browser)
        let third = try name(browser)
        try press("s", browser)
        #expect(decisions(review).count == 2)
        // Undo leads back to the account whose decision it takes back.
        try press("z", browser)
        #expect(decisions(review).map { $0[2] } == ["keep"])
        try press("u", browser)
        // The filters are chosen by their number; Escape leaves them.
        try browser.press("t")
        try browser.wait("the filters") { try browser.text("document.getElementById('turn').open") == "true" }
        #expect(try browser.text("document.activeElement.dataset.key") == "1")
        try browser.press(WebDriver.escape)
        #expect(try browser.text("document.getElementById('turn').open") == "false")
        try browser.press("t")
        try press("1", browser)
        #expect(decisions(review).last?[2] == "turn-down")
        try press("d", browser)
        // Arrows look and decide nothing.
        let here = try name(browser)
        try press(WebDriver.left, browser)
        #expect(try name(browser) != here)
        try press(WebDriver.right, browser)
        #expect(try name(browser) == here && decisions(review).count == 4)
        try press("k", browser)
        // What was skipped comes last.
        #expect(try name(browser) == third)
        try press("k", browser)
        try browser.wait("the end") { try browser.address().hasSuffix("/end") }
        #expect(try browser.texts("h1") == ["All are decided"])
        #expect(decisions(review).count == 6)
        #expect(try browser.texts(".kinds li") == ["3 kept", "1 turned down", "1 to unfollow", "1 to tidy away"])
        // Help and search are keys as well.
        try browser.press("?")
        #expect(try browser.text("document.getElementById('help').open") == "true")
        try browser.press("/Name 3" + WebDriver.enter)
        try browser.wait("what was searched") { try browser.texts(".rows h2") == ["Name 3"] }
        let complaints = try browser.complaints()
        #expect(complaints == [])
    }

    @Test func aReloadAndTheBackButtonLoseNothing() throws {
        let review = try review()
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser).hasPrefix("Name ") }
        let first = try name(browser)
        try press("k", browser)
        let second = try name(browser)
        try browser.reload()
        #expect(try name(browser) == second)
        try press("u", browser)
        try browser.back()
        try browser.wait("the one before") { try name(browser) == second }
        #expect(try browser.texts(".stands").first?.contains("to unfollow") == true)
        // What is looked at again may be decided anew, and is no second account.
        try press("k", browser)
        #expect(decisions(review).map { $0[2] } == ["keep", "unfollow", "keep"])
        #expect(try browser.texts(".progress p").first?.hasPrefix("2 of 6") == true)
        try browser.back()
        try browser.back()
        try browser.wait("the first one") { try name(browser) == first }
        #expect(decisions(review).count == 3)
    }

    @Test func twoWindowsDoNotOverwriteEachOther() throws {
        let review = try review()
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser).hasPrefix("Name ") }
        let one = try browser.window()
        let place = try browser.address()
        let two = try browser.openWindow()
        try browser.open(place)
        let shown = try name(browser)
        try press("k", browser)
        try browser.look(at: one)
        try browser.press("u")
        try browser.wait("what stands now") { try !browser.texts(".stands").isEmpty }
        #expect(try name(browser) == shown && browser.texts(".stands")[0].contains("kept"))
        #expect(try browser.texts(".said")[0].contains("nothing was noted"))
        #expect(decisions(review).map { $0[2] } == ["keep"])
        // Whoever has seen it may decide otherwise.
        try press("u", browser)
        #expect(decisions(review).map { $0[2] } == ["keep", "unfollow"])
        // It ends once both windows are closed, and not before.
        try browser.closeWindow()
        Thread.sleep(forTimeInterval: 6.5)
        #expect(review.isRunning)
        try browser.look(at: two)
        try browser.open("about:blank")
        try browser.wait("the end of the program") { !review.isRunning }
        #expect(review.status == 0)
    }

    @Test func textsOfStrangersStayTextsAndNothingLeaves() throws {
        let marks = [
            "<script>document.title='run'</script>", "<img src=https://evil.example/x onerror=document.title='run'>",
            "\"><svg onload=document.title='run'>", "{{#card}}{{place}}{{/card}}", "javascript:document.title='run'",
            "</title></main><iframe src=https://evil.example/></iframe>",
        ]
        let review = try review(hostile: { marks[$0 % marks.count] })
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try browser.address().contains("/account/") }
        _ = try browser.complaints()
        for place in 0..<6 {
            for path in [
                "/account/\(place)", "/accounts?find=%3Cimg%20src%3Dx%3E", "/bulk?of=below&level=60", "/listen", "/end",
            ] {
                try browser.open(review.origin + path)
                #expect(
                    try browser.text(
                        "document.querySelectorAll('img, iframe, main script, [onload], [onerror]').length") == "0")
                #expect(try browser.text("document.title") != "run")
            }
        }
        try browser.open(review.origin + "/accounts")
        let names = try browser.texts(".rows h2")
        #expect(marks.allSatisfy { mark in names.contains { $0.hasPrefix(mark.prefix(20)) } })
        // What the browser asks itself for shows its own new tab.
        let asked = try browser.requests().filter { one in
            !["data:", "about:", "chrome:"].contains { one.hasPrefix($0) }
        }
        #expect(asked.count > 20)
        #expect(asked.filter { !$0.hasPrefix(review.origin + "/") } == [])
        #expect(try browser.complaints() == [])
    }

    @Test func aFormOfAnotherPageDecidesNothing() throws {
        let review = try review()
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser).hasPrefix("Name ") }
        let place = try browser.address()
        let page = try review.folder.write(
            """
            <!DOCTYPE html><title>evil</title><form id=f method=post action="\(place)">
            <input name=key value=u><input name=seen value=0></form><script>f.submit()</script>
            """, "evil.html")
        try browser.open("file://" + page)
        try browser.wait("the answer") { try browser.texts("body").first?.contains("another page") == true }
        #expect(decisions(review).isEmpty)
        // And the person goes on as if nothing had been.
        try browser.open(place)
        try press("k", browser)
        #expect(decisions(review).map { $0[2] } == ["keep"])
    }

    @Test func withoutScriptsEveryAccountHasItsForm() throws {
        let review = try review()
        let browser = try WebDriver(hasScript: false, height: 3000)
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser).hasPrefix("Name ") }
        let first = try name(browser)
        try browser.click("button[value=k]")
        try browser.wait("the next account") { try name(browser) != first }
        #expect(try browser.texts(".said").first?.hasPrefix("Kept \(first).") == true)
        try browser.open(review.origin + "/accounts")
        #expect(try browser.texts(".rows form").count == 6)
        try browser.click(".rows li:nth-child(4) button[value=u]")
        try browser.wait("the list again") { try browser.texts(".said").first?.hasPrefix("To unfollow") == true }
        #expect(decisions(review).map { $0[2] } == ["keep", "unfollow"])
    }

    @Test func blindMeansBlindUntilItIsDecided() throws {
        let review = try review(6, ["--blind"])
        let browser = try WebDriver()
        try browser.open(review.address)
        try browser.wait("the first account") { try name(browser) == "Account 1" }
        #expect(try !browser.text("document.documentElement.outerHTML").contains("Name "))
        try browser.press("k")
        try browser.wait("the next account") { try name(browser) == "Account 2" }
        #expect(
            try browser.text("document.getElementById('live').textContent").contains("Kept Name ")
                || browser.texts(".said").first?.contains("Kept Name ") == true)
        try browser.press("b")
        try browser.wait("the name") { try name(browser).hasPrefix("Name ") }
    }
}
