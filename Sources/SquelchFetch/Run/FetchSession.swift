public import SquelchTimeline

/// Says of the bytes of an answer, and the address that they came from, how often their feed wants to be asked for; nil where
/// they are no feed. Whoever knows the formats gives it: fetching knows none.
public typealias FeedInspector = (_ bytes: [UInt8], _ address: String) -> FeedPace?

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
        for (index, feed) in plan.feeds.enumerated() where feed.turn == .ask {
            if let request = feed.request { asks.append(.init(feed: index, address: request)) }
        }
        queue = FetchQueue(asks, concurrency: options.concurrency, pause: options.pause)
        rests = FetchPlan.rests(plan.feeds.map(\.state), now: clock.seconds())
        progress = FetchProgress(total: asks.count)
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
        let validators = summary.feeds[ask.feed].state.validators(for: ask.address.text)
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
            case .failure(let failure) where failure.problem.isOfNetwork && doubts != nil:
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
        guard let next = from.following(location), (try? guarding.check(next)) != nil else {
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
        guard let pace = answer.body == state.body ? state.pace : inspect(reply.bytes, address) else {
            return try finish(feed, .failed(.notAFeed, retryAfter: reply.retryAfter))
        }
        try finish(feed, .feed(answer, pace), bytes: reply.bytes)
    }

    /// Ends a feed: its new state is kept, with its bytes where they are new.
    private mutating func finish(_ feed: Int, _ event: FeedEvent, bytes: [UInt8] = []) throws {
        guard let question = questions.removeValue(forKey: feed) else { return }
        let server = question.ask.address.server
        let (state, action) = FeedStep.next(
            summary.feeds[feed].state, event, host: server, now: clock.seconds(), pace: options.pace)
        try keep(feed, state, question, bytes: action == .keepPosts ? bytes : nil)
        guard let rest = state.rest, rest.host == server else { return }
        rests[server] = rest.until
        for ask in queue.drop(server) {
            if ask.hop > 0 {
                try finish(ask.feed, .failed(.hostRests, retryAfter: rest.until - rest.since))
            } else {
                summary.feeds[ask.feed].outcome = .skipped(.hostRests(rest.until))
                progress.total -= 1
            }
        }
    }

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
