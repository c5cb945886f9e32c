public import SquelchCuration
import SquelchDocuments
import SquelchReport
import SquelchReview
public import SquelchSystem
import SquelchTimeline

/// What can be made of the decisions beside pages.
public struct ReviewFiles: Sendable {
    /// The files of a plan's folder.
    public var plan: @Sendable (ActionPlan) -> [OutputFolder.File]
    /// The version of the program, for files that name it.
    public var version: String

    /// Files by what makes them.
    public init(version: String, plan: @escaping @Sendable (ActionPlan) -> [OutputFolder.File]) {
        self.version = version
        self.plan = plan
    }
}

/// From a request to its answer. Whoever may not ask has been turned away already.
struct ReviewRouter: Sendable {
    let session: ReviewSession
    let files: ReviewFiles
    let calibration: CalibrationSession?
    let watch: WindowWatch
    let clock: @Sendable () -> Int64

    func answer(_ request: PageRequest) -> PageResponse {
        do {
            return try request.method == "GET" ? get(request) : post(request)
        } catch {
            return failed(error)
        }
    }

    /// What could not be kept is not shown as if it were.
    private func failed(_ error: any Error) -> PageResponse {
        message("That could not be kept", "Nothing was noted: \(ReviewFailure.words(error)).", status: 500)
    }

    private func maker(_ said: String? = nil, _ state: ReviewState? = nil) -> PageMaker {
        PageMaker(session: session, state: state ?? session.state, hasQuestions: calibration != nil, said: said)
    }

    private func page(_ name: String, _ model: Any, status: Int = 200) -> PageResponse {
        .page(ReviewTemplates.render(name, model), status: status)
    }

    private func message(_ heading: String, _ text: String, status: Int) -> PageResponse {
        page("message", maker().message(heading, text), status: status)
    }

    private var unknown: PageResponse {
        message("There is no such page", "It may be of another review.", status: 404)
    }

    /// The account that an address names.
    private func place(_ path: String) -> Int? {
        guard path.hasPrefix("/account/"), let place = Int(path.dropFirst("/account/".count)),
            session.material.accounts.indices.contains(place)
        else { return nil }
        return place
    }

    // MARK: - Looking

    private func get(_ request: PageRequest) throws -> PageResponse {
        switch request.path {
        case "/":
            // Who asked for posts gets posts.
            if calibration != nil { return .go(to: "/calibrate") }
            return .go(to: next)
        case "/next": return .go(to: next)
        case "/review.css": return .part(ReviewTemplates.style, type: "text/css")
        case "/review.js": return .part(ReviewTemplates.script, type: "text/javascript")
        case "/icon.svg": return .part(ReviewTemplates.icon, type: "image/svg+xml")
        case "/accounts":
            try session.refresh()
            let find = String((request.query["find"] ?? "").prefix(Self.longestSearch))
            return page("accounts", maker(said(request)).accounts(page: request.query.number("page") ?? 1, find: find))
        case "/bulk":
            let selection = PageMaker.selection(request.query["of"], level: request.query["level"])
            return page("bulk", maker(said(request)).bulk(selection))
        case "/end": return page("end", maker(said(request)).end())
        case "/listen": return page("listen", maker().listen())
        case "/plan.zip": return plan()
        case "/decisions.csv": return decisions()
        case "/calibrate":
            guard let calibration else { return unknown }
            return page("question", maker().question(calibration, calibration.progress))
        default:
            guard let place = place(request.path) else { return unknown }
            try session.refresh()
            return page("account", maker(said(request)).account(at: place))
        }
    }

    private static let longestSearch = 200

    /// The account to decide about, or the end.
    private var next: String { session.material.accounts.isEmpty ? "/end" : address(of: session.state) }

    private func address(of state: ReviewState) -> String {
        state.mode == .ended ? "/end" : "/account/\(state.place)"
    }

    /// What was done before this page, by what its address says of it: the words are made of what is kept, and of nothing
    /// that an address could say.
    private func said(_ request: PageRequest) -> String? {
        let state = session.state
        let cards = CardMaker(session.material, state)
        func known(_ name: String) -> Int? {
            request.query.number(name).flatMap { session.material.accounts.indices.contains($0) ? $0 : nil }
        }
        if let place = known("did") {
            let left = Counted.grouped(state.places.count - state.decided)
            guard let one = state.standing[place] else { return nil }
            return DecisionWords.said(one.decision, name: cards.name(at: place)) + " \(left) left."
        }
        if let place = known("skipped") { return "Skipped \(cards.name(at: place)); it comes again at the end." }
        if let place = known("undone") { return "Taken back: \(cards.name(at: place))." }
        if let count = request.query.number("done") {
            return count > 0 ? "\(Counted.text(count, "account")) noted." : "Nothing was noted."
        }
        switch request.query["set"] {
        case "blind": return state.isBlind ? "Names are hidden until you have decided." : "Names are shown."
        case "order": return "In the order of \(state.order.words)."
        default: return nil
        }
    }

    // MARK: - Doing

    private func post(_ request: PageRequest) throws -> PageResponse {
        let form = request.form
        switch request.path {
        case "/here":
            form["window"].map { watch.come(String($0.prefix(Self.longestName))) }
            return .nothing
        case "/bye":
            form["window"].map { watch.go(String($0.prefix(Self.longestName)), at: clock()) }
            return .nothing
        case "/undo":
            guard let number = form["number"].flatMap({ Int64($0) }) else { return unknown }
            let answer = try session.press(.undo, taking: number)
            return answer.isStale
                ? stale(answer) : .go(to: "/account/\(answer.state.place)?undone=\(answer.state.place)")
        case "/blind":
            _ = try session.press(.blind)
            return .go(to: back(form["at"]) + "?set=blind")
        case "/order":
            guard let order = form["order"].flatMap(ReviewOrder.init) else { return unknown }
            return .go(to: address(of: try session.press(.order(order)).state) + "?set=order")
        case "/bulk": return try bulk(form)
        case "/listen": return listen(form)
        case "/calibrate": return try rate(form)
        default:
            guard let place = place(request.path), let key = key(form) else { return unknown }
            return try decide(key, at: place, form)
        }
    }

    private static let longestName = 64

    private func back(_ at: String?) -> String {
        guard let at, let place = Int(at), session.material.accounts.indices.contains(place) else { return "/end" }
        return "/account/\(place)"
    }

    private func key(_ form: PageRequest.Fields) -> ReviewKey? {
        if let number = form.number("filter") { return .filter(number - 1) }
        switch form["key"] {
        case "t": return form.number("by").map { .filter($0 - 1) }
        case let letter?: return letter.count == 1 ? letter.first.flatMap(ReviewKey.init(letter:)) : nil
        case nil: return nil
        }
    }

    private func decide(_ key: ReviewKey, at place: Int, _ form: PageRequest.Fields) throws -> PageResponse {
        guard let seen = form["seen"].flatMap({ Int64($0) }) else { return unknown }
        let answer = try session.press(key, at: place, seen: seen)
        if answer.isStale { return stale(answer) }
        if key == .skip { return .go(to: address(of: answer.state) + "?skipped=\(place)") }
        // A form of the list leads back to it.
        if let number = form.number("back") {
            let find = form["found"].map { $0.isEmpty ? "" : "&find=" + PageAddress.encode($0) } ?? ""
            return .go(to: "/accounts?page=\(number)&did=\(place)\(find)")
        }
        return .go(to: address(of: answer.state) + "?did=\(place)")
    }

    /// Somebody decided elsewhere: what stands now is shown, and nothing overwritten.
    private func stale(_ answer: ReviewSession.Answer) -> PageResponse {
        page("account", maker(answer.said, answer.state).account(at: answer.state.place), status: 409)
    }

    private func bulk(_ form: PageRequest.Fields) throws -> PageResponse {
        let chosen = form.all("at").compactMap { text -> (place: Int, seen: Int64)? in
            let parts = text.split(separator: ":")
            guard parts.count == 2, let place = Int(parts[0]), let seen = Int64(parts[1]),
                session.material.accounts.indices.contains(place)
            else { return nil }
            return (place, seen)
        }
        let choice: ReviewChoice
        switch form["key"] {
        case "k": choice = .keep
        case "t": choice = .turnDown(nil)
        case "u": choice = .unfollow
        case "d": choice = .tidy
        default: return unknown
        }
        return .go(to: "/bulk?done=\(try session.keepAll(choice, chosen))")
    }

    private func rate(_ form: PageRequest.Fields) throws -> PageResponse {
        guard let calibration, let number = form.number("number") else { return unknown }
        switch form["key"] {
        case "y": _ = try calibration.answer(.yes, to: number - 1)
        case "n": _ = try calibration.answer(.no, to: number - 1)
        case "s": _ = try calibration.answer(.skip, to: number - 1)
        case "z": _ = try calibration.undo(of: number)
        default: return unknown
        }
        return .go(to: "/calibrate")
    }

    // MARK: - Files

    private var outcome: ReviewOutcome { ReviewOutcome(session.material, session.state) }

    private func plan() -> PageResponse {
        guard let bytes = PackedFolder.zip(files.plan(outcome.plan), in: "squelch-plan", at: clock()) else {
            return message("There is no memory for that", "The plan could not be packed.", status: 500)
        }
        return .file(bytes, type: "application/zip", name: "squelch-plan.zip")
    }

    private func decisions() -> PageResponse {
        let table = DecisionCSV.render(session.state.standing.values.sorted { $0.number < $1.number })
        return .file(Array(table.utf8), type: "text/csv; charset=utf-8", name: "squelch-decisions.csv")
    }

    private func listen(_ form: PageRequest.Fields) -> PageResponse {
        let edits = ListEdits(chosen: Set(form.all("in")), sentences: form.named("why:"))
        let list = edits.apply(to: outcome.list)
        switch form["as"] {
        case "page":
            let html = ListPage.html(list, version: files.version)
            return .file(Array(html.utf8), type: "text/html; charset=utf-8", name: "who-i-listen-to.html")
        case "opml":
            return .file(
                Array(ListOPML.render(list).utf8), type: "text/x-opml; charset=utf-8", name: "who-i-listen-to.opml")
        case "markdown":
            let text = ListMarkdown.render(list)
            return .file(Array(text.utf8), type: "text/markdown; charset=utf-8", name: "who-i-listen-to.md")
        default: return unknown
        }
    }
}

/// Why something could not be kept, in words.
enum ReviewFailure {
    static func words(_ error: any Error) -> String {
        guard let failure = error as? OutputFile.Failure else { return "\(error)" }
        switch failure {
        case .closed: return "the file was closed"
        case .cannotWrite(let path, let reason): return "\(path) cannot be written (\(reason))"
        case .device(let path, let reason): return "\(path): writing failed (\(reason))"
        }
    }
}
