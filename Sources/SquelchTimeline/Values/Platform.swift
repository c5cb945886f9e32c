/// A network. Records may name others than these.
public struct Platform: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// The network's name in records.
    public let rawValue: String
    /// The network of a name in records.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// In the order of their names in records.
    public static func < (left: Platform, right: Platform) -> Bool { left.rawValue < right.rawValue }

    /// No network: feeds by themselves.
    public static let feed = Platform(rawValue: "feed")
    /// Bluesky.
    public static let bluesky = Platform(rawValue: "bluesky")
    /// Facebook.
    public static let facebook = Platform(rawValue: "facebook")
    /// Instagram.
    public static let instagram = Platform(rawValue: "instagram")
    /// LinkedIn.
    public static let linkedIn = Platform(rawValue: "linkedin")
    /// Mail, and address books.
    public static let mail = Platform(rawValue: "mail")
    /// Mastodon, and all of the Fediverse.
    public static let mastodon = Platform(rawValue: "mastodon")
    /// Reddit.
    public static let reddit = Platform(rawValue: "reddit")
    /// X, formerly Twitter.
    public static let x = Platform(rawValue: "x")
    /// YouTube.
    public static let youTube = Platform(rawValue: "youtube")

    /// The network that an account's id tells for sure; nil for any other id.
    /// - Parameters:
    ///   - id: the stable id of the account.
    ///   - postURL: where one of its posts can be read: `user@host` may be an account of the Fediverse or a mail
    ///     address, and the page of a post on that host settles it.
    public static func of(id: String, postURL: UnsafeBufferPointer<UInt8>? = nil) -> Platform? {
        for (beginning, platform) in beginnings where id.utf8.starts(with: beginning.utf8) { return platform }
        guard let postURL, let at = id.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        var host = id[id.utf8.index(after: at)...]
        return host.withUTF8 { isPage(postURL, on: $0) } ? .mastodon : nil
    }

    /// Whether an address has the host between slashes, whatever the case of their letters.
    private static func isPage(_ page: UnsafeBufferPointer<UInt8>, on host: UnsafeBufferPointer<UInt8>) -> Bool {
        let slash = UInt8(ascii: "/")
        guard host.allSatisfy({ $0 < 0x80 }) else {
            let (page, host) = (String(decoding: page, as: UTF8.self), String(decoding: host, as: UTF8.self))
            return page.lowercased().contains("//\(host.lowercased())/")
        }
        guard page.count >= host.count + 3 else { return false }
        return (0...page.count - host.count - 3).contains { start in
            page[start] == slash && page[start + 1] == slash && page[start + 2 + host.count] == slash
                && zip(page[(start + 2)...], host).allSatisfy { isSameLetter($0, $1) }
        }
    }

    private static func isSameLetter(_ left: UInt8, _ right: UInt8) -> Bool {
        left == right || (left | 0x20 == right | 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= left | 0x20)
    }

    /// The network's name as people write it.
    public var name: String {
        switch self {
        case .x: "X"
        case .linkedIn: "LinkedIn"
        case .youTube: "YouTube"
        default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
        }
    }

    private static let beginnings: [(String, Platform)] = [
        ("x.com/", .x), ("did:", .bluesky), ("linkedin", .linkedIn), ("facebook", .facebook),
        ("youtube.com/channel/", .youTube), ("reddit.com/", .reddit), ("mailto:", .mail),
    ]
}
