/// Addresses of feeds and sites that a list of follows may name.
///
/// Lists come from strangers, and readers have run what they found in them: `|command`, `exec:`, `file:`. Only addresses
/// of the web are taken; nothing is ever fetched while reading.
enum FollowAddress {
    private static let longest = 2048

    /// The address as browsers take it: without line breaks, and with blanks as `%20`. A blank in its host stays, and makes
    /// it none; one before the host is what became of a line break.
    static func withoutBlanks(_ address: String) -> String {
        guard address.utf8.contains(where: { $0.isXMLSpace }) else { return address }
        var clean: [UInt8] = []
        // Slashes so far: the third one ends the host.
        var slashes = 0
        for byte in address[...].trimmingSpaces.utf8 {
            if byte == UInt8(ascii: "/") { slashes += 1 }
            if byte == UInt8(ascii: "?"), slashes == 2 { slashes = 3 }
            if byte != 0x20 {
                if !byte.isXMLSpace { clean.append(byte) }
            } else if slashes > 2 {
                clean += "%20".utf8
            } else if clean.last != UInt8(ascii: "/") {
                clean.append(byte)
            }
        }
        return String(decoding: clean, as: UTF8.self)
    }

    /// The address, `feed:` rewritten to `http:`, a user and password dropped; nil where it is no web address.
    static func accepted(_ address: String) -> String? {
        var address = address
        if address.lowercased().hasPrefix("feed://") {
            address = "http" + address.dropFirst(4)
        } else if address.lowercased().hasPrefix("feed:http") {
            address = String(address.dropFirst(5))
        }
        guard address.utf8.count <= longest, !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            return nil
        }
        let lower = address.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://"),
            let colon = address.firstIndex(of: ":")
        else { return nil }
        let authorityStart = address.index(colon, offsetBy: 3)
        let rest = address[authorityStart...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.isEmpty else { return nil }
        guard let at = authority.lastIndex(of: "@") else { return address }
        return String(address[..<authorityStart] + rest[rest.index(after: at)...])
    }
}
