import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server on 127.0.0.1 that can do what no decent one would: end at any byte, stall, drip, lie. It serves each connection on a
/// thread of its own and ends by itself after half a minute, whatever a test does.
package final class ScriptedServer: Sendable {
    package struct Request: Sendable, Equatable {
        package var path: String
        package var headers: [String: String]
    }

    package enum Reply: Sendable {
        /// All of it; the connection stays for the next request.
        case whole(String, body: [UInt8] = [])
        /// These bytes, and the end.
        case cut([UInt8])
        /// These bytes, and nothing more.
        case stall([UInt8])
        /// These bytes, one every so many milliseconds.
        case drip([UInt8], Int)
    }

    private struct State {
        var requests: [Request] = []
        var connections = 0
        var open = 0
        var mostOpen = 0
        var isStopped = false
    }

    package let port: Int
    private let socket: Int32
    private let state = Mutex(State())
    private let answer: @Sendable (Request) -> Reply

    private static let lifetime: Int = 30_000

    package init(address: String = "127.0.0.1", _ answer: @escaping @Sendable (Request) -> Reply) throws {
        struct NoSocket: Error {}
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let listening = Self.open(AF_INET, kind)
        var own = sockaddr_in()
        own.sin_family = sa_family_t(AF_INET)
        own.sin_addr.s_addr = inet_addr(address)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &own) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listening, $0, length) == 0 && listen(listening, 64) == 0
                    && getsockname(listening, $0, &length) == 0
            }
        }
        guard listening >= 0, isBound else { throw NoSocket() }
        socket = listening
        port = Int(UInt16(bigEndian: own.sin_port))
        self.answer = answer
        Self.thread { self.accept() }
    }

    package func stop() { state.withLock { $0.isStopped = true } }

    package var requests: [Request] { state.withLock { $0.requests } }
    package var connections: Int { state.withLock { $0.connections } }
    /// Connections at one time, at most.
    package var mostOpen: Int { state.withLock { $0.mostOpen } }

    package func address(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

    private static func open(_ family: Int32, _ kind: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.socket(family, kind, 0)
        #elseif canImport(Musl)
            Musl.socket(family, kind, 0)
        #else
            Darwin.socket(family, kind, 0)
        #endif
    }

    private static func thread(_ work: @escaping @Sendable () -> Void) {
        final class Work {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Work(work)).toOpaque()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context)
        pthread_detach(thread)
    }

    private func isOver(_ waited: Int) -> Bool { waited > Self.lifetime || state.withLock { $0.isStopped } }

    /// Whether there is something to be read; false at the end of the server's life.
    private func wait(for descriptor: Int32) -> Bool {
        var waited = 0
        while !isOver(waited) {
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if Self.poll(&poll) > 0 { return true }
            waited += 20
        }
        return false
    }

    private static func poll(_ descriptor: inout pollfd) -> Int32 {
        #if canImport(Glibc)
            Glibc.poll(&descriptor, 1, 20)
        #elseif canImport(Musl)
            Musl.poll(&descriptor, 1, 20)
        #else
            Darwin.poll(&descriptor, 1, 20)
        #endif
    }

    private func accept() {
        defer { close(socket) }
        while wait(for: socket) {
            #if canImport(Glibc)
                let peer = Glibc.accept(socket, nil, nil)
            #elseif canImport(Musl)
                let peer = Musl.accept(socket, nil, nil)
            #else
                let peer = Darwin.accept(socket, nil, nil)
            #endif
            guard peer >= 0 else { continue }
            state.withLock {
                $0.connections += 1
                $0.open += 1
                $0.mostOpen = max($0.mostOpen, $0.open)
            }
            Self.thread {
                self.serve(peer)
                close(peer)
                self.state.withLock { $0.open -= 1 }
            }
        }
    }

    private func serve(_ peer: Int32) {
        while let request = read(peer) {
            state.withLock { $0.requests.append(request) }
            switch answer(request) {
            case .whole(let head, let body):
                let lines = head.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\r\n")
                guard send(peer, Array("\(lines)\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body) else { return }
            case .cut(let bytes):
                _ = send(peer, bytes)
                return
            case .stall(let bytes):
                _ = send(peer, bytes)
                _ = wait(for: peer)
                return
            case .drip(let bytes, let pause):
                var waited = 0
                for byte in bytes where !isOver(waited) {
                    guard send(peer, [byte]) else { return }
                    usleep(UInt32(pause) * 1000)
                    waited += pause
                }
                return
            }
        }
    }

    private func send(_ peer: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                #if canImport(Glibc)
                    Glibc.send(peer, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                #elseif canImport(Musl)
                    Musl.send(peer, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                #else
                    Darwin.send(peer, rest.baseAddress, rest.count, 0)
                #endif
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private func read(_ peer: Int32) -> Request? {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4096)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\r\n\r\n") { return parsed(text) }
            guard bytes.count < 65_536, wait(for: peer) else { return nil }
            let count = recv(peer, &room, room.count, 0)
            guard count > 0 else { return nil }
            bytes += room[..<count]
        }
    }

    private func parsed(_ text: String) -> Request {
        let lines = text.split(separator: "\r\n")
        let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return Request(path: path, headers: headers)
    }
}
