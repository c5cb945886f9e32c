import SquelchTimeline

/// The rules of asking for a feed again and again, as a function: state, event and time in; state and action out.
enum FeedStep {
    /// What becomes of a feed's state.
    /// - Parameters:
    ///   - host: the host that answered or failed, with its port: it is the one that rests where it asks for it.
    static func next(
        _ state: FeedState, _ event: FeedEvent, host: String, now: Int64, pace: FetchPace
    ) -> (state: FeedState, action: FeedAction) {
        var next = state
        next.lastAsked = now
        next.rest = nil
        switch event {
        case .feed(let answer, let said):
            let isNew = answer.body != state.body
            succeed(&next, answer, now: now)
            if let said {
                next.pace = said.pace
                next.history = OlderPages.next(next.history, after: said)
            }
            next.body = answer.body
            // Forgotten only here: the server gave the feed without them.
            next.validators = validators(of: answer)
            if isNew { change(&next, now: now) }
            next.nextDue = pace.due(after: next, now: now)
            return (next, isNew ? .keepPosts : .keepState)
        case .answer(let answer) where answer.status == 304 && answer.wasConditional:
            succeed(&next, answer, now: now)
            next.nextDue = pace.due(after: next, now: now)
        case .answer(let answer):
            let problem = answer.status == 304 ? .damagedAnswer : FetchProblem.status(answer.status)
            fail(&next, problem, retryAfter: answer.retryAfter, host: host, now: now, pace: pace)
        case .failed(let problem, let retryAfter):
            fail(&next, problem, retryAfter: retryAfter, host: host, now: now, pace: pace)
        }
        return (next, .keepState)
    }

    private static func succeed(_ state: inout FeedState, _ answer: FeedAnswer, now: Int64) {
        state.failures = nil
        state.end = nil
        state.freshFor = answer.freshFor.map { min(max($0, 0), FetchPace.longest) }
        see(&state, answer.permanentTarget, now: now)
    }

    private static func validators(of answer: FeedAnswer) -> FeedState.Validators? {
        guard answer.entityTag != nil || answer.lastModified != nil else { return nil }
        return .init(address: answer.address, entityTag: answer.entityTag, lastModified: answer.lastModified)
    }

    /// The rhythm follows what is seen: three parts what it was, one part the last gap.
    private static func change(_ state: inout FeedState, now: Int64) {
        if let last = state.lastChanged, last < now {
            let gap = now - last
            state.rhythm = state.rhythm.map { ($0 * 3 + gap) / 4 } ?? gap
        }
        state.lastChanged = now
    }

    /// Notes where the feed leads for good. Another target begins anew, and so does one that was not seen this time.
    private static func see(_ state: inout FeedState, _ target: String?, now: Int64) {
        if let move = state.move, move.isConfirmed {
            // What it moved to may move on: the next move is seen from there, and is believed as slowly.
            guard let target, target != move.target else { return }
            state.move = target == state.address ? nil : .init(target: target, sightings: 1, first: now, last: now)
            return
        }
        guard let target, target != state.address else {
            state.move = nil
            return
        }
        guard var move = state.move, move.target == target else {
            state.move = .init(target: target, sightings: 1, first: now, last: now)
            return
        }
        if now / UTCTime.secondsPerDay != move.last / UTCTime.secondsPerDay { move.sightings += 1 }
        move.last = now
        state.move = move
    }

    private static func fail(
        _ state: inout FeedState, _ problem: FetchProblem, retryAfter: Int64?, host: String, now: Int64,
        pace: FetchPace
    ) {
        // Another reason begins a count of its own: a night without a network says nothing of a feed that is not found.
        let isSame = state.failures.map { group($0.problem) == group(problem) } ?? false
        let count = isSame ? min((state.failures?.count ?? 0) + 1, 1_000_000) : 1
        state.failures = .init(count: count, since: state.failures?.since ?? now, problem: problem)
        var pause = pace.pause(after: problem, times: count)
        if let asked = retryAfter.map({ min(max($0, 1), FetchPace.longest) }) { pause = max(pause, asked) }
        if let rest = rest(after: problem, retryAfter: retryAfter, host: host, now: now) { state.rest = rest }
        state.nextDue = now + FetchPace.spread(pause, state.address)
        let isMissing = problem == .status(404) || problem == .status(403)
        if isMissing, state.move?.isConfirmed == true {
            // The new address is gone: the listed one is asked again.
            state.move = nil
            state.failures?.count = 1
        } else if problem == .status(410) || (isMissing && count >= FetchPace.lastMissing) {
            state.end = .init(since: now, problem: problem)
        }
    }

    /// The rest that a host wants that answers so; nil where it wants none.
    static func rest(after problem: FetchProblem, retryAfter: Int64?, host: String, now: Int64) -> FeedState.Rest? {
        guard problem == .status(429) || problem == .status(503) else { return nil }
        let rest = retryAfter.map { min(max($0, 1), FetchPace.longest) } ?? FetchPace.usual
        return .init(host: host, since: now, until: now + rest)
    }

    /// Failures that are counted together.
    private static func group(_ problem: FetchProblem) -> Int {
        switch problem {
        case .status(403), .status(404): 404
        case .status(let status) where (400...499).contains(status) && status != 429 && status != 408: status
        case .tooLarge, .insecureRedirect, .refusedRedirect, .privateAddress, .tooManyRedirects: 1
        default: 0
        }
    }
}
