import SquelchCuration
import SquelchDocuments
import SquelchReport
import SquelchReview
import SquelchTimeline

/// Makes the values of the pages.
struct PageMaker {
    let session: ReviewSession
    let state: ReviewState
    let hasQuestions: Bool
    /// What was done before this page, for whoever cannot see it.
    var said: String?

    private var material: ReviewMaterial { session.material }
    private var analysis: Analysis { session.material.result.analysis }
    private var cards: CardMaker { CardMaker(session.material, state) }

    /// Accounts of a page of the list.
    private static let perPage = 50

    /// - Parameter kept: where what is decided on the page is kept; where decisions are if not given.
    func frame(_ title: String, kept: String? = nil) -> PageModels.Frame {
        PageModels.Frame(
            title: title, hasAccounts: !material.accounts.isEmpty, hasQuestions: hasQuestions, said: said,
            kept: PageText.line(kept ?? session.store.name, width: 400))
    }

    private func tools(_ at: String) -> PageModels.Tools {
        let undo = state.sitting.last.flatMap { number in
            state.standing.first { $0.value.number == number }.map { place, one in
                PageModels.Undo(
                    number: number, what: "\(cards.name(at: place)), \(DecisionWords.standing(one.decision))")
            }
        }
        return PageModels.Tools(
            at: at, undo: undo,
            orders: ReviewOrder.allCases.map { order in
                PageModels.Choice(value: order.rawValue, label: order.words, isChosen: order == state.order)
            }, blind: state.isBlind)
    }

    // MARK: - One account

    func account(at place: Int) -> PageModels.Account {
        let card = cards.card(at: place)
        let position = state.position(of: place)
        let lists = [("best", "Its best posts", card.best), ("worst", "Its worst posts", card.worst)]
        return PageModels.Account(
            frame: frame(card.name), tools: tools(String(place)), at: String(place), total: state.places.count,
            done: state.decided, progress: state.progress(analysis), card: card,
            position: "\(Counted.grouped(position)) of \(Counted.grouped(state.places.count))",
            mark: material.accounts[place].verdict.pageMark, bar: card.ratio.map(Self.bar),
            hasReasons: !card.reasons.isEmpty, hasPartners: !card.partners.isEmpty, hasFlips: !card.flips.isEmpty,
            hasLinks: card.site != nil || card.feed != nil,
            lists: lists.filter { !$0.2.isEmpty }.map {
                PageModels.PostList(anchor: $0.0, listTitle: $0.1, posts: $0.2)
            },
            courseWords: card.course?.words ?? "", bars: card.course.map(CourseDrawing.bars) ?? "",
            line: card.course.map(CourseDrawing.line) ?? "", dots: card.course.map(CourseDrawing.dots) ?? "",
            before: state.places[max(0, position - 2)], after: state.places[min(state.places.count - 1, position)])
    }

    private static func bar(_ ratio: ReviewCard.Ratio) -> PageModels.Bar {
        let ends = [ratio.low, ratio.high].map { Drawing.number(DecibelBar.position($0)) }
        return PageModels.Bar(
            whisker: "M\(ends[0]) 8H\(ends[1])", center: Drawing.number(DecibelBar.position(ratio.decibels)))
    }

    // MARK: - Many accounts

    /// A page of the list, of the accounts whose name, id or subject holds all words of `find`.
    func accounts(page: Int, find: String) -> PageModels.Accounts {
        let words = find.lowercased().split(whereSeparator: \.isWhitespace)
        let places = words.isEmpty ? state.places : state.places.filter { holds(words, at: $0) }
        let last = max(1, (places.count + Self.perPage - 1) / Self.perPage)
        let page = min(max(1, page), last)
        let shown = places.dropFirst((page - 1) * Self.perPage).prefix(Self.perPage)
        let query = words.isEmpty ? "" : "&find=" + PageAddress.encode(find)
        let heading = words.isEmpty ? "All accounts" : "\(Counted.text(places.count, "account")) for “\(find)”"
        return PageModels.Accounts(
            frame: frame(words.isEmpty ? "All accounts" : "Search"), heading: PageText.line(heading, width: 120),
            progress: state.progress(analysis) + (last > 1 ? "; page \(page) of \(last)" : ""),
            find: PageText.line(find, width: 200), page: page, hasRows: !shown.isEmpty, rows: shown.map(row),
            earlier: page > 1 ? "/accounts?page=\(page - 1)\(query)" : nil,
            later: page < last ? "/accounts?page=\(page + 1)\(query)" : nil)
    }

    private func holds(_ words: [Substring], at place: Int) -> Bool {
        // A name that is hidden must not be found out by a search.
        let account = material.accounts[place]
        let named = cards.hidesName(at: place) ? "" : "\(account.account.name ?? "") \(account.account.id)"
        let text = "\(cards.name(at: place)) \(named) \(account.contexts.joined(separator: " "))".lowercased()
        return words.allSatisfy { text.contains($0) }
    }

    private func row(_ place: Int) -> PageModels.Row {
        let card = cards.line(at: place)
        return PageModels.Row(
            place: place, version: state.version(at: place), rowClass: material.accounts[place].verdict.pageClass,
            name: card.name, facts: card.facts, advice: card.advice,
            decided: state.standing[place].map { DecisionWords.standing($0.decision) }, filters: card.filters)
    }

    // MARK: - Bulk

    /// Which accounts are meant by the choice on the page of many; nil for none.
    static func selection(_ of: String?, level: String?) -> BulkSelection? {
        switch of {
        case "dormant": return .dormant
        case "below": return .below(level.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } ?? usualLevel)
        case let name?: return name.hasPrefix("in:") ? .context(String(name.dropFirst(3))) : nil
        case nil: return nil
        }
    }

    private static let usualLevel = -3.0

    func bulk(_ selection: BulkSelection?) -> PageModels.Bulk {
        var chosen = "dormant"
        var level = Self.usualLevel
        switch selection {
        case .context(let name)?: chosen = "in:" + name
        case .below(let given)?: (chosen, level) = ("below", given)
        case .dormant?, nil: break
        }
        var choices = [
            PageModels.Choice(value: "dormant", label: "all that are silent", isChosen: chosen == "dormant"),
            PageModels.Choice(value: "below", label: "all below a level", isChosen: chosen == "below"),
        ]
        choices += analysis.contexts.map { one in
            let value = "in:" + one.context.name
            return PageModels.Choice(
                value: value, label: "all of " + PageText.line(one.context.name, width: 60), isChosen: chosen == value)
        }
        return PageModels.Bulk(
            frame: frame("Many at once"), choices: choices, level: Numbers.decimal(level, 1),
            list: selection.map(bulkList))
    }

    private static let kinds: [(value: String, label: String, choice: ReviewChoice)] = [
        ("k", "Keep those that are checked", .keep), ("t", "Turn down those that are checked", .turnDown(nil)),
        ("u", "Unfollow those that are checked", .unfollow), ("d", "Tidy away those that are checked", .tidy),
    ]

    private func bulkList(_ selection: BulkSelection) -> PageModels.BulkList {
        let places = selection.places(state, of: analysis)
        let usual = Self.kinds.first { $0.choice == selection.usual } ?? Self.kinds[0]
        let count = Counted.text(places.count, "account")
        return PageModels.BulkList(
            sentence: places.isEmpty
                ? "There is none without a decision."
                : "\(count) without a decision. Nothing is noted before you say so.",
            items: places.map { place in
                let line = cards.line(at: place)
                return PageModels.BulkItem(
                    place: place, version: state.version(at: place), name: line.name, facts: line.facts)
            },
            hasItems: !places.isEmpty, usual: usual.value, usualLabel: usual.label,
            others: Self.kinds.filter { $0.value != usual.value }.map {
                PageModels.Choice(value: $0.value, label: $0.label, isChosen: false)
            })
    }

    // MARK: - The end

    func end() -> PageModels.End {
        let balance = ReviewOutcome(material, state).balance
        let rest = state.places.count - state.decided
        return PageModels.End(
            frame: frame("What it comes to"), tools: tools("end"),
            heading: rest == 0 ? "All are decided" : "What it comes to so far", progress: state.progress(analysis),
            hasKinds: !balance.kinds.isEmpty, kinds: balance.kinds, saved: PageNumbers.spoken(balance.savedPerDay),
            lost: PageNumbers.spoken(balance.lostPerDay), hasMore: rest > 0, before: state.places.last ?? 0)
    }

    func listen() -> PageModels.Listen {
        let list = ReviewOutcome(material, state).list
        return PageModels.Listen(
            frame: frame("Who I listen to"), hasSections: !list.sections.isEmpty,
            sections: list.sections.map { section in
                PageModels.Section(
                    sectionTitle: PageText.line(section.title, width: 80), entries: section.entries.map(entry))
            })
    }

    private func entry(_ entry: ListEntry) -> PageModels.Entry {
        let subjects = entry.subjects.map { PageText.line($0, width: 40) }.joined(separator: ", ")
        return PageModels.Entry(
            id: entry.id, name: PageText.line(entry.name, width: 80),
            sentence: PageText.line(entry.sentence, width: 400),
            longest: ListEdits.longestSentence, subjects: subjects.isEmpty ? nil : subjects,
            best: entry.posts.map { PageText.line($0.title, width: 120) })
    }

    // MARK: - Posts as questions

    func question(_ calibration: CalibrationSession, _ progress: CalibrationSession.Progress) -> PageModels.Question {
        let asked = progress.next.map { place -> PageModels.Asked in
            let parts = calibration.questions[place].text.split(separator: "\n", maxSplits: 1)
            return PageModels.Asked(
                number: place + 1, count: calibration.questions.count,
                title: PageText.line(parts.first.map(String.init) ?? "", width: 300),
                text: parts.count > 1 ? PageText.line(String(parts[1]), width: 900) : nil)
        }
        return PageModels.Question(
            frame: frame("Rate posts", kept: calibration.name), heading: "Is it worth its time?",
            learnt: progress.learnt.isEmpty ? nil : PageModels.Learnt(lines: progress.learnt), question: asked,
            ending: calibration.questions.isEmpty
                ? "There is no post left to ask about." : "That was all: your answers count from the next analysis on.",
            canUndo: progress.answered > 0, answered: progress.answered)
    }

    func message(_ heading: String, _ text: String) -> PageModels.Message {
        PageModels.Message(frame: frame(heading), heading: heading, text: PageText.line(text, width: 600))
    }
}

/// Texts in addresses.
enum PageAddress {
    /// `text` as a value of a query.
    static func encode(_ text: String) -> String {
        text.utf8.reduce(into: "") { address, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
    }
}
