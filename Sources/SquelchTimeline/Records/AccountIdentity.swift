/// Stable ids of accounts that are feeds.
public enum AccountIdentity {
    /// The normalised form of a feed's or site's address, by which it is known: without scheme, `www.`, default port,
    /// fragment and final slash; the host in lower case and in ASCII; escapes and dot segments as RFC 3986 has them.
    /// `https://www.Hill.example/feed/` and `http://hill.example/./feed` are one account.
    public static func id(feedURL: String) -> String {
        if let id = PlainAddress.id(feedURL) { return id }
        var rest = Substring(feedURL)
        for scheme in schemes where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
            break
        }
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<hostEnd].lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        // A title may stand for an address that is missing, and is no name of a host.
        if !host.contains(where: \.isWhitespace) { host = Punycode.host(host) }
        var path = AddressPath.normal(rest[hostEnd...])[...]
        while path.hasSuffix("/") { path.removeLast() }
        return host + path
    }

    /// What stands before a host.
    fileprivate static let schemes = ["https://", "http://", "feed://", "//"]

    /// Whether an address can tell feeds apart: one of the web, and not of whatever machine it is read on. Sites built at
    /// home are published with the address at which they were built.
    public static func tellsApart(_ address: String) -> Bool {
        guard let host = webHost(address) else { return false }
        return host != "localhost" && !host.hasSuffix(".localhost") && host != "0.0.0.0" && host != "[::1]"
            && !host.hasPrefix("127.")
    }

    /// Whether an address is one that all can reach, as far as it tells.
    public static func isPublic(_ address: String) -> Bool {
        guard let host = webHost(address), host.contains("."), tellsApart(address) else { return false }
        return !host.hasSuffix(".local") && !["10.", "192.168.", "169.254.", "172."].contains(where: host.hasPrefix)
    }

    private static func webHost(_ address: String) -> Substring? {
        let lower = address.lowercased()
        guard schemes.contains(where: lower.hasPrefix) else { return nil }
        let authority = id(feedURL: lower).prefix { $0 != "/" && $0 != "?" }
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return authority[...end] }
        return authority.prefix { $0 != ":" }
    }

    /// The id of a feed document: by its own address, else its site's, else its title, else the name of its file.
    /// Addresses that tell nothing apart are those of whoever built it.
    public static func id(feedURL: String?, link: String?, title: String?, source: String) -> String {
        if let feedURL, tellsApart(feedURL) { return id(feedURL: feedURL) }
        if let link, tellsApart(link) { return id(feedURL: link) }
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

/// Ids of addresses that are written in ASCII without escapes, as nearly all are: byte by byte, since everybody's address is
/// asked for several times.
private enum PlainAddress {
    private static let schemes = AccountIdentity.schemes.map { Array($0.utf8) }
    private static let ports = [":80", ":443"].map { Array($0.utf8) }

    /// What ``AccountIdentity/id(feedURL:)`` says of `address`; nil where it takes more than this to tell.
    static func id(_ address: String) -> String? {
        var address = address
        return address.withUTF8 { bytes in
            guard bytes.allSatisfy({ 0x21..<0x7F ~= $0 && $0 != UInt8(ascii: "%") }) else { return nil }
            var rest = bytes[...]
            if let scheme = schemes.first(where: { rest.prefix($0.count).elementsEqual($0, by: isSame) }) {
                rest = rest.dropFirst(scheme.count)
            }
            rest = rest.prefix { $0 != UInt8(ascii: "#") }
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
            var path = rest[end...]
            guard !zip(path, path.dropFirst()).contains(where: { $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: ".") })
            else { return nil }
            while path.last == UInt8(ascii: "/") { path = path.dropLast() }
            return String(decoding: host(rest[..<end]) + path, as: UTF8.self)
        }
    }

    private static func host(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> ArraySlice<UInt8> {
        var host = name.map(lower)[...]
        if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
        for port in ports where host.suffix(port.count).elementsEqual(port) { host = host.dropLast(port.count) }
        return host
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    /// Whether a byte is that of a scheme, whatever its case.
    private static func isSame(_ byte: UInt8, _ wanted: UInt8) -> Bool { lower(byte) == wanted }
}
