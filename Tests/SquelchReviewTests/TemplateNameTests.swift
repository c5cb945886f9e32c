import SquelchDocuments
@testable import SquelchReview
@testable import SquelchReviewServer
import Testing

/// Every name in a template is one of the value that fills it in.
struct TemplateNameTests {
    private static let frame = PageModels.Frame(
        title: "t", hasAccounts: true, hasQuestions: true, said: "s", kept: "k")
    private static let choice = PageModels.Choice(value: "v", label: "l", isChosen: true)
    private static let tools = PageModels.Tools(
        at: "1", undo: PageModels.Undo(number: 1, what: "w"), orders: [choice], blind: true)
    private static let filter = ReviewCard.Filter(number: 1, words: "w", effect: "e")
    private static let post = ReviewCard.Post(title: "t", text: "x", link: "l", facts: "f")
    private static let card = ReviewCard(
        place: 1, name: "n", id: "i", site: "s", feed: "f", contexts: "c", since: "s", verdict: "v", verdictClass: "k",
        ratio: ReviewCard.Ratio(words: "w", interval: "i", plain: "p", decibels: 0, low: 0, high: 0), basis: "b",
        cost: "c", about: "a", advice: "a", reasons: ["r"], filters: [filter], best: [post], worst: [post],
        course: ReviewCard.Course(posts: [1], shares: [0.5], words: "w"), alone: "a", partners: ["p"], flips: ["f"],
        decided: "d", version: 1)

    /// A value of every page in which nothing is missing.
    private static var models: [(template: String, model: Any)] {
        [
            (
                "account",
                PageModels.Account(
                    frame: frame, tools: tools, at: "1", total: 1, done: 1, progress: "p", card: card, position: "p",
                    mark: "m",
                    bar: PageModels.Bar(whisker: "w", center: "c"), hasReasons: true, hasPartners: true, hasFlips: true,
                    hasLinks: true, lists: [PageModels.PostList(anchor: "a", listTitle: "l", posts: [post])],
                    courseWords: "c", bars: "b", line: "l", dots: "d", before: 1, after: 2)
            ),
            (
                "accounts",
                PageModels.Accounts(
                    frame: frame, heading: "h", progress: "p", find: "f", page: 1, hasRows: true,
                    rows: [
                        PageModels.Row(
                            place: 1, version: 1, rowClass: "k", name: "n", facts: "f", advice: "a", decided: "d",
                            filters: [filter])
                    ], earlier: "e", later: "l")
            ),
            (
                "bulk",
                PageModels.Bulk(
                    frame: frame, choices: [choice], level: "1",
                    list: PageModels.BulkList(
                        sentence: "s", items: [PageModels.BulkItem(place: 1, version: 1, name: "n", facts: "f")],
                        hasItems: true, usual: "u", usualLabel: "l", others: [choice]))
            ),
            (
                "end",
                PageModels.End(
                    frame: frame, tools: tools, heading: "h", progress: "p", hasKinds: true, kinds: ["k"], saved: "s",
                    lost: "l", hasMore: true, before: 1)
            ),
            (
                "listen",
                PageModels.Listen(
                    frame: frame, hasSections: true,
                    sections: [
                        PageModels.Section(
                            sectionTitle: "s",
                            entries: [
                                PageModels.Entry(
                                    id: "i", name: "n", sentence: "s", longest: 1, subjects: "s", best: ["b"])
                            ])
                    ])
            ),
            (
                "question",
                PageModels.Question(
                    frame: frame, heading: "h", learnt: PageModels.Learnt(lines: ["l"]),
                    question: PageModels.Asked(number: 1, count: 2, title: "t", text: "x"), ending: "e", canUndo: true,
                    answered: 1)
            ),
            ("message", PageModels.Message(frame: frame, heading: "h", text: "t")),
        ]
    }

    /// What the properties of a value hold, by their names; nil in place of an optional that is empty.
    private func properties(_ value: Any) -> [String: Any] {
        var found: [String: Any] = [:]
        for child in Mirror(reflecting: value).children {
            guard let label = child.label else { continue }
            let mirror = Mirror(reflecting: child.value)
            found[label] = mirror.displayStyle == .optional ? mirror.children.first?.value : child.value
        }
        return found
    }

    private func optionals(_ value: Any) -> Set<String> {
        Set(
            Mirror(reflecting: value).children.filter { Mirror(reflecting: $0.value).displayStyle == .optional }
                .compactMap(\.label))
    }

    /// Walks through a template with the values that its names stand for; what is wrong with it, a line each.
    private func faults(_ name: String, _ stack: [Any]) -> [String] {
        guard let source = ReviewTemplates.sources[name] else { return ["no template \(name)"] }
        var faults: [String] = []
        var stack = stack
        var open: [String] = []
        let text = String(decoding: source, as: UTF8.self)
        for tag in text.matches(of: /\{\{([#^\/>]?)\s*([^{}]+?)\s*\}\}/) {
            let (kind, key) = (String(tag.output.1), String(tag.output.2))
            switch kind {
            case ">": faults += self.faults(key, stack)
            case "/":
                if open.popLast() == key {
                    stack.removeLast()
                } else {
                    faults.append("\(name): \(key) is closed, and not open")
                }
            default:
                guard key != "." else { continue }
                guard let found = stack.reversed().lazy.compactMap({ properties($0)[key] }).first else {
                    faults.append("\(name): no value has a \(key)")
                    if !kind.isEmpty {
                        open.append(key)
                        stack.append(())
                    }
                    continue
                }
                // An optional that is empty is looked for further out: there must be nothing of its name.
                if let inner = stack.lastIndex(where: { properties($0)[key] != nil }),
                    optionals(stack[inner]).contains(key),
                    stack[..<inner].contains(where: { properties($0)[key] != nil })
                {
                    faults.append("\(name): \(key) stands in two values, and may be empty in the inner one")
                }
                guard !kind.isEmpty else { continue }
                open.append(key)
                let list = Mirror(reflecting: found)
                stack.append(list.displayStyle == .collection ? list.children.first?.value ?? () : found)
            }
        }
        if !open.isEmpty { faults.append("\(name): \(open) stay open") }
        return faults
    }

    @Test func everyNameIsThatOfAValue() {
        for (template, model) in Self.models { #expect(faults(template, [model]) == []) }
    }

    @Test func everyTemplateIsFilledInBySomePage() {
        let parts: Set = ["head", "foot", "tools", "open", "doorway"]
        #expect(Set(ReviewTemplates.sources.keys) == Set(Self.models.map(\.template)).union(parts))
        for (template, model) in Self.models {
            let page = ReviewTemplates.render(template, model)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("</html>"), "\(template)")
            #expect(!page.contains("{{") && !page.contains("Optional("), "\(template)")
        }
    }

    @Test func aMisspeltNameIsFound() {
        struct Model { var frame = TemplateNameTests.frame; var heading = "h" }
        #expect(faults("message", [Model()]) == ["message: no value has a text"])
    }
}
