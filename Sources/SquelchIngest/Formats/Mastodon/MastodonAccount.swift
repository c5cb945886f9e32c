/// Who an account is, beyond the server that wrote the file.
final class MastodonAccount {
    /// `user@host` in lower case; the host is missing where the file does not name its server.
    let address: String
    let name: String?

    /// Whether what it says of itself has been read.
    var isProfileRead = false

    init(address: String, name: String?) {
        self.address = address
        self.name = name
    }

    /// The host of a web address, in lower case.
    static func host(of url: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else { return nil }
        let host = url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.isEmpty ? nil : host.lowercased()
    }

    /// The account in `https://HOST/users/NAME/...` and `https://HOST/@NAME...`; nil for other addresses, such as those
    /// with numbers for names.
    static func address(in uri: String) -> String? {
        guard let host = host(of: uri) else { return nil }
        let parts = uri.split(separator: "/").dropFirst(2).map(String.init)
        guard let first = parts.first else { return nil }
        if first.hasPrefix("@"), first.count > 1 {
            let name = first.dropFirst().lowercased()
            return name.contains("@") ? name : name + "@" + host
        }
        // Friendica, PeerTube and Lemmy have other words for it.
        guard ["users", "profile", "accounts", "video-channels", "u"].contains(first), parts.count > 1 else {
            return nil
        }
        return parts[1].lowercased() + "@" + host
    }
}
