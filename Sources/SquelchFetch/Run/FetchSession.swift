import SquelchTimeline

/// Says of the bytes of an answer, and the address that they came from, what their feed says of itself; nil where they are no
/// feed. Whoever knows the formats gives it: fetching knows none.
public typealias FeedInspector = (_ bytes: [UInt8], _ address: String) -> FeedReading?

/// How far a run is.
public struct FetchProgress: Sendable, Equatable {
    /// Feeds that are to be asked for.
    public var total: Int
    /// Feeds that are done.
    public var done = 0
    /// Those of them with something new.
    public var changed = 0
    /// Those of them that failed.
    public var failed = 0
}

/// One run: asks whom the queue says, follows where answers lead, and has each feed kept when it has ended.
struct FetchSession<Transport: FetchTransport> {
    /// A feed that is being asked for.
    private struct Question {
        var ask: FetchQueue.Ask
        var begun: Int64
        var wasConditional = false
        /// Where permanent redirects alone led so far, and whether that may go on.
        var permanentTarget: String?
        var isPermanent = true
        var milliseconds: Int64 = 0
        /// Whether it is for an older page.
        var isPage = false
    }

    /// How far the older pages of a feed were read in this run.
    private struct Walk {
        var pages = 0
        var bytes = 0
        var asked: Set<String> = []
    }

    /// A failure that may be of our own network.
    private struct Doubt {
        var feed: Int
        var problem: FetchProblem
        var address: WebAddress
    }

    let options: FetchOptions
    let guarding: AddressGuard
    let store: any FetchStore
    let clock: FetchClock
    let stop: StopFlag
    let inspect: FeedInspector
    let report: (FetchProgress) -> Void

    private var transport: Transport
    private var queue: FetchQueue
    private var questions: [Int: Question] = [:]
    private var walks: [Int: Walk] = [:]
    /// Addresses that the user listed.
    private let listed: Set<String>
    private var rests: [String: Int64]
    private var progress: FetchProgress
    /// What failed before anybody answered; nil once somebody has.
    private var doubts: [Doubt]? = []
    private(set) var summary: FetchSummary

    /// Fewer hosts than these may all be down at once without our network being to blame.
    private static var fewestHosts: Int { 3 }
    /// Milliseconds after which the flag is looked at.
    private static var patience: Int64 { 200 }

    init(
        _ plan: FetchPlan, options: FetchOptions, store: any FetchStore, transport: Transport, clock: FetchClock,
        stop: StopFlag, inspect: @escaping FeedInspector, report: @escaping (FetchProgress) -> Void
    ) {
        self.options = options
        self.store = store
        self.transport = transport
        self.clock = clock
        self.stop = stop
        self.inspect = inspect
        self.report = report
        guarding = AddressGuard(allowedHosts: options.allowedHosts)
        var asks: [FetchQueue.Ask] = []
        listed = Set(plan.feeds.map(\.state.address))
        for (index, feed) in plan.feeds.enumerated() {
            if feed.turn == .ask, let request = feed.request { asks.append(.init(feed: index, address: request)) }
            guard let page = feed.page, Self.mayBe(page, of: feed.state, listed) else { continue }
            let ask = FetchQueue.Ask(feed: index, address: page)
            questions[index] = Question(ask: ask, begun: 0, isPage: true)
            walks[index] = Walk(asked: [page.text])
            asks.append(ask)
        }
        queue = FetchQueue(asks, concurrency: options.concurrency, pause: options.pause)
        rests = FetchPlan.rests(plan.feeds.map(\.state), now: clock.seconds())
        progress = FetchProgress(total: plan.feeds.count { $0.turn == .ask })
        summary = FetchSummary(
            feeds: plan.feeds.map {
                .init(state: $0.state, outcome: $0.turn == .ask ? .interrupted : .skipped($0.turn))
            })
    }

    /// Runs to the end, or until the flag is raised. What the store throws ends it as well; all that was kept before stays.
    mutating func run() throws -> FetchSummary {
        defer { transport.cancel() }
        report(progress)
        loop: while !stop.isRaised {
            switch queue.next(at: clock.milliseconds()) {
            case .done: break loop
            case .ask(let ask): begin(ask)
            case .busy: try work(for: Self.patience)
            case .wait(let until): try work(for: min(max(1, until - clock.milliseconds()), Self.patience))
            }
        }
        summary.wasStopped = stop.isRaised && queue.next(at: clock.milliseconds()) != .done
        try settle()
        return summary
    }

    private mutating func begin(_ ask: FetchQueue.Ask) {
        let isPage = questions[ask.feed]?.isPage ?? false
        let validators = isPage ? nil : summary.feeds[ask.feed].state.validators(for: ask.address.text)
        var question = questions[ask.feed] ?? Question(ask: ask, begun: 0)
        question.ask = ask
        question.begun = clock.milliseconds()
        question.wasConditional = validators != nil
        questions[ask.feed] = question
        transport.begin(FetchRequest(address: ask.address, validators: validators), number: ask.feed)
    }

    private mutating func work(for milliseconds: Int64) throws {
        for end in transport.wait(milliseconds: Int(milliseconds)) {
            guard var question = questions[end.number] else { continue }
            let now = clock.milliseconds()
            question.milliseconds += now - question.begun
            questions[end.number] = question
            queue.end(question.ask.address.server, at: now)
            switch end.result {
            case .failure(let failure) where failure.problem.isOfNetwork && doubts != nil && !question.isPage:
                doubts?.append(.init(feed: end.number, problem: failure.problem, address: question.ask.address))
            case .failure(let failure):
                try finish(end.number, .failed(failure.problem, retryAfter: nil))
            case .success(let reply):
                try settle(isReached: true)
                if Self.redirects.contains(reply.status), let location = reply.location {
                    try follow(location, status: reply.status, feed: end.number)
                } else {
                    try finish(end.number, reply)
                }
            }
        }
    }

    private static var redirects: Set<Int> { [301, 302, 303, 307, 308] }

    /// Asks where a redirect leads, if that may be asked.
    private mutating func follow(_ location: String, status: Int, feed: Int) throws {
        guard var question = questions[feed] else { return }
        let from = question.ask.address
        guard question.ask.hop < options.redirects else {
            return try finish(feed, .failed(.tooManyRedirects, retryAfter: nil))
        }
        guard let next = from.following(location), (try? guarding.check(next)) != nil,
            !question.isPage || Self.mayBe(next, of: summary.feeds[feed].state, listed)
        else {
            return try finish(feed, .failed(.refusedRedirect, retryAfter: nil))
        }
        guard next.isSecure || !from.isSecure else {
            return try finish(feed, .failed(.insecureRedirect, retryAfter: nil))
        }
        let now = clock.seconds()
        if let until = rests[next.server], until > now {
            return try finish(feed, .failed(.hostRests, retryAfter: until - now))
        }
        question.isPermanent = question.isPermanent && (status == 301 || status == 308)
        if question.isPermanent { question.permanentTarget = next.text }
        questions[feed] = question
        queue.add(.init(feed: feed, address: next, hop: question.ask.hop + 1))
    }

    private mutating func finish(_ feed: Int, _ reply: FetchReply) throws {
        guard let question = questions[feed] else { return }
        guard !question.isPage else { return try finishPage(feed, reply) }
        let state = summary.feeds[feed].state
        let address = question.ask.address.text
        var answer = FeedAnswer(
            status: reply.status, address: address, permanentTarget: question.permanentTarget,
            entityTag: reply.entityTag, lastModified: reply.lastModified, freshFor: reply.freshFor,
            retryAfter: reply.retryAfter, wasConditional: question.wasConditional)
        guard reply.status == 200 else { return try finish(feed, .answer(answer)) }
        guard !reply.bytes.isEmpty else { return try finish(feed, .failed(.empty, retryAfter: reply.retryAfter)) }
        answer.body = .init(reply.bytes)
        // Bytes that are the last ones again need nobody to look at them.
        if answer.body == state.body { return try finish(feed, .feed(answer, nil), bytes: reply.bytes) }
        guard let reading = inspect(reply.bytes, address) else {
            return try finish(feed, .failed(.notAFeed, retryAfter: reply.retryAfter))
        }
        try finish(feed, .feed(answer, reading), bytes: reply.bytes)
    }

    /// Ends a feed: its new state is kept, with its bytes where they are new.
    private mutating func finish(_ feed: Int, _ event: FeedEvent, bytes: [UInt8] = []) throws {
        if questions[feed]?.isPage == true {
            if case .failed(let problem, let wait) = event { try failPage(feed, problem, retryAfter: wait) }
            return
        }
        guard let question = questions.removeValue(forKey: feed) else { return }
        let server = question.ask.address.server
        let (next, action) = FeedStep.next(
            summary.feeds[feed].state, event, host: server, now: clock.seconds(), pace: options.pace)
        let state = checked(next)
        try keep(feed, state, question, bytes: action == .keepPosts ? bytes : nil)
        if let rest = state.rest, rest.host == server { return try leaveAlone(rest) }
        if state.failures == nil { goOn(feed) }
    }

    /// Asks a host that wants time for nothing more.
    private mutating func leaveAlone(_ rest: FeedState.Rest) throws {
        rests[rest.host] = rest.until
        for ask in queue.drop(rest.host) {
            if questions[ask.feed]?.isPage == true {
                questions[ask.feed] = nil
            } else if ask.hop > 0 {
                try finish(ask.feed, .failed(.hostRests, retryAfter: rest.until - rest.since))
            } else {
                summary.feeds[ask.feed].outcome = .skipped(.hostRests(rest.until))
                progress.total -= 1
            }
        }
    }

    // MARK: - Older pages

    /// Asks for the next older page of a feed, if there is one and room for it.
    private mutating func goOn(_ feed: Int) {
        guard let limits = options.history, let next = summary.feeds[feed].state.history?.next else { return }
        var walk = walks[feed] ?? Walk()
        guard walk.pages < limits.pages, walk.bytes < limits.bytes, let address = try? guarding.check(next),
            rests[address.server].map({ $0 <= clock.seconds() }) ?? true,
            walk.asked.insert(address.text).inserted
        else { return }
        walks[feed] = walk
        let ask = FetchQueue.Ask(feed: feed, address: address)
        questions[feed] = Question(ask: ask, begun: 0, isPage: true)
        queue.add(ask)
    }

    /// Whether an older page may be asked for: it lies where its feed does, or the user listed it.
    private static func mayBe(_ page: WebAddress, of state: FeedState, _ listed: Set<String>) -> Bool {
        let own = [state.address, state.requestAddress, state.validators?.address].compactMap { $0 }
        return listed.contains(page.text) || own.contains { WebAddress($0)?.host == page.host }
    }

    /// A state that leads on to nothing that may not be asked for.
    private func checked(_ state: FeedState) -> FeedState {
        guard let next = state.history?.next else { return state }
        if let page = try? guarding.check(next), Self.mayBe(page, of: state, listed) { return state }
        var state = state
        state.history?.next = nil
        return state
    }

    private mutating func finishPage(_ feed: Int, _ reply: FetchReply) throws {
        guard let question = questions[feed] else { return }
        guard reply.status == 200 else {
            return try failPage(feed, .status(reply.status), retryAfter: reply.retryAfter)
        }
        guard let reading = inspect(reply.bytes, question.ask.address.text) else {
            return try failPage(feed, reply.bytes.isEmpty ? .empty : .notAFeed, retryAfter: nil)
        }
        questions[feed] = nil
        walks[feed, default: Walk()].pages += 1
        walks[feed, default: Walk()].bytes += reply.bytes.count
        var state = summary.feeds[feed].state
        state.history?.take(reading)
        state = checked(state)
        // Pages that lead round in a ring have an end here.
        let next = state.history?.next.flatMap { WebAddress($0) }
        if let next, walks[feed]?.asked.contains(next.text) == true { state.history?.next = nil }
        try store.keep(
            .init(
                address: state.address, finalAddress: question.ask.address.text, bytes: reply.bytes, state: state,
                isPage: true))
        summary.feeds[feed].state = state
        summary.feeds[feed].pages += 1
        goOn(feed)
    }

    /// Leaves an older page for another run.
    private mutating func failPage(_ feed: Int, _ problem: FetchProblem, retryAfter: Int64?) throws {
        guard let question = questions.removeValue(forKey: feed) else { return }
        var state = summary.feeds[feed].state
        state.history?.fail(problem)
        let server = question.ask.address.server
        let rest = FeedStep.rest(after: problem, retryAfter: retryAfter, host: server, now: clock.seconds())
        if let rest { state.rest = rest }
        try store.keep(
            .init(address: state.address, finalAddress: question.ask.address.text, state: state, isPage: true))
        summary.feeds[feed].state = state
        if let rest { try leaveAlone(rest) }
    }

    // MARK: - Keeping

    private mutating func keep(_ feed: Int, _ state: FeedState, _ question: Question, bytes: [UInt8]?) throws {
        try store.keep(
            .init(
                address: state.address, finalAddress: question.ask.address.text, bytes: bytes, state: state))
        summary.feeds[feed].state = state
        summary.feeds[feed].milliseconds = question.milliseconds
        summary.feeds[feed].outcome =
            if let failures = state.failures { .failed(failures.problem) } else { bytes == nil ? .unchanged : .changed }
        progress.done += 1
        if state.failures != nil { progress.failed += 1 } else if bytes != nil { progress.changed += 1 }
        report(progress)
    }

    /// Decides what the failures before the first answer were. Where nobody at all could be reached, our own network was down:
    /// that is no fault of any feed, and only the time of asking is kept.
    private mutating func settle(isReached: Bool = false) throws {
        guard let settled = doubts else { return }
        doubts = isReached ? nil : []
        let isOffline = !isReached && Set(settled.map(\.address.host)).count >= Self.fewestHosts
        if isOffline { summary.seemsOffline = true }
        for doubt in settled {
            guard isOffline, let question = questions.removeValue(forKey: doubt.feed) else {
                try finish(doubt.feed, .failed(doubt.problem, retryAfter: nil))
                continue
            }
            var state = summary.feeds[doubt.feed].state
            let now = clock.seconds()
            state.lastAsked = now
            state.nextDue = now + FetchPace.spread(options.pace.shortest, state.address)
            try keep(doubt.feed, state, question, bytes: nil)
            summary.feeds[doubt.feed].outcome = .failed(doubt.problem)
        }
    }
}
