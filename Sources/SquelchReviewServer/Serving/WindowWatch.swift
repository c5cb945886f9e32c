import Synchronization

/// Which windows show the review, and for how long none has.
final class WindowWatch: Sendable {
    private struct State {
        var windows: Set<String> = []
        var hadWindow = false
        var lastRequest: Int64
        var emptySince: Int64?
    }

    private let state: Mutex<State>

    /// Windows that are told apart.
    private static let most = 100

    init(now: Int64) { state = Mutex(State(lastRequest: now)) }

    /// Something was asked for: whoever asks is there.
    func request(at now: Int64) {
        state.withLock { state in
            state.lastRequest = now
            if state.emptySince != nil { state.emptySince = now }
        }
    }

    /// A window says that it is there.
    func come(_ window: String) {
        state.withLock { state in
            if state.windows.count < Self.most { state.windows.insert(window) }
            state.hadWindow = true
            state.emptySince = nil
        }
    }

    /// A window says that it goes; another page of it may come at once.
    func go(_ window: String, at now: Int64) {
        state.withLock { state in
            state.windows.remove(window)
            if state.hadWindow, state.windows.isEmpty { state.emptySince = now }
        }
    }

    /// Whether nobody looks any more.
    /// - Parameters:
    ///   - away: seconds after which a window that went is taken not to come back.
    ///   - idle: seconds without any request after which it is over whatever is open.
    func isOver(at now: Int64, away: Int64, idle: Int64) -> Bool {
        state.withLock { state in
            if now - state.lastRequest >= idle { return true }
            return state.emptySince.map { now - $0 >= away } ?? false
        }
    }
}
