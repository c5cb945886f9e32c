import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// A sum divided by signal: to the cent, and never paid.
struct SupportTests {
    private func analysis(_ signals: [Double], _ change: (Int, inout AccountAnalysis) -> Void = { _, _ in }) -> Analysis
    {
        let accounts = signals.enumerated().map { index, signal -> AccountAnalysis in
            var account = Account(id: "a\(index)")
            account.payment = ["https://pay.example/\(index)"]
            var one = AccountAnalysis(index: index, account: account, contexts: [])
            one.signalMinutesPerWeek = signal
            one.snr = SignalRatio(decibels: 3, low: 0, high: 6)
            one.verdict = .keep
            change(index, &one)
            return one
        }
        return Analysis(
            generated: 0, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: accounts,
            warnings: [])
    }

    private let euro = Currency("eur")

    @Test func partsAlwaysAddUpExactly() throws {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let euro = try #require(euro)
        for _ in 0..<300 {
            let signals = (0..<(1 + next() % 40)).map { _ in Double(1 + next() % 1000) / 7 }
            let budget = Int(1 + next() % 10_000)
            let plan = SupportPlan(analysis(signals), budget: budget, minimum: Int(next() % 200), currency: euro)
            if !plan.shares.isEmpty { #expect(plan.shares.reduce(0) { $0 + $1.amount } == budget) }
            #expect(plan.shares.count + plan.belowMinimum == signals.count)
            #expect(zip(plan.shares, plan.shares.dropFirst()).allSatisfy { $0.amount >= $1.amount })
        }
    }

    @Test func servicesThatHaveClosedAreNoWayToPay() throws {
        let analysis = analysis([5, 5, 5]) { index, one in
            if index == 0 { one.account.payment = ["https://flattr.com/submit/auto?user_id=a"] }
            if index == 1 { one.account.payment = ["HTTPS://api.Flattr.com:443/x", "https://notflattr.com/b"] }
        }
        let plan = SupportPlan(analysis, budget: 1000, minimum: 100, currency: try #require(euro))
        #expect(plan.shares.map(\.links) == [["https://notflattr.com/b"], ["https://pay.example/2"]])
        #expect(plan.withoutLink == 1)
    }

    @Test func linksOfPostsAreTheirAccounts() throws {
        let folder = try Folder()
        let file = folder.url.appendingPathComponent("records.jsonl")
        let lines = [
            #"{"kind":"post","account":"a","id":"1","text":"x","payment":["https://pay.example/a"]}"#,
            #"{"kind":"post","account":"a","id":"2","text":"y","payment":["https://pay.example/a","https://pay.example/b"]}"#,
            #"{"kind":"post","account":"a","id":"3","text":"z","payment":["https://pay.example/c"],"repost_of":"b"}"#,
        ]
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let outcome = AnalysisRunTests.analyze(files: [file.path])
        #expect(outcome.timeline.accounts.map(\.payment) == [["https://pay.example/a", "https://pay.example/b"]])
    }

    @Test func whoHasNoLinkOrIsToGoGetsNothing() throws {
        let analysis = analysis([5, 5, 5, 5]) { index, one in
            if index == 1 { one.account.payment = [] }
            if index == 2 { one.verdict = .unfollow }
        }
        let plan = SupportPlan(analysis, budget: 1000, minimum: 100, currency: try #require(euro))
        #expect(plan.shares.map(\.id) == ["a0", "a3"])
        #expect(plan.shares.map(\.amount) == [500, 500])
        #expect(plan.withoutLink == 1)
        let tooSmall = SupportPlan(analysis, budget: 50, minimum: 100, currency: try #require(euro))
        #expect(tooSmall.shares.isEmpty && tooSmall.belowMinimum == 2)
        let wide = TerminalProfile(hasColor: false, width: 200, isUnicode: true)
        #expect(
            SupportReport.table(tooSmall, wide)
                == "0.50 EUR stay yours: no part would reach the minimum.\n1 account with signal names no way to pay.\n"
        )
        let cents = SupportPlan(analysis, budget: 1, minimum: 0, currency: try #require(euro))
        #expect(cents.shares.map(\.amount) == [1] && cents.belowMinimum == 1)
    }

    @Test func amountsAreReadAndWrittenAsTheCurrencyHasThem() throws {
        let euro = try #require(euro)
        let yen = try #require(Currency("JPY"))
        let dinar = try #require(Currency("kwd"))
        #expect(euro.minorUnits("12.5") == 1250 && euro.minorUnits("0.05") == 5 && euro.text(5) == "0.05")
        #expect(yen.minorUnits("7") == 7 && yen.minorUnits("7.5") == nil && yen.text(700) == "700")
        #expect(dinar.minorUnits("1.5") == 1500 && dinar.text(1500) == "1.500")
        for text in ["", "-1", "1.", ".5", "1,5", "1e9", "99999999999", "1.005", "٣"] {
            #expect(euro.minorUnits(text) == nil, "\(text)")
        }
        #expect(Currency("EURO") == nil && Currency("E1") == nil && Currency("") == nil)
    }

    @Test func theReportsAreWhatPeopleHaveSeen() throws {
        let outcome = AnalysisRunTests.analyze()
        let plan = SupportPlan(outcome.result.analysis, budget: 2000, minimum: 100, currency: try #require(euro))
        try Golden.check(
            SupportReport.table(plan, TerminalProfile(hasColor: false, width: 80, isUnicode: true)), "support-80.txt")
        try Golden.check(SupportCSV.render(plan), "support.csv")
        try Golden.check(SupportReport.html(plan, version: "test"), "support.html")
    }

    @Test func onlyAddressesOfTheWebBecomeLinks() throws {
        let analysis = analysis([5, 4]) { index, one in
            one.account.name = "<b>\"\u{338}=1+1"
            one.account.payment = index == 0 ? ["javascript:alert(1)"] : ["lightning:me@wallet.example"]
        }
        let html = SupportReport.html(
            SupportPlan(analysis, budget: 1000, minimum: 1, currency: try #require(euro)), version: "test")
        #expect(!html.contains("href"))
        #expect(!html.contains("<b>") && html.contains("javascript:alert(1)"))
        let style = try #require(html.firstRange(of: "<style>")).upperBound
        let end = try #require(html.firstRange(of: "</style>")).lowerBound
        #expect(html.contains(try Digest.sha256(String(html[style..<end]))))
    }
}
