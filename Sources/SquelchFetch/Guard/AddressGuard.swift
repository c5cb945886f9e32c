/// Which addresses may be asked: only those of the web, and only hosts of the public internet, unless the user allowed one.
///
/// A feed's address comes from a list that a stranger may have written, a redirect's from any server. The names are looked at
/// here before anything is asked; what a name leads to is looked at when the socket is opened, on each hop.
public struct AddressGuard: Sendable, Equatable {
    /// Why an address is not asked.
    public enum Refusal: Error, Sendable, Equatable {
        /// It is none of the web.
        case noWebAddress
        /// It names a user; who has a password keeps it in `~/.netrc`.
        case user
        /// Another service than a web server listens at its port.
        case port(Int)
        /// It is that of a machine or network of one's own.
        case privateAddress(String)

        /// In plain words, to be read after the address.
        public var words: String {
            switch self {
            case .noWebAddress: "is no address of the web"
            case .user: "holds a name or password; keep them in ~/.netrc"
            case .port(let port): "has port \(port), where no web server should be"
            case .privateAddress(let host): "is private; --allow-private \(host) allows it"
            }
        }
    }

    /// Hosts whose addresses may be private, in lower case: the user's own.
    public var allowedHosts: Set<String>

    /// A guard that lets private addresses through for these hosts alone.
    public init(allowedHosts: some Sequence<String> = []) {
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
    }

    /// The address, where it may be asked.
    public func check(_ text: String) throws(Refusal) -> WebAddress {
        guard let address = WebAddress(text) else { throw .noWebAddress }
        return try check(address)
    }

    /// The address itself, where it may be asked.
    func check(_ address: WebAddress) throws(Refusal) -> WebAddress {
        if address.hasUser { throw .user }
        if Self.closedPorts.contains(address.port) || !(1...65535).contains(address.port) {
            throw .port(address.port)
        }
        guard !isAllowed(address.host) else { return address }
        if let number = SocketAddress(address.host), !number.isPublic { throw .privateAddress(address.host) }
        // `localhost` leads to this machine on every machine, whatever a name server says (RFC 6761).
        if address.host == "localhost" || address.host.hasSuffix(".localhost") {
            throw .privateAddress(address.host)
        }
        return address
    }

    /// Whether a socket for this host may connect to this address.
    public func mayConnect(_ host: String, to address: SocketAddress) -> Bool {
        address.isPublic || isAllowed(host)
    }

    private func isAllowed(_ host: String) -> Bool { allowedHosts.contains(host) }

    /// Ports that browsers ask for no page (the "bad ports" of the Fetch standard): a request sent there could be taken for a
    /// command of another protocol.
    static let closedPorts: Set<Int> = [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
        5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    ]
}
