import SquelchTimeline

@testable import SquelchFetch

/// Runs against servers on this machine: what is kept lies in memory, the time is set by hand, and nobody waits long.
struct Fetching {
    let store = MemoryStore()
    let time = SimulatedTime(1_768_464_000)
    var options = FetchOptions()
    var stop = StopFlag()

    init() {
        options.allowedHosts = ["127.0.0.1"]
        options.pause = 0
        options.limits.seconds = 3
        options.limits.idleSeconds = 1
        options.limits.connectSeconds = 2
    }

    /// The time of day is that of the test; milliseconds pass as they do.
    var run: FetchRun {
        let system = FetchClock.system
        let clock = FetchClock(seconds: time.clock.seconds, milliseconds: system.milliseconds)
        return FetchRun(store: store, options: options, proxies: ProxySettings(), clock: clock)
    }

    /// Fetches; what begins with `<html` is no feed.
    @discardableResult
    func fetch(_ addresses: String...) throws -> FetchSummary {
        try run.fetch(addresses, stop: stop) { bytes, _ in
            bytes.starts(with: Array("<html".utf8)) ? nil : FeedReading()
        }
    }

    func pass(hours: Int64) { time.pass(hours * 3_600_000) }

    /// The feeds' texts that were kept, in the order in which they came.
    var texts: [String] { store.kept.compactMap { $0.bytes.map { String(decoding: $0, as: UTF8.self) } } }
}

extension FetchSummary {
    /// What became of the only feed.
    var only: Outcome? { feeds.count == 1 ? feeds.first?.outcome : nil }
}
