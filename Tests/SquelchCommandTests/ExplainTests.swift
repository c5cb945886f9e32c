import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchModel
import SquelchReport
import SquelchTimeline
import Testing

/// Why accounts of the invented following have their scores.
struct ExplainTests {
    private static let outcome = AnalysisRunTests.analyze()

    private func explanation(_ query: String) throws -> Explanation {
        let outcome = Self.outcome
        guard case .found(let index) = AccountFinder.find(query, in: outcome.timeline.accounts) else {
            throw NotFound()
        }
        let account = try #require(outcome.result.analysis.accounts.first { $0.index == index })
        return Explanation(account, outcome.result)
    }

    private struct NotFound: Error {}

    @Test func theTextIsWhatPeopleHaveSeen() throws {
        for (query, name) in [("devfirehose", "firehose"), ("glow", "glow"), ("Little Leif", "leif")] {
            for width in [80, 200] {
                let profile = TerminalProfile(hasColor: false, width: width, isUnicode: true)
                let text = ExplanationText.render(try explanation(query), profile)
                try Golden.check(text, "explain-\(name)-\(width).txt")
                for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
            }
        }
    }

    private func accounts(_ names: [(id: String, name: String?)]) -> [Account] {
        names.map { id, name in
            var account = Account(id: id)
            account.name = name
            return account
        }
    }

    @Test func theEndOfAnAddressGoesBeforeAPartOfAName() {
        let all = accounts([("output/column.xml", nil), ("rss/column.xml.old", nil), ("x.example", "Fernweh on foot")])
        #expect(AccountFinder.find("column.xml", in: all) == .found(0))
        #expect(AccountFinder.find("foot", in: all) == .found(2))
        #expect(AccountFinder.find("foo", in: all) == .taken(2))
        #expect(AccountFinder.find("column", in: all) == .candidates([0, 1]))
    }

    @Test func anAccountWithoutANameIsCalledByItsIdOnce() throws {
        var one = try explanation("devfirehose")
        one.account.account.name = nil
        let text = ExplanationText.render(one, TerminalProfile(hasColor: false, width: 120, isUnicode: true))
        let id = one.account.account.id
        #expect(text.hasPrefix(id + "\n"))
        #expect(!text.split(separator: "\n").dropFirst().contains(Substring(id)))
    }

    @Test func slipsOfTheKeyboardFindTheNearestName() {
        let names = ["analyze", "inspect", "explain", "list", "plan"]
        #expect(NearestName.find("analyse", among: names) == "analyze")
        #expect(NearestName.find("exlpain", among: names) == "explain")
        #expect(NearestName.find("Feeds", among: names) == nil)
        #expect(NearestName.find("pist", among: ["list", "pint"]) == nil, "two are equally near")
    }

    @Test func partsAddUpToTheDifference() throws {
        for account in Self.outcome.result.analysis.accounts {
            guard let components = account.components, let snr = account.snr else { continue }
            let one = Explanation(account, Self.outcome.result)
            let sum = components.named.reduce(0) { $0 + $1.decibels }
            #expect(abs(sum - (snr.decibels - one.typical)) < 1e-6, "\(account.account.id)")
        }
    }

    @Test func postsThatHelpAreWorthMoreThanThoseThatHurt() throws {
        for query in ["devfirehose", "glow", "buzzladder"] {
            let one = try explanation(query)
            let least = try #require(one.helped.map(\.post.worth).min())
            let most = try #require(one.hurt.map(\.post.worth).max())
            #expect(least >= most)
            #expect(one.helped.allSatisfy { $0.decibels > 0 } && one.hurt.allSatisfy { $0.decibels < 0 })
        }
    }

    @Test func repeatsNameTheirSource() throws {
        let one = try explanation("devfirehose")
        #expect(one.hurt.allSatisfy { $0.original != nil })
        #expect(one.stories.alone < one.stories.all)
        #expect(one.partners.first.map { $0.pair.otherFirst > 0 } == true)
    }

    @Test func everyVerdictSaysWhatWouldChangeIt() throws {
        for account in Self.outcome.result.analysis.accounts {
            let flips = Explanation(account, Self.outcome.result).flips
            if account.verdict != .keep { #expect(!flips.isEmpty, "\(account.account.id)") }
            #expect(flips.allSatisfy { !$0.hasSuffix(".") })
        }
    }

    @Test func theJSONHasTheSameParts() throws {
        guard let json = ExplanationJSON.render(try explanation("glow"), version: "test") else {
            Issue.record("no JSON")
            return
        }
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(json.all)) as? [String: Any])
        #expect(root["schema"] as? String == "squelch.explanation/1")
        #expect((root["helped"] as? [Any])?.isEmpty == false)
        #expect(((root["series"] as? [String: Any])?["steps"] as? [Any])?.isEmpty == false)
    }

    private func accounts() -> [Account] {
        let names = ["Slow Crumb", "Swift in a Minute", "Swift Weekly", "Mira"]
        var list = names.enumerated().map { index, name in
            var account = Account(id: "site\(index).example/feed")
            account.name = name
            return account
        }
        list[3].aliases = ["mira@social.example"]
        list[3].url = "https://mira.example/"
        list.append(Account(id: "mira@other.example"))
        return list
    }

    @Test func accountsAreFoundByWhatPeopleTypeIn() {
        let accounts = accounts()
        func find(_ query: String) -> AccountFinder.Result { AccountFinder.find(query, in: accounts) }
        #expect(find("slow crumb") == .found(0))
        #expect(find("https://www.site2.example/feed/") == .found(2))
        #expect(find("crumb") == .found(0))
        #expect(find("http://mira.example") == .found(3))
        #expect(find("@mira@other.example") == .found(4))
        #expect(find("swift") == .candidates([1, 2]))
        #expect(find("slwo crumb") == .candidates([0]))
        #expect(find("swfit") == .candidates([1, 2]))
        #expect(find("zebra") == .candidates([]))
        #expect(find("") == .candidates([]))
        #expect(AccountFinder.find("x", in: []) == .candidates([]))
    }
}
