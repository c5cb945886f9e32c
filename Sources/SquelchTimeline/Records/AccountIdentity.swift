/// Stable ids of accounts that are feeds.
public enum AccountIdentity {
    /// The normalised form of a feed's or site's address, by which it is known: without scheme, `www.`, default port,
    /// fragment and final slash; the host in lower case. `https://www.Hill.example/feed/` and
    /// `http://hill.example/feed` are one account.
    public static func id(feedURL: String) -> String {
        var rest = Substring(feedURL)
        for scheme in ["https://", "http://", "feed://", "//"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            break
        }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<hostEnd].lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        var path = rest[hostEnd...]
        while path.hasSuffix("/") { path.removeLast() }
        return host + path
    }

    /// The id of a feed document: by its own address, else its site's, else its title, else the name of its file.
    public static func id(feedURL: String?, link: String?, title: String?, source: String) -> String {
        if let feedURL { return id(feedURL: feedURL) }
        if let link { return id(feedURL: link) }
        return title ?? source
    }
}

extension FeedRecord {
    /// The id of the account that this feed is, for posts that name none themselves.
    public func accountID(in batch: RecordBatch, source: String) -> String {
        AccountIdentity.id(
            feedURL: batch.arena.string(feedURL), link: batch.arena.string(link), title: batch.arena.string(title),
            source: source)
    }
}
