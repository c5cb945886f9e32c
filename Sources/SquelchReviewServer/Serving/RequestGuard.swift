import Synchronization

/// Who may ask: the browser in which the address was opened that the program printed, and no other page in it.
///
/// Any page on the web can have a browser send requests to 127.0.0.1, and any program of the machine can connect. So the
/// address carries a token that opens once; from then on a cookie counts that no script reads and no other site sends; and
/// every request says under which name the server was reached and from where.
final class RequestGuard: Sendable {
    /// What may be done with a request.
    enum Judgement: Equatable {
        case allowed
        /// The token was right: the browser gets the cookie.
        case opened(cookie: String)
        /// Why not, in a sentence.
        case refused(String)
    }

    private let host: String
    private let cookieName: String
    private let secret: String
    private let token: Mutex<String?>

    /// The token for the address that is opened.
    let firstToken: String

    private static let opening = "/open/"

    init(port: UInt16) {
        host = "127.0.0.1:\(port)"
        // Cookies know no ports: two reviews at once must not take each other's.
        cookieName = "squelch-\(port)"
        secret = Self.random()
        firstToken = Self.random()
        token = Mutex(firstToken)
    }

    /// The address to open, once.
    var address: String { "http://\(host)\(Self.opening)\(firstToken)" }

    func judge(_ request: PageRequest) -> Judgement {
        guard request.head.host == host else {
            return .refused("This server is only reached under its own name.")
        }
        if let refusal = judgeOrigin(request) { return .refused(refusal) }
        guard request.method == "GET" || request.method == "POST" else {
            return .refused("Only GET and POST are known.")
        }
        if hasCookie(request.head.cookie) { return .allowed }
        if request.method == "GET", request.path.hasPrefix(Self.opening) {
            let offered = String(request.path.dropFirst(Self.opening.count))
            let isRight = token.withLock { token in
                guard let own = token, Self.isSame(own, offered) else { return false }
                token = nil
                return true
            }
            if isRight { return .opened(cookie: "\(cookieName)=\(secret); HttpOnly; SameSite=Strict; Path=/") }
            return .refused("This address opens once. Start squelch review again for another one.")
        }
        return .refused("Open the address that squelch review has printed.")
    }

    /// Nil where a request comes from here, or says nothing of where it comes from and changes nothing.
    private func judgeOrigin(_ request: PageRequest) -> String? {
        let words = "This request comes from another page."
        switch request.head.origin {
        case "http://\(host)": return nil
        case nil: return request.method == "GET" ? nil : words
        // A form of a page that tells nobody where it was has no origin to tell; the browser says that it is ours.
        case "null": return request.head.site == "same-origin" ? nil : words
        default: return words
        }
    }

    private func hasCookie(_ header: String?) -> Bool {
        (header ?? "").split(separator: ";").contains { pair in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == cookieName && Self.isSame(secret, String(parts[1]))
        }
    }

    /// Compares all bytes, so that how long it takes tells nothing.
    private static func isSame(_ own: String, _ other: String) -> Bool {
        let (left, right) = (Array(own.utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// 128 bits of the system's randomness.
    private static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
