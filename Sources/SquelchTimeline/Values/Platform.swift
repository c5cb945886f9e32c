/// Networks by the ids of their accounts.
public enum Platform {
    /// The network that an account's id tells for sure; nil for any other id.
    /// - Parameter postURL: where one of its posts can be read: `user@host` may be an account of the Fediverse or a mail
    ///   address, and the page of a post on that host settles it.
    public static func of(id: String, postURL: String? = nil) -> String? {
        for (beginning, platform) in beginnings where id.hasPrefix(beginning) { return platform }
        guard let at = id.lastIndex(of: "@"), let postURL else { return nil }
        let page = "//" + id[id.index(after: at)...] + "/"
        return postURL.lowercased().contains(page.lowercased()) ? "mastodon" : nil
    }

    /// The network's name as people write it.
    public static func name(_ platform: String) -> String {
        switch platform {
        case "x": "X"
        case "linkedin": "LinkedIn"
        case "youtube": "YouTube"
        default: platform.prefix(1).uppercased() + platform.dropFirst()
        }
    }

    private static let beginnings = [
        ("x.com/", "x"), ("did:", "bluesky"), ("linkedin", "linkedin"), ("facebook", "facebook"),
        ("youtube.com/channel/", "youtube"), ("reddit.com/", "reddit"), ("mailto:", "mail"),
    ]
}
