import SquelchCuration
import SquelchReport
import SquelchReview
@testable import SquelchReviewServer
import SquelchTimeline
import Testing

/// Requests and their answers as values: who may ask, and what they get.
struct ReviewPageTests {
    private let session: ReviewSession
    private let store = MemoryStore()

    init() throws { session = try Reviewing.session(store: store) }

    private func router(_ session: ReviewSession? = nil) -> ReviewRouter {
        ReviewRouter(
            session: session ?? self.session, files: ReviewFiles(version: "1") { _ in [] }, calibration: nil,
            watch: WindowWatch(now: 0), clock: { Reviewing.now })
    }

    private func get(_ path: String, _ query: String = "", _ session: ReviewSession? = nil) -> PageResponse {
        router(session).answer(PageRequest(method: "GET", path: path, query: query, head: .init(host: nil)))
    }

    private func post(_ path: String, _ form: String) -> PageResponse {
        router().answer(PageRequest(method: "POST", path: path, form: form, head: .init(host: nil)))
    }

    private func text(_ response: PageResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    // MARK: - Who may ask

    private let own = "127.0.0.1:4321"

    private func judge(
        _ gate: RequestGuard, _ method: String = "GET", path: String = "/", host: String? = "127.0.0.1:4321",
        origin: String? = nil, site: String? = nil, cookie: String? = nil
    ) -> RequestGuard.Judgement {
        gate.judge(
            PageRequest(
                method: method, path: path,
                head: .init(host: host, origin: origin, site: site, cookie: cookie)))
    }

    private func isRefused(_ judgement: RequestGuard.Judgement) -> Bool {
        if case .refused = judgement { return true }
        return false
    }

    @Test func theAddressOpensOnceAndGivesACookie() throws {
        let gate = RequestGuard(port: 4321)
        let path = "/open/" + gate.firstToken
        #expect(gate.address == "http://127.0.0.1:4321" + path)
        #expect(isRefused(judge(gate)) && isRefused(judge(gate, path: "/open/0")))
        guard case .opened(let header) = judge(gate, path: path) else {
            Issue.record("the address does not open")
            return
        }
        #expect(header.hasSuffix("; HttpOnly; SameSite=Strict; Path=/"))
        #expect(isRefused(judge(gate, path: path)), "a second time")
        let cookie = "other=1; " + String(header.prefix { $0 != ";" })
        #expect(judge(gate, cookie: cookie) == .allowed)
        #expect(isRefused(judge(gate, cookie: "squelch-4321=0")))
        #expect(isRefused(judge(gate, cookie: cookie.replacing("4321", with: "4322"))))
        #expect(RequestGuard(port: 4321).firstToken != gate.firstToken)
    }

    @Test(arguments: [nil, "", "localhost:4321", "127.0.0.1", "127.0.0.1:4322", "evil.example", "evil.example:4321"])
    func anotherNameIsTurnedAway(host: String?) throws {
        let gate = RequestGuard(port: 4321)
        #expect(isRefused(judge(gate, path: "/open/" + gate.firstToken, host: host)))
        // The token was not spent on it.
        #expect(!isRefused(judge(gate, path: "/open/" + gate.firstToken)))
    }

    @Test func anotherPageIsTurnedAwayWithTheCookieAsWell() throws {
        let gate = RequestGuard(port: 4321)
        guard case .opened(let header) = judge(gate, path: "/open/" + gate.firstToken) else { return }
        let cookie = String(header.prefix { $0 != ";" })
        for method in ["GET", "POST"] {
            for origin in [
                "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:4322", "http://localhost:4321",
            ] {
                #expect(isRefused(judge(gate, method, origin: origin, cookie: cookie)), "\(method) \(origin)")
            }
            #expect(judge(gate, method, origin: "http://127.0.0.1:4321", cookie: cookie) == .allowed)
            // A page in a frame without an origin, and a form of our own page, which says nothing of where it was.
            #expect(isRefused(judge(gate, method, origin: "null", site: "cross-site", cookie: cookie)))
            #expect(isRefused(judge(gate, method, origin: "null", cookie: cookie)))
            #expect(judge(gate, method, origin: "null", site: "same-origin", cookie: cookie) == .allowed)
        }
        #expect(judge(gate, "GET", cookie: cookie) == .allowed)
        #expect(isRefused(judge(gate, "POST", cookie: cookie)), "what changes something says where it comes from")
        #expect(isRefused(judge(gate, "DELETE", origin: "http://127.0.0.1:4321", cookie: cookie)))
    }

    // MARK: - What they get

    @Test func aDecisionLeadsToTheNextAccount() throws {
        let first = session.state.place
        #expect(get("/").location == "/account/\(first)")
        let answer = post("/account/\(first)", "key=u&seen=0")
        let next = session.state.place
        #expect(answer.status == 303 && answer.location == "/account/\(next)?did=\(first)" && next != first)
        #expect(try store.standing().map(\.decision.action) == [.unfollow])
        let page = text(get("/account/\(next)", "did=\(first)"))
        #expect(page.contains("To unfollow \(session.material.accounts[first].account.id). 4 left."))
        #expect(page.contains("1 of 5"))
    }

    @Test func whatIsNotKeptIsNotShown() {
        let place = session.state.place
        store.fail(true)
        let answer = post("/account/\(place)", "key=u&seen=0")
        #expect(answer.status == 500 && text(answer).contains("Nothing was noted"))
        #expect(session.state.decided == 0)
    }

    @Test func anOldPageIsAnsweredWithWhatStandsNow() {
        let place = session.state.place
        _ = post("/account/\(place)", "key=k&seen=0")
        let answer = post("/account/\(place)", "key=u&seen=0")
        #expect(answer.status == 409)
        #expect(text(answer).contains("You decided: <bdi>kept</bdi>") && text(answer).contains("nothing was noted"))
        #expect(session.state.standing[place]?.decision.action == .keep)
    }

    @Test(arguments: [
        "key=x&seen=0", "key=k", "key=k&seen=one", "", "filter=a&seen=0", "%ZZ=1&key=k&seen=0", "key=%00&seen=0",
    ])
    func nonsenseChangesNothing(form: String) {
        let answer = post("/account/\(session.state.place)", form)
        #expect(answer.status == 404)
        #expect(session.state.decided == 0)
    }

    @Test(arguments: [
        "/account/99", "/account/-1", "/account/", "/account/1/2", "/account/0x1", "/calibrate", "/nothing",
        "/../etc/passwd",
        "",
    ]) func whatIsNotThereIsNotFound(path: String) {
        #expect(get(path).status == 404)
    }

    @Test func everyPageOfTheListHasAFormForEachAccount() {
        let page = text(get("/accounts"))
        #expect(page.matches(of: /<form method="post" action="\/account\//).count == session.material.accounts.count)
        let place = session.state.place
        #expect(
            post("/account/\(place)", "key=t&by=1&seen=0&back=1&found=").location == "/accounts?page=1&did=\(place)")
        #expect(session.state.standing[place]?.decision.action == .turnDown)
    }

    @Test func searchFindsByNameAndContextAndNotByWhatIsHidden() throws {
        #expect(text(get("/accounts", "find=quiet")).contains("1 account for “quiet”"))
        #expect(text(get("/accounts", "find=work")).contains("2 accounts for “work”"))
        #expect(text(get("/accounts", "find=nobody")).contains("No account is called so."))
        let blind = try Reviewing.session(isBlind: true)
        #expect(text(get("/accounts", "find=quiet", blind)).contains("No account is called so."))
        #expect(!text(get("/accounts", "", blind)).contains(">quiet<"))
    }

    @Test func manyAreShownBeforeAnythingIsNoted() {
        let page = text(get("/bulk", "of=in%3Awork"))
        #expect(page.contains("2 accounts without a decision. Nothing is noted before you say so."))
        let values = page.matches(of: /name="at" value="(\d+:\d+)" checked/).map { String($0.output.1) }
        #expect(values.count == 2 && session.state.decided == 0)
        let form = values.map { "at=" + $0.replacing(":", with: "%3A") }.joined(separator: "&")
        #expect(post("/bulk", form + "&key=k").location == "/bulk?done=2")
        #expect(session.state.decided == 2)
        #expect(post("/bulk", form + "&key=u").location == "/bulk?done=0", "what is decided stays")
    }

    @Test func filesAreToKeepAndNotToShow() throws {
        _ = post("/account/\(session.state.place)", "key=u&seen=0")
        let plan = get("/plan.zip")
        #expect(plan.fileName == "squelch-plan.zip" && plan.body.starts(with: Array("PK".utf8)))
        let decisions = get("/decisions.csv")
        #expect(text(decisions).hasPrefix("number,account,action") && text(decisions).contains(",unfollow,"))
        let list = post("/listen", "as=page")
        #expect(list.fileName == "who-i-listen-to.html" && text(list).contains("<h1>Who I listen to</h1>"))
    }

    @Test func textsOfStrangersStayTexts() throws {
        let hostile = try Reviewing.session(Reviewing.material(isHostile: true))
        for path in ["/accounts", "/end", "/bulk", "/listen", "/account/0", "/account/1"] {
            let page = text(get(path, path == "/bulk" ? "of=below&level=60" : "", hostile))
            #expect(page.hasPrefix("<!DOCTYPE html>"), "\(path)")
            #expect(!page.contains("<img") && !page.contains("\u{202E}"), "\(path)")
        }
        let search = text(get("/accounts", "find=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
        #expect(!search.contains("<script>") && search.contains("&quot;&gt;&lt;script&gt;"))
    }

    @Test func nothingOnAPageRunsOrLoadsFromElsewhere() throws {
        for path in ["/accounts", "/end", "/bulk", "/listen", "/account/0"] {
            let page = text(get(path))
            #expect(
                page.matches(of: /<script/).count == 1 && page.contains("<script src=\"/review.js\" defer></script>"))
            #expect(!page.contains("style=\"") && page.matches(of: /\ on[a-z]+="/).isEmpty)
        }
        #expect(PageResponse.policy.first?.1.hasPrefix("default-src 'none'; script-src 'self'") == true)
        #expect(!ReviewTemplates.style.contains("url(") && !ReviewTemplates.style.contains("@import"))
    }
}
