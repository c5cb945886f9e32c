import CLibCurl

/// An address of the web, taken apart by the library that will ask it: what is checked and what is asked are the same.
public struct WebAddress: Sendable, Hashable {
    /// The whole address, in one form for all ways of writing it: host in lower case, no port that is the scheme's, no fragment.
    public let text: String
    /// Whether it is encrypted.
    public let isSecure: Bool
    /// The host in lower case, without the brackets of an address of IPv6.
    public let host: String
    /// The port, that of the scheme where none is written.
    public let port: Int
    /// Whether it names a user.
    let hasUser: Bool

    /// More bytes than these are no address that anybody listed.
    static let longest = 2048

    /// Host and port: what has one connection at a time, and what rests.
    public var server: String { host + ":" + String(port) }

    /// The address, or nil where it is none of the web.
    public init?(_ text: String) { self.init(text, relativeTo: nil) }

    /// Where a reference leads from here.
    public func following(_ reference: String) -> WebAddress? { WebAddress(reference, relativeTo: self) }

    private init?(_ reference: String, relativeTo base: WebAddress?) {
        guard reference.utf8.count <= Self.longest, !reference.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
            let parts = curl_url()
        else { return nil }
        defer { curl_url_cleanup(parts) }
        if let base, curl_url_set(parts, CURLUPART_URL, base.text, 0) != CURLUE_OK { return nil }
        guard curl_url_set(parts, CURLUPART_URL, reference, UInt32(CURLU_URLENCODE)) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: parts),
            scheme == "http" || scheme == "https",
            let host = Self.part(CURLUPART_HOST, of: parts)?.lowercased(),
            let port = Self.part(CURLUPART_PORT, of: parts, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { return nil }
        // What follows `#` is nobody's business but the reader's.
        curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0)
        curl_url_set(parts, CURLUPART_HOST, host, 0)
        guard let whole = Self.part(CURLUPART_URL, of: parts, UInt32(CURLU_NO_DEFAULT_PORT)),
            whole.utf8.count <= Self.longest
        else { return nil }
        text = whole
        isSecure = scheme == "https"
        var name = host[...]
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        // `example.org.` is the same host.
        if name.hasSuffix(".") { name = name.dropLast() }
        guard !name.isEmpty else { return nil }
        self.host = String(name)
        self.port = port
        hasUser =
            Self.part(CURLUPART_USER, of: parts) != nil || Self.part(CURLUPART_PASSWORD, of: parts) != nil
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer, _ flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
