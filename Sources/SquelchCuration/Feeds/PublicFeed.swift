package import SquelchTimeline

/// The feeds that networks are known to give out, made from ids and addresses alone: nothing is looked up.
package enum PublicFeed {
    /// Networks that give out no feeds.
    static let without: Set<Platform> = [.x, .linkedIn, .facebook, .instagram]

    /// The feed of an account; nil where its network has none, or none that its address tells.
    package static func address(id: String, url: String?, platform: Platform?) -> String? {
        if let platform, without.contains(platform) { return nil }
        if platform == .mastodon, let feed = fediverse(id) { return feed }
        if id.hasPrefix("did:") {
            // A profile's page gives the feed out under the handle, and under the lasting id as well.
            return isPlain(id, and: ":") ? "https://bsky.app/profile/\(id)/rss" : nil
        }
        for address in [url, id].compactMap({ $0 }) {
            if let feed = web(address) { return feed }
        }
        return nil
    }

    // MARK: - The Fediverse

    /// Servers by the software of which a part of the name tells.
    private static let lemmy = ["lemmy", "beehaw.org", "programming.dev", "sh.itjust.works", "feddit", "hexbear.net"]
    private static let peerTube = ["peertube", "tilvids.com", "tube.", "video."]
    private static let pixelfed = ["pixelfed", "pixey.org", "pixel."]

    private static func fediverse(_ id: String) -> String? {
        guard let at = id.lastIndex(of: "@"), at != id.startIndex else { return nil }
        let (name, host) = (id[..<at], id[id.index(after: at)...])
        guard isPlain(name), isHost(host) else { return nil }
        func runs(_ parts: [String]) -> Bool {
            parts.contains { $0.hasSuffix(".") ? host.hasPrefix($0) : host.contains($0) }
        }
        if runs(lemmy) { return "https://\(host)/feeds/c/\(name).xml" }
        if runs(peerTube) { return "https://\(host)/feeds/videos.xml?videoChannelName=\(name)" }
        if runs(pixelfed) { return "https://\(host)/users/\(name).atom" }
        return "https://\(host)/@\(name).rss"
    }

    // MARK: - Pages of the web

    private static func web(_ address: String) -> String? {
        let rest = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
        let parts = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: true)
        guard let first = parts.first else { return nil }
        var host = first.lowercased()
        for prefix in ["www.", "m.", "old.", "mobile."] where host.hasPrefix(prefix) {
            host.removeFirst(prefix.count)
        }
        let path = parts.dropFirst().map(String.init)
        guard isHost(host[...]), path.allSatisfy({ isPlain($0[...], and: "@:~%") }) else { return nil }
        return site(host, path) ?? ownSite(host) ?? profile(host, path)
    }

    /// Sites with a folder an account.
    private static func site(_ host: String, _ path: [String]) -> String? {
        let (first, second) = (path.first ?? "", path.count > 1 ? path[1] : nil)
        switch host {
        case "youtube.com" where first == "channel":
            return second.map { "https://www.youtube.com/feeds/videos.xml?channel_id=" + $0 }
        case "reddit.com" where ["r", "user", "u"].contains(first.lowercased()):
            return second.map { "https://www.reddit.com/\(first == "u" ? "user" : first)/\($0)/.rss" }
        case "bsky.app" where first == "profile":
            guard let second, isHost(second[...]) || second.hasPrefix("did:") else { return nil }
            return "https://bsky.app/profile/\(second)/rss"
        case "github.com" where !first.isEmpty:
            return "https://github.com/\(first)" + (second.map { "/\($0)/releases.atom" } ?? ".atom")
        case "medium.com" where first.hasPrefix("@") || !first.isEmpty && first != "m":
            return "https://medium.com/feed/" + first
        case "tumblr.com" where !first.isEmpty && !["dashboard", "tagged"].contains(first):
            return isLabel(first) ? "https://\(first).tumblr.com/rss" : nil
        case "substack.com" where first.hasPrefix("@"):
            let name = String(first.dropFirst())
            return isLabel(name) ? "https://\(name).substack.com/feed" : nil
        default: return nil
        }
    }

    /// Sites with a host an account.
    private static func ownSite(_ host: String) -> String? {
        let feeds = [
            (".substack.com", "/feed"), (".medium.com", "/feed"), (".tumblr.com", "/rss"), (".wordpress.com", "/feed/"),
            (".blogspot.com", "/feeds/posts/default"), (".bearblog.dev", "/feed/"),
        ]
        for (end, path) in feeds where host.hasSuffix(end) && host.utf8.count > end.utf8.count {
            return "https://" + host + path
        }
        return nil
    }

    /// Paths by which the software of a server shows.
    private static func profile(_ host: String, _ path: [String]) -> String? {
        guard path.count >= 1, host != "youtube.com", host != "threads.net", host != "tiktok.com" else { return nil }
        let first = path[0]
        if path.count == 1, first.hasPrefix("@"), first.utf8.count > 1 {
            let name = first.dropFirst()
            return isPlain(name) ? "https://\(host)/@\(name).rss" : nil
        }
        guard path.count >= 2, isPlain(path[1][...]) else { return nil }
        switch first {
        case "video-channels": return "https://\(host)/feeds/videos.xml?videoChannelName=\(path[1])"
        case "accounts" where peerTube.contains(where: host.contains):
            return "https://\(host)/feeds/videos.xml?accountName=\(path[1])"
        case "c" where lemmy.contains(where: host.contains): return "https://\(host)/feeds/c/\(path[1]).xml"
        case "u" where lemmy.contains(where: host.contains): return "https://\(host)/feeds/u/\(path[1]).xml"
        default: return nil
        }
    }

    // MARK: - What may stand in an address

    private static func isPlain(_ text: some StringProtocol, and others: String = "") -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: others.utf8.contains(byte)
                }
            }
    }

    private static func isLabel(_ text: String) -> Bool { isPlain(text) && !text.contains(".") && !text.contains("_") }

    private static func isHost(_ text: some StringProtocol) -> Bool {
        isPlain(text, and: ":") && text.contains(".") && !text.hasPrefix(".") && !text.hasSuffix(".")
    }
}
