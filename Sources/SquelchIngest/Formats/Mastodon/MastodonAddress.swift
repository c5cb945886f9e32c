import SquelchTimeline

/// `user@host`, as Mastodon's exports name an account.
struct MastodonAddress: Equatable {
    let user: String
    /// In lower case.
    let host: String

    /// Nil where the text is no such address; an `@` before it and `acct:` are allowed.
    init?(_ text: String) {
        var rest = Substring(text)
        if rest.hasPrefix("acct:") { rest = rest.dropFirst(5) }
        if rest.hasPrefix("@") { rest = rest.dropFirst() }
        let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 512, Self.isName(parts[0]), Self.isHost(parts[1]) else { return nil }
        user = String(parts[0])
        host = parts[1].lowercased()
    }

    /// The address in lower case, without an `@` before it: stable over case.
    var account: String { user.lowercased() + "@" + host }

    /// The profile's page.
    var profile: String { "https://\(host)/@\(user)" }

    /// Whether the host gives out mail and no accounts of the Fediverse. A list of such addresses is somebody's contacts.
    var isMail: Bool { Self.mailHosts.contains(host) }

    private static let mailHosts: Set = [
        "163.com", "aol.com", "gmail.com", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com",
        "icloud.com",
        "live.com", "mail.ru", "me.com", "outlook.com", "proton.me", "protonmail.com", "qq.com", "web.de", "yahoo.com",
        "yandex.ru",
    ]

    private static func isName(_ name: Substring) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }

    private static func isHost(_ host: Substring) -> Bool {
        guard let dot = host.utf8.firstIndex(of: UInt8(ascii: ".")) else { return host == "localhost" }
        return dot != host.startIndex && !host.hasSuffix(".")
            && host.utf8.allSatisfy {
                $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
                    || $0 >= 0x80
            }
    }

    /// Whether `text` is the address of a post on a server of the Fediverse, as far as its path shows.
    static func isStatus(_ text: String) -> Bool {
        guard FollowAddress.accepted(text) != nil else { return false }
        return ["/statuses/", "/@", "/objects/", "/notice/", "/notes/", "/p/", "/activities/"].contains {
            text.contains($0)
        }
    }
}

extension UInt8 {
    /// A letter or digit of ASCII.
    var isASCIILetterOrDigit: Bool { (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 }
}
