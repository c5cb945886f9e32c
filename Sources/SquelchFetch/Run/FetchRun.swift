import CLibCurl

/// Fetches feeds that the user listed, as a good citizen does; the one place of Squelch that opens connections.
///
/// A run blocks the thread that starts it, and needs no other. What it may ask and when is decided by values without
/// input or output: ``FetchPlan``, ``FeedTurn`` and the rules behind them.
public struct FetchRun {
    /// What keeps a run from beginning.
    public enum Failure: Error, Sendable {
        /// libcurl could not be set up.
        case noTransport
    }

    /// How it asks.
    public var options: FetchOptions
    /// The proxies that it asks.
    public var proxies: ProxySettings
    /// Its clocks.
    public var clock: FetchClock
    private let store: any FetchStore

    /// A run over what is kept in `store`.
    public init(
        store: any FetchStore, options: FetchOptions = FetchOptions(), proxies: ProxySettings = .ofEnvironment,
        clock: FetchClock = .system
    ) {
        self.store = store
        self.options = options
        self.proxies = proxies
        self.clock = clock
    }

    /// What a run would do now. Nothing is asked.
    public func plan(_ addresses: [String]) throws -> FetchPlan {
        FetchPlan(
            addresses, states: try store.states(of: addresses), now: clock.seconds(), pace: options.pace,
            guarding: AddressGuard(allowedHosts: options.allowedHosts), asksGone: options.asksGone,
            asksPages: options.history != nil)
    }

    /// Asks for the feeds whose turn it is, and keeps each as soon as it has answered.
    /// - Parameters:
    ///   - addresses: the feeds that the user listed.
    ///   - stop: ends the run early; what was kept by then stays.
    ///   - inspect: says of bytes whether they are a feed, and what that says of itself.
    ///   - report: called after each feed.
    /// - Throws: what the store throws; nothing is asked after that.
    public func fetch(
        _ addresses: [String], stop: StopFlag = StopFlag(), inspect: @escaping FeedInspector,
        report: @escaping (FetchProgress) -> Void = { _ in }
    ) throws -> FetchSummary {
        let plan = try plan(addresses)
        guard let transport = CurlTransport(options, proxies: proxies, clock: clock) else { throw Failure.noTransport }
        var before = sigset_t()
        squelch_pipe_signal_block(&before)
        defer { squelch_pipe_signal_restore(&before) }
        var session = FetchSession(
            plan, options: options, store: store, transport: transport, clock: clock, stop: stop, inspect: inspect,
            report: report)
        return try session.run()
    }
}
