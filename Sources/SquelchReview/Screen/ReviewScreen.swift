import SquelchCuration
public import SquelchReport
import SquelchTimeline

/// A review as the lines of a terminal's window. Pure: the same account and window give the same lines.
public struct ReviewScreen: Sendable {
    /// Columns and rows.
    public struct Window: Sendable, Equatable {
        /// Columns.
        public var columns: Int
        /// Rows.
        public var rows: Int

        /// A window; one that is too small to read is taken as the smallest that is not.
        public init(columns: Int, rows: Int) {
            self.columns = max(40, columns)
            self.rows = max(12, rows)
        }
    }

    /// Columns of a key and the blanks around it, in the list of keys.
    private static let keyWidth = 10

    private let profile: TerminalProfile
    private let window: Window

    /// A screen in a window.
    public init(_ profile: TerminalProfile, _ window: Window) {
        var profile = profile
        profile.width = window.columns
        self.profile = profile
        self.window = window
    }

    /// One account, or its filters, or the end.
    /// - Parameters:
    ///   - material: the accounts with what is shown of each.
    ///   - state: where the session is.
    ///   - said: what the last key did.
    ///   - scroll: lines of the account that are above the window.
    public func account(_ material: ReviewMaterial, _ state: ReviewState, said: String, scroll: Int = 0) -> [String] {
        let analysis = material.result.analysis
        let head = [profile.paint(fit(state.progress(analysis)), .dim)]
        guard state.mode != .ended else {
            let balance = ReviewOutcome(material, state).balance
            let words = ["", profile.paint("All are decided", .heading)] + balance.kinds.map { "  " + fit($0, 2) }
            return frame(head, words + saved(balance), keys: "z undo · ← back · q quit", said, scroll)
        }
        let card = CardMaker(material, state).card(at: state.place)
        if state.mode == .choosing {
            let keys = "1-\(min(9, card.filters.count)) choose · Enter the first · Esc back"
            return frame(head + title(card, state), filters(card), keys: keys, said, scroll)
        }
        return frame(head + title(card, state), body(card), keys: usualKeys, said, scroll)
    }

    /// The keys of an account; where they do not fit, how to see them is among those that stay.
    private var usualKeys: String {
        let all = "k keep · t turn down · u unfollow · d tidy · s skip · z undo · ? help"
        return DisplayWidth.of(plain(all)) <= window.columns ? all : "k keep · t down · u unfollow · ? more"
    }

    private func saved(_ balance: ReviewBalance) -> [String] {
        [
            "", fit("Saved: \(PageNumbers.spoken(balance.savedPerDay)) a day"),
            fit("Signal lost: \(PageNumbers.spoken(balance.lostPerDay)) a day"), "",
            fit("squelch plan writes what to do as files; squelch review shows them on a page."),
        ]
    }

    /// The keys.
    public func help() -> [String] {
        let keys = [
            ("k", "keep"), ("t", "turn down: choose the filter by its number"), ("u", "unfollow"),
            ("d", "dormant: tidy away"), ("s", "skip, to see it again at the end"), ("z", "undo"), ("/", "search"),
            ("b", "blind: names hidden until decided"), ("o", "another order"), ("← →", "look without deciding"),
            ("↑ ↓", "scroll"), ("q", "quit; the next time goes on here"),
        ]
        let lines = keys.flatMap { key, meaning -> [String] in
            TextWrap.lines(plain(meaning), width: window.columns - Self.keyWidth).enumerated().map { number, line in
                let key = number == 0 ? "  " + plain(key) : ""
                return key + String(repeating: " ", count: max(1, Self.keyWidth - DisplayWidth.of(key))) + line
            }
        }
        return frame([profile.paint("Keys", .heading), ""], lines, keys: "any key goes back", "", 0)
    }

    /// What a search has found so far.
    public func search(_ text: String, _ names: [String], chosen: Int) -> [String] {
        let head = [profile.paint("Search: ", .heading) + fit(text, 10) + "_", ""]
        let lines = names.enumerated().map { index, name in
            index == chosen ? profile.paint("> " + fit(name, 2), .bold) : "  " + fit(name, 2)
        }
        return frame(
            head, lines.isEmpty ? ["  no account is called so"] : lines, keys: "↑ ↓ choose · Enter go there · Esc back",
            "", max(0, chosen - window.rows + 8))
    }

    // MARK: - Parts

    private func fit(_ text: String, _ indent: Int = 0) -> String {
        TerminalText.fit(plain(text), window.columns - indent)
    }

    /// Where the terminal has no more than ASCII, neither have the words.
    private func plain(_ text: String) -> String {
        guard !profile.isUnicode else { return text }
        let signs: [Character: String] = [
            "\u{A0}": " ", "−": "-", "·": "-", "…": "...", "“": "\"", "”": "\"", "←": "<-", "→": "->", "↑": "up",
            "↓": "down",
        ]
        return text.map { signs[$0] ?? String($0) }.joined()
    }

    private func wrap(_ text: String, _ indent: String = "") -> [String] {
        TextWrap.lines(plain(text), width: window.columns - indent.count, indent: "  ").map { indent + $0 }
    }

    private func title(_ card: ReviewCard, _ state: ReviewState) -> [String] {
        let place = "\(state.position(of: card.place)) of \(state.places.count)"
        let facts = [place, card.contexts, card.since].compactMap { $0 }.joined(separator: " · ")
        var lines = [profile.paint(fit(card.name), .heading), profile.paint(fit(facts), .dim)]
        if let decided = card.decided { lines.append(profile.paint(fit("You decided: \(decided)"), .signal)) }
        return lines
    }

    private func body(_ card: ReviewCard) -> [String] {
        var lines = wrap(card.advice).map { profile.paint($0, .bold) }
        if let ratio = card.ratio {
            let bar = IntervalBar(isUnicode: profile.isUnicode, width: 17, reach: 20)
                .draw(ratio.decibels, low: ratio.low, high: ratio.high)
            let (level, rest) = ("\(plain(ratio.words)) \(bar)", "\(ratio.interval); \(ratio.plain)")
            let whole = "\(level) \(plain(rest))"
            lines += DisplayWidth.of(whole) <= window.columns ? [whole] : [fit(level)] + wrap(rest, "  ")
        }
        lines += wrap(card.basis) + wrap("It takes: \(card.cost)")
        if let about = card.about { lines += wrap("About: \(about)") }
        lines += card.reasons.prefix(2).flatMap { wrap("- \($0)") }
        lines += posts("Best", card.best) + posts("Worst", card.worst)
        if let course = card.course { lines += self.course(course) }
        if let alone = card.alone { lines += [""] + wrap("Only here: \(alone)") }
        lines += card.partners.flatMap { wrap("- \($0)") }
        lines += card.reasons.dropFirst(2).flatMap { wrap("- \($0)") }
        lines += (card.best + card.worst).filter { $0.text != nil }.flatMap { post in
            ["", profile.paint(fit(post.title), .dim)] + wrap(post.text ?? "", "  ")
        }
        return lines
    }

    private func posts(_ name: String, _ posts: [ReviewCard.Post]) -> [String] {
        posts.enumerated().map { index, post in
            let label = index == 0 ? name + String(repeating: " ", count: max(0, 6 - name.count)) : "      "
            let facts = plain(post.facts)
            let room = window.columns - 8 - facts.count
            guard room >= 20 else { return label + fit(post.title, 6) }
            return label + TerminalText.fit(plain(post.title), room) + "  " + profile.paint(facts, .dim)
        }
    }

    private func course(_ course: ReviewCard.Course) -> [String] {
        let line = Sparkline(isUnicode: profile.isUnicode)
        let posts = course.posts.map { $0 > 0 ? Double($0) : nil }
        let most = Double(max(1, course.posts.max() ?? 1))
        return [
            fit("Posts  " + line.draw(posts, in: 0...most) + "  " + course.words),
            fit("Signal " + line.draw(course.shares, in: 0...1)),
        ]
    }

    private func filters(_ card: ReviewCard) -> [String] {
        ["Turn it down by:"]
            + card.filters.flatMap { filter in wrap("\(filter.number)  \(filter.words)") + wrap(filter.effect, "     ")
            }
    }

    /// Exactly as many lines as the window has rows: the head, what fits of the rest, what the last key did, and the keys.
    private func frame(
        _ head: [String], _ body: [String], keys: String, _ said: String, _ scroll: Int
    ) -> [String] {
        let room = max(1, window.rows - head.count - 2)
        let start = min(max(0, scroll), max(0, body.count - room))
        var lines = head + body[start..<min(body.count, start + room)]
        lines += [String](repeating: "", count: max(0, window.rows - 2 - lines.count))
        let more = body.count - start - room
        let note = said.isEmpty && more > 0 ? "\(more) more lines: down" : said
        return Array(lines.prefix(window.rows - 2)) + [profile.paint(fit(note), .good), profile.paint(fit(keys), .dim)]
    }
}
