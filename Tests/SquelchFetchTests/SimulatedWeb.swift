import SquelchTimeline
import Synchronization

@testable import SquelchFetch

/// Servers that answer as real ones do, without a network and in no time, and write down what a strict one would write down
/// about a reader of feeds.
final class SimulatedWeb {
    /// The columns by which readers of feeds are judged.
    struct Score: Equatable {
        var requests = 0
        var conditional = 0
        var unconditional = 0
        var unconditionalAgain = 0
        var madeUpTags = 0
        var madeUpDates = 0
        var oldTags = 0
        var tooEarly = 0
        var duringRest = 0
        var afterGone = 0
        var afterMove = 0
        var atOnce = 0

        static let columns =
            "requests conditional unconditional again made-up-tags made-up-dates old-tags too-early during-rest after-gone after-move at-once"

        var line: String {
            [
                requests, conditional, unconditional, unconditionalAgain, madeUpTags, madeUpDates, oldTags, tooEarly,
                duringRest, afterGone, afterMove, atOnce,
            ].map(String.init).joined(separator: " ")
        }

        /// Whether nothing was done that a reader should not do.
        var isClean: Bool {
            [
                unconditionalAgain, madeUpTags, madeUpDates, oldTags, tooEarly, duringRest, afterGone, afterMove,
                atOnce,
            ].allSatisfy { $0 == 0 }
        }
    }

    /// How a feed's server behaves.
    enum Manner: CaseIterable {
        case tags, dates, both, neither, freshForSixHours, overloadedAtNoon, overloadedWithDate, goneAfterTenDays
        case movedAfterFiveDays, brokenOnTuesdays, movedForAWhile, missingAfterTwoWeeks, slowPublisher
    }

    private struct Feed {
        var manner: Manner
        var every: Int64
        var lastAsked: Int64?
        /// The addresses that have given validators: each is another to a server.
        var gaveValidators: Set<String> = []
        var saidGone = false
        var lastTag: String?
        var movedSightings: Set<Int64> = []
    }

    private(set) var score = Score()
    private var feeds: [String: Feed] = [:]
    private var restsUntil: [String: Int64] = [:]
    private let start: Int64
    let addresses: [String]

    init(count: Int, start: Int64) {
        self.start = start
        let manners = Manner.allCases
        // Two feeds on each host, so that hosts rest for both.
        addresses = (0..<count).map { "https://host\($0 / 2).example/\($0)" }
        for (index, address) in addresses.enumerated() {
            let every: Int64 = [1800, 14_400, 86_400, 604_800][index % 4]
            feeds[address] = Feed(manner: manners[index / 2 % manners.count], every: every)
        }
    }

    private func validators(_ address: String, at time: Int64) -> (tag: String, date: String) {
        let version = (time - start) / (feeds[address]?.every ?? 1)
        return ("\"\(address)#\(version)\"", "date of \(address) \(version)")
    }

    func answer(_ request: FetchRequest, at time: Int64) -> Result<FetchReply, FetchEnd.Failure> {
        score.requests += 1
        var address = request.address.text
        let host = request.address.server
        if let until = restsUntil[host], until > time { score.duringRest += 1 }
        let isNew = address.hasSuffix("/new")
        if isNew { address.removeLast(4) }
        guard var feed = feeds[address] else { return .failure(.init(problem: .noSuchHost)) }
        defer { feeds[address] = feed }
        let day = (time - start) / 86_400
        if feed.saidGone { score.afterGone += 1 }
        if !isNew || feed.movedSightings.count > 3 {
            if let last = feed.lastAsked, time - last < 3600 { score.tooEarly += 1 }
            feed.lastAsked = time
        }
        switch feed.manner {
        case .goneAfterTenDays where day >= 10:
            feed.saidGone = true
            return .success(FetchReply(status: 410))
        case .missingAfterTwoWeeks where day >= 14: return .success(FetchReply(status: 404))
        case .movedAfterFiveDays where day >= 5 && !isNew:
            feed.movedSightings.insert(time / 86_400)
            if feed.movedSightings.count > FeedState.Move.needed { score.afterMove += 1 }
            return .success(
                FetchReply(status: 301, location: "/" + (address.split(separator: "/").last ?? "") + "/new"))
        case .movedForAWhile where !isNew:
            return .success(FetchReply(status: 302, location: address + "/new"))
        case .brokenOnTuesdays where day % 7 == 5:
            return .failure(.init(problem: day % 2 == 0 ? .timeout : .damagedAnswer))
        case .overloadedAtNoon where time / 3600 % 24 == 12, .overloadedWithDate where time / 3600 % 24 == 12:
            restsUntil[host] = time + 10_000
            return .success(FetchReply(status: feed.manner == .overloadedAtNoon ? 429 : 503, retryAfter: 10_000))
        default: break
        }
        let (tag, date) = validators(request.address.text, at: time)
        let given = request.validators
        if given == nil {
            score.unconditional += 1
            if feed.gaveValidators.contains(request.address.text) { score.unconditionalAgain += 1 }
        } else {
            score.conditional += 1
        }
        if let sent = given?.entityTag, sent != feed.lastTag.flatMap({ HeaderBytes($0) }) {
            if feed.lastTag == nil
                || !String(decoding: sent.bytes, as: UTF8.self).hasPrefix("\"\(request.address.text)#")
            {
                score.madeUpTags += 1
            } else {
                score.oldTags += 1
            }
        }
        if let sent = given?.lastModified,
            !String(decoding: sent.bytes, as: UTF8.self).hasPrefix("date of \(request.address.text) ")
        {
            score.madeUpDates += 1
        }
        let isSame =
            given?.entityTag == HeaderBytes(tag)
            || (given?.entityTag == nil && given?.lastModified == HeaderBytes(date))
        if given != nil, isSame { return .success(FetchReply(status: 304)) }
        var reply = FetchReply(status: 200, bytes: Array("feed \(tag)".utf8))
        if feed.manner != .neither, feed.manner != .dates { reply.entityTag = HeaderBytes(tag) }
        if feed.manner == .dates || feed.manner == .both { reply.lastModified = HeaderBytes(date) }
        if feed.manner == .freshForSixHours { reply.freshFor = 21_600 }
        feed.lastTag = reply.entityTag == nil ? nil : tag
        if reply.entityTag != nil || reply.lastModified != nil { feed.gaveValidators.insert(request.address.text) }
        return .success(reply)
    }
}

/// Requests to simulated servers; waiting moves the clock on.
final class SimulatedTransport: FetchTransport {
    private let web: SimulatedWeb
    private let time: SimulatedTime
    private var begun: [(FetchRequest, Int)] = []

    init(_ web: SimulatedWeb, _ time: SimulatedTime) {
        self.web = web
        self.time = time
    }

    func begin(_ request: FetchRequest, number: Int) { begun.append((request, number)) }

    func wait(milliseconds: Int) -> [FetchEnd] {
        time.pass(begun.isEmpty ? Int64(milliseconds) : 40)
        defer { begun = [] }
        return begun.map { FetchEnd(number: $1, result: web.answer($0, at: time.clock.seconds())) }
    }

    func cancel() { begun = [] }
}

/// A clock that is set by hand.
final class SimulatedTime: Sendable {
    private let milliseconds: Atomic<Int64>

    init(_ seconds: Int64) { milliseconds = Atomic(seconds * 1000) }

    var clock: FetchClock {
        FetchClock(
            seconds: { self.milliseconds.load(ordering: .relaxed) / 1000 },
            milliseconds: { self.milliseconds.load(ordering: .relaxed) })
    }

    func pass(_ span: Int64) { milliseconds.add(span, ordering: .relaxed) }

    func set(_ seconds: Int64) {
        milliseconds.store(max(seconds * 1000, milliseconds.load(ordering: .relaxed)), ordering: .relaxed)
    }
}

/// Keeps states in memory.
final class MemoryStore: FetchStore {
    var states: [String: FeedState] = [:]
    private(set) var kept: [FetchedFeed] = []
    private let keepsBytes: Bool

    init(keepsBytes: Bool = true) { self.keepsBytes = keepsBytes }

    func states(of addresses: [String]) -> [FeedState] { addresses.compactMap { states[$0] } }

    func keep(_ feed: FetchedFeed) {
        states[feed.address] = feed.state
        if keepsBytes { kept.append(feed) }
    }
}
