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
    public static func of(id: String, postURL: String? = nil) -> Platform? {
        for (beginning, platform) in beginnings where id.hasPrefix(beginning) { return platform }
        guard let at = id.lastIndex(of: "@"), let postURL else { return nil }
        let page = "//" + id[id.index(after: at)...] + "/"
        return postURL.lowercased().contains(page.lowercased()) ? .mastodon : nil
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
