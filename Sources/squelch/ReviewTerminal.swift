import SquelchReport
import SquelchReview
import SquelchSystem

/// A review in the terminal: reads keys, and draws what they lead to.
struct ReviewTerminal {
    private let session: ReviewSession
    private let profile: TerminalProfile
    private var state: ReviewState
    private var said = ""
    private var scroll = 0

    init(_ session: ReviewSession, _ profile: TerminalProfile) {
        self.session = session
        self.profile = profile
        state = session.state
    }

    /// Lines that a key scrolls by.
    private static let step = 3

    /// Goes on until the person has had enough; leaves the terminal as it was.
    func run() throws {
        guard let keys = KeyReader() else { return }
        defer { keys.close() }
        keys.takeScreen()
        var terminal = self
        try terminal.go(keys)
    }

    private mutating func go(_ keys: KeyReader) throws {
        draw(screen.account(session.material, state, said: said, scroll: scroll))
        while true {
            let key = keys.next()
            switch key {
            case .interrupt, .end, .letter("q"): return
            case .down: scroll += Self.step
            case .up: scroll = max(0, scroll - Self.step)
            case .symbol("?"):
                draw(screen.help())
                while keys.next() == .resized { draw(screen.help()) }
            case .symbol("/"): if search(keys) { return }
            default: try press(key)
            }
            draw(screen.account(session.material, state, said: said, scroll: scroll))
        }
    }

    private mutating func press(_ key: KeyReader.Key) throws {
        guard let key = meaning(key) else { return }
        // The window is here alone: what the filters are chosen for is its own.
        if key == .turnDown || key == .cancel {
            if state.mode != .ended { state.mode = key == .turnDown ? .choosing : .looking }
            said = ""
            return
        }
        let answer = try session.press(key, at: state.mode == .ended ? nil : state.place)
        state = answer.state
        said = answer.said
        scroll = 0
    }

    private func meaning(_ key: KeyReader.Key) -> ReviewKey? {
        if state.mode == .choosing {
            switch key {
            case .enter, .letter("t"): return .filter(0)
            case .escape: return .cancel
            case .symbol(let sign): return sign.wholeNumberValue.flatMap { $0 > 0 ? .filter($0 - 1) : nil }
            default: return nil
            }
        }
        switch key {
        case .letter("o"):
            let all = ReviewOrder.allCases
            return .order(all[((all.firstIndex(of: state.order) ?? 0) + 1) % all.count])
        case .letter(let letter): return ReviewKey(letter: letter)
        case .left: return .previous
        case .right: return .next
        default: return nil
        }
    }

    // MARK: - Search

    /// Lets the person type a part of a name, and goes to the account that is chosen.
    /// - Returns: whether they had enough altogether.
    private mutating func search(_ keys: KeyReader) -> Bool {
        var text = ""
        var chosen = 0
        while true {
            let found = places(of: text)
            chosen = min(max(0, chosen), max(0, found.count - 1))
            let cards = CardMaker(session.material, state)
            draw(screen.search(text, found.map(cards.name), chosen: chosen))
            switch keys.next() {
            case .interrupt, .end: return true
            case .escape: return false
            case .enter:
                guard found.indices.contains(chosen) else { return false }
                state.place = found[chosen]
                state.mode = .looking
                (said, scroll) = ("", 0)
                return false
            case .erase: text = String(text.dropLast())
            case .letter(let character), .symbol(let character): text.append(character)
            case .down: chosen += 1
            case .up: chosen -= 1
            default: continue
            }
        }
    }

    /// Accounts that are named.
    private static let mostFound = 200

    private func places(of text: String) -> [Int] {
        let cards = CardMaker(session.material, state)
        let wanted = text.lowercased()
        let found = state.places.lazy.filter { wanted.isEmpty || cards.name(at: $0).lowercased().contains(wanted) }
        return Array(found.prefix(Self.mostFound))
    }

    // MARK: - Drawing

    private var screen: ReviewScreen {
        let window = ReviewScreen.Window(
            columns: StandardStream.output.columns ?? 80, rows: StandardStream.output.rows ?? 24)
        return ReviewScreen(profile, window)
    }

    /// Each line over the one that was there, and what was behind it away: nothing flickers.
    private func draw(_ lines: [String]) {
        StandardStream.output.write(
            "\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J")
    }
}
