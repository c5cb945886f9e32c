/// Who is asked when: one question at a time for each host with a pause after it, and so many hosts at once.
///
/// A value without a clock or a connection; times are milliseconds of any clock that only goes on.
struct FetchQueue {
    /// One request of the questions for a feed.
    struct Ask: Equatable {
        /// Number of the feed.
        var feed: Int
        /// The address to ask.
        var address: WebAddress
        /// Redirects so far.
        var hop = 0
    }

    /// What is to be done next.
    enum Step: Equatable {
        /// This is to be asked now.
        case ask(Ask)
        /// Nothing before this moment, unless something ends.
        case wait(until: Int64)
        /// Nothing before something ends.
        case busy
        /// Nothing any more.
        case done
    }

    private let concurrency: Int
    private let pause: Int64
    private var hosts: [String: Int] = [:]
    /// What each host is still to be asked, the next one last.
    private var waiting: [[Ask]] = []
    /// When each host may be asked again; `max` where nothing waits for it, or where it is being asked.
    private var ready: [Int64] = []
    private var free: [Int64] = []
    private var isBusy: [Bool] = []
    private(set) var running = 0
    private var left = 0

    /// An empty queue.
    /// - Parameters:
    ///   - concurrency: hosts at once.
    ///   - pause: milliseconds between the end of an answer and the next request to the same host.
    init(concurrency: Int, pause: Int64) {
        self.concurrency = max(1, concurrency)
        self.pause = max(0, pause)
    }

    /// Adds what is to be asked from the beginning; hosts are asked in the order in which they first come.
    init(_ asks: [Ask], concurrency: Int, pause: Int64) {
        self.init(concurrency: concurrency, pause: pause)
        for ask in asks { add(ask) }
        for host in waiting.indices { waiting[host].reverse() }
    }

    /// Adds a request that is made before all others to its host.
    mutating func add(_ ask: Ask) {
        let host = place(of: ask.address.server)
        waiting[host].append(ask)
        left += 1
        if !isBusy[host] { ready[host] = free[host] }
    }

    /// Forgets what a host was still to be asked.
    mutating func drop(_ server: String) -> [Ask] {
        guard let host = hosts[server] else { return [] }
        defer {
            left -= waiting[host].count
            waiting[host] = []
            ready[host] = .max
        }
        return waiting[host].reversed()
    }

    /// Forgets everything that was not begun.
    mutating func dropAll() {
        for host in waiting.indices {
            left -= waiting[host].count
            waiting[host] = []
            ready[host] = .max
        }
    }

    /// What to do at a moment.
    mutating func next(at now: Int64) -> Step {
        guard left > 0 else { return running > 0 ? .busy : .done }
        guard running < concurrency else { return .busy }
        var soonest = Int64.max
        for host in ready.indices {
            if ready[host] <= now, let ask = waiting[host].popLast() {
                isBusy[host] = true
                ready[host] = .max
                running += 1
                left -= 1
                return .ask(ask)
            }
            soonest = min(soonest, ready[host])
        }
        return soonest == .max ? .busy : .wait(until: soonest)
    }

    /// Notes that an answer of a host has ended.
    mutating func end(_ server: String, at now: Int64) {
        guard let host = hosts[server], isBusy[host] else { return }
        running -= 1
        isBusy[host] = false
        free[host] = now + pause
        if !waiting[host].isEmpty { ready[host] = free[host] }
    }

    private mutating func place(of server: String) -> Int {
        if let known = hosts[server] { return known }
        let place = waiting.count
        hosts[server] = place
        waiting.append([])
        ready.append(.max)
        free.append(.min)
        isBusy.append(false)
        return place
    }
}
