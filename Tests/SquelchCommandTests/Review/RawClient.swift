import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A connection that sends what it is told, byte by byte if need be, and waits for what comes.
final class RawClient {
    private let descriptor: Int32

    struct CannotConnect: Error {}

    init(port: Int) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw CannotConnect() }
        var patience = timeval(tv_sec: 40, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends a text; false where the other end is gone.
    @discardableResult
    func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// What comes until the other end closes or says no more; nil where nothing came for 40 seconds.
    func answer(until isEnough: (String) -> Bool = { _ in false }) -> String? {
        var found: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            if count < 0 { return errno == ECONNRESET ? String(decoding: found, as: UTF8.self) : nil }
            if count == 0 { return String(decoding: found, as: UTF8.self) }
            found += part.prefix(count)
            if isEnough(String(decoding: found, as: UTF8.self)) { return String(decoding: found, as: UTF8.self) }
        }
    }

    /// The status of the answer to a request.
    static func status(port: Int, _ request: String) throws -> Int {
        let client = try RawClient(port: port)
        client.send(request)
        let text = client.answer { $0.contains("\r\n\r\n") } ?? ""
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
