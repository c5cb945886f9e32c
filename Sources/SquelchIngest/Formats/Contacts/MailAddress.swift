/// Mail addresses: `ada@hill.example`, without a name.
public enum MailAddress {
    /// Most bytes of one (RFC 5321 4.5.3.1.3).
    private static let longest = 254

    /// Whether `text` is an address by its shape.
    public static func isOne(_ text: String) -> Bool { normalized(text) != nil }

    /// An address in lower case; nil where it has not the shape of one. Quoted names and addresses without a dot in
    /// the host are of no person on the net.
    static func normalized(_ text: String) -> String? {
        let bytes = text.utf8
        guard bytes.count <= longest, let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > bytes.startIndex,
            bytes.first != UInt8(ascii: "@"), bytes.count(where: { $0 == UInt8(ascii: "@") }) == 1
        else { return nil }
        let host = bytes[bytes.index(after: at)...]
        guard host.contains(UInt8(ascii: ".")), host.first != UInt8(ascii: "."), host.last != UInt8(ascii: ".") else {
            return nil
        }
        // What separates addresses, quotes, or ends a line is part of none.
        let isClean = bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !Self.separators.contains($0) }
        return isClean ? text.lowercased() : nil
    }

    private static let separators = Set("<>()[]\\,;:\"".utf8)
}
