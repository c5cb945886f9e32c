import FlyingSocks
import Synchronization

/// Bounds how long a connection may take and how many there are: a client that sends a byte now and then would hold one for
/// ever. Answers end their connections, so that none is older than its request.
struct BoundedPool<Base: AsyncSocketPool>: AsyncSocketPool {
    private let base: Base
    private let seconds: Double
    private let connections: Connections

    /// The pool `base` with connections of at most `seconds`, of which at most `most` wait at a time.
    init(_ base: Base, seconds: Double, most: Int) {
        self.base = base
        self.seconds = seconds
        connections = Connections(most: most)
    }

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // The one that listens has nobody at its other end, and waits for as long as it takes.
        guard let peer = try? socket.remotePeer() else {
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        let left = try connections.begin(peer, seconds: seconds)
        defer { connections.end(peer) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await base.suspendSocket(socket, untilReadyFor: events) }
            group.addTask {
                try await Task.sleep(for: left)
                throw SocketError.disconnected
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Since when each connection is there, by the other end's address.
    private final class Connections: Sendable {
        private struct State {
            var begun: [Socket.Address: ContinuousClock.Instant] = [:]
            var waiting: [Socket.Address: Int] = [:]
        }

        private let state = Mutex(State())
        private let most: Int

        init(most: Int) { self.most = most }

        /// The time that is left to the connection.
        func begin(_ peer: Socket.Address, seconds: Double) throws -> Duration {
            let now = ContinuousClock.now
            return try state.withLock { state in
                if state.begun[peer] == nil {
                    // An address comes again once its connection has long ended.
                    state.begun = state.begun.filter {
                        now - $0.value < .seconds(seconds) || state.waiting[$0.key] != nil
                    }
                    guard state.waiting.count < most else { throw SocketError.disconnected }
                }
                let begun = state.begun[peer] ?? now
                let left = Duration.seconds(seconds) - (now - begun)
                if left <= .zero, state.waiting[peer] == nil {
                    state.begun[peer] = nil
                    throw SocketError.disconnected
                }
                state.begun[peer] = begun
                state.waiting[peer, default: 0] += 1
                return left
            }
        }

        func end(_ peer: Socket.Address) {
            state.withLock { state in
                guard let count = state.waiting[peer] else { return }
                state.waiting[peer] = count > 1 ? count - 1 : nil
            }
        }
    }
}
