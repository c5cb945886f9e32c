import SquelchSystem

/// The proxy that the environment names for an address, as other programs of the command line understand it.
///
/// Decided here and not in libcurl: where a proxy is asked, its address is the one that a socket connects to, and is the
/// user's own choice; everywhere else only a public address will do. Which of the two it is must be known before.
public struct ProxySettings: Sendable, Equatable {
    private var plain: String?
    private var secure: String?
    private var exceptions: [String] = []

    /// No proxy.
    public init() {}

    /// What the variables say. `HTTP_PROXY` in capitals is not read: in a program that a web server starts it is a header of
    /// whoever asks.
    public init(_ variable: (String) -> String?) {
        func first(_ names: String...) -> String? { names.lazy.compactMap(variable).first { !$0.isEmpty } }
        let all = first("all_proxy", "ALL_PROXY")
        plain = first("http_proxy") ?? all
        secure = first("https_proxy", "HTTPS_PROXY") ?? all
        exceptions = (first("no_proxy", "NO_PROXY") ?? "").lowercased().split(whereSeparator: { $0 == "," || $0 == " " }
        )
        .map { $0.hasPrefix(".") ? String($0.dropFirst()) : String($0) }
    }

    /// The variables of this process.
    public static var ofEnvironment: ProxySettings {
        ProxySettings(Surroundings.variable)
    }

    /// The proxy to ask for an address; nil where it is asked itself.
    public func proxy(for address: WebAddress) -> String? {
        guard let proxy = address.isSecure ? secure : plain else { return nil }
        let isException = exceptions.contains { name in
            name == "*" || address.host == name || address.host.hasSuffix("." + name)
                || name == address.host + ":" + String(address.port)
        }
        return isException ? nil : proxy
    }
}
