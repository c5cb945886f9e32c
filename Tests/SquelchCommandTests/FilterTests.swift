import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchIngest
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Filters of a plan are run as their readers run them: they hide what they say, and nothing beside it.
struct FilterTests {
    private struct Post {
        var title = "A title"
        var content = "<p>A text.</p>"
        var author = "Somebody"
        var tags: [String] = []
    }

    private func plan(_ action: TurnDown.Action, _ value: String, name: String = "Feed") -> ActionPlan {
        var account = Account(id: "feed.example/rss")
        account.platform = .feed
        account.feedURL = "https://feed.example/rss"
        account.name = name
        var analysis = AccountAnalysis(index: 0, account: account, contexts: [])
        analysis.verdict = .turnDown
        analysis.turnDown = [TurnDown(action: action, value: value, snrAfter: 3, posts: 5)]
        return ActionPlan(
            Analysis(
                generated: 0, window: TimeWindow(from: 0, to: 0), threshold: 0, totals: Totals(), accounts: [analysis],
                warnings: []))
    }

    /// Nobody mutes "flood" at a newspaper that is called so.
    @Test func noWordOfAnAccountsOwnNameIsMuted() throws {
        let folder = try Folder()
        let feeds = SourceFinder.find([AnalysisRunTests.root.appendingPathComponent("Feeds").path]).sources.map(\.name)
        func words(called name: String) throws -> [String?] {
            let files = try feeds.map { file in
                guard file.hasSuffix("evening-ledger.xml") || file.hasSuffix(".opml") else { return file }
                let text = try String(contentsOfFile: file, encoding: .utf8)
                let base = String(file.split(separator: "/").last ?? "")
                return try folder.write(text.replacing("The Evening Ledger", with: name), name + base)
            }
            let accounts = AnalysisRunTests.analyze(files: files).result.analysis.accounts
            let page = try #require(accounts.first { $0.account.name == name })
            return page.turnDown.filter { $0.action == .muteWord }.map(\.value)
        }
        #expect(try words(called: "The Evening Ledger").contains("flood"))
        #expect(try !words(called: "The Flood Ledger").contains("flood"))
    }

    private func rules(_ text: String?) -> [String] {
        (text ?? "").replacing("\\\n", with: "").split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("# ")
        }
    }

    private func isFound(_ pattern: String, _ texts: [String], ignoresCase: Bool = false) throws -> Bool {
        let expression = try NSRegularExpression(pattern: pattern, options: ignoresCase ? .caseInsensitive : [])
        return texts.contains {
            expression.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil
        }
    }

    /// As Miniflux: an expression is searched for in one part of the entry.
    private func minifluxHides(_ plan: ActionPlan, _ post: Post) throws -> Bool {
        try rules(PlanFilters.miniflux(plan)).contains { rule in
            let parts = rule.split(separator: "=", maxSplits: 1).map(String.init)
            let texts: [String] =
                switch parts[0] {
                case "EntryTitle": [post.title]
                case "EntryContent": [post.content]
                case "EntryAuthor": [post.author]
                case "EntryTag": post.tags
                default: []
                }
            return try isFound(parts[1], texts)
        }
    }

    /// As FreshRSS: a search is cut at "or", quotes and brackets before anything else.
    private func freshRSSHides(_ plan: ActionPlan, _ post: Post) throws -> Bool {
        try rules(PlanFilters.freshRSS(plan)).contains { rule in
            #expect(!rule.contains("(") && !rule.contains(")"))
            let terms = try NSRegularExpression(pattern: #"\bor\b"#, options: .caseInsensitive)
                .stringByReplacingMatches(
                    in: rule, range: NSRange(rule.startIndex..., in: rule), withTemplate: "\u{1}")
            return try terms.split(separator: "\u{1}").contains { term in
                let term = term.trimmingCharacters(in: .whitespaces)
                let isTag = term.hasPrefix("#")
                let field = isTag ? "#" : String(term.prefix { $0 != ":" })
                let sought = String(term.dropFirst(isTag ? 1 : field.count + 1))
                let texts = [
                    "#": post.tags, "intitle": [post.title], "intext": [post.content], "author": [post.author],
                ]
                let values = texts[field] ?? []
                if sought.hasPrefix("/") {
                    #expect(sought.hasSuffix("/i"))
                    return try isFound(String(sought.dropFirst().dropLast(2)), values, ignoresCase: true)
                }
                let plain = sought.replacing("\"", with: "").lowercased()
                return values.contains { isTag ? $0.lowercased() == plain : $0.lowercased().contains(plain) }
            }
        }
    }

    /// As newsboat: an extended expression of POSIX, case ignored.
    private func newsboatHides(_ plan: ActionPlan, _ post: Post) throws -> Bool {
        try rules(PlanFilters.newsboat(plan)).contains { rule in
            let head = "ignore-article \"https://feed.example/rss\" \""
            #expect(rule.hasPrefix(head) && rule.hasSuffix("\\\"\""))
            let expression = rule.dropFirst(head.count).dropLast(3)
            let parts = try #require(expression.firstRange(of: " =~ \\\""))
            var regex = regex_t()
            let code = regcomp(&regex, String(expression[parts.upperBound...]), REG_EXTENDED | REG_ICASE | REG_NOSUB)
            try #require(code == 0)
            defer { regfree(&regex) }
            let texts = ["title": post.title, "author": post.author, "content": post.content]
            return regexec(&regex, texts[String(expression[..<parts.lowerBound])] ?? "", 0, nil, 0) == 0
        }
    }

    private func check(
        _ action: TurnDown.Action, _ value: String, hides: [Post], others: [Post], newsboat: Bool = true
    ) throws {
        let plan = plan(action, value)
        for (posts, isHidden) in [(hides, true), (others, false)] {
            for post in posts {
                #expect(try minifluxHides(plan, post) == isHidden, "Miniflux, \(value): \(post)")
                #expect(try freshRSSHides(plan, post) == isHidden, "FreshRSS, \(value): \(post)")
                if newsboat { #expect(try newsboatHides(plan, post) == isHidden, "newsboat, \(value): \(post)") }
            }
        }
    }

    @Test func aWordIsNoPartOfAnother() throws {
        try check(
            .muteWord, "win",
            hides: ["Win a prize", "You can win", "win", "Win!", "to “win”"].map { Post(title: $0) },
            others: ["Twine and windows", "winner", "Darwin"].map { Post(title: $0) })
    }

    @Test func aWordOfAnotherScriptHasBordersToo() throws {
        let plan = plan(.muteWord, "акция")
        for title in ["Акция", "Новая акция!", "«акция»"] { #expect(try minifluxHides(plan, Post(title: title))) }
        for title in ["Реакция", "акциями"] { #expect(try !minifluxHides(plan, Post(title: title))) }
    }

    @Test func aCategoryIsTheWholeCategory() throws {
        try check(
            .muteCategory, "AI", hides: [Post(tags: ["AI"]), Post(tags: ["clouds", "ai"])],
            others: [Post(tags: ["email"]), Post(tags: ["AI ethics"]), Post()], newsboat: false)
    }

    @Test func aCategoryMayHaveAnySigns() throws {
        for name in [
            "C++", "Sci-Fi", "R.E.M.", "Science or Fiction", "a/b", "[x]", "50%", "(re)view", "$5", "or", "💰 deals",
        ] {
            try check(
                .muteCategory, name, hides: [Post(tags: [name])],
                others: [Post(tags: ["C"]), Post(tags: ["CC"]), Post(tags: [name + "s"]), Post(tags: ["un" + name])],
                newsboat: false)
        }
    }

    @Test func anAuthorIsTheWholeAuthor() throws {
        try check(
            .muteAuthor, "Ann", hides: [Post(author: "Ann"), Post(author: "ann")],
            others: [Post(author: "Joanna Hart"), Post(author: "Ann Hart"), Post(author: "Mary Ann")])
    }

    @Test func aDomainIsFoundInTheLinksOfTheTextAndIsNoPartOfAnother() throws {
        func post(_ link: String) -> Post { Post(content: "<p>As <a href=\"\(link)\">told</a>.</p>") }
        try check(
            .muteDomain, "x-list.example",
            hides: ["https://x-list.example/a", "http://www.x-list.example", "https://x-list.example?a=1"].map(post),
            others: [
                "https://netx-list.example/a", "https://x-list.examples/", "https://x-list.example.org/",
                "https://blog.x-list.example/", "https://pond.example/x-list.example",
            ].map(post))
    }

    @Test func aNameThatEndsInABackslashTakesNoRuleAway() throws {
        for name in ["Ledger \\", "Ledger \\\\ ", "Ledger\\\n", "\\"] {
            let plan = plan(.muteWord, "win", name: name)
            #expect(rules(PlanFilters.newsboat(plan)).count == 1, "\(name)")
            #expect(try newsboatHides(plan, Post(title: "win")))
        }
    }
}
