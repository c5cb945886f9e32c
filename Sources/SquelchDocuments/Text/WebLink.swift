/// Addresses from strangers that may become links.
package enum WebLink {
    private static let longest = 2048

    /// The address, where it is one of the web without blanks, quotes or controls; nil for `javascript:` and all else.
    package static func safe(_ address: String?) -> String? {
        guard let address, address.utf8.count <= longest else { return nil }
        let lower = address.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        let isClean = address.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"\"'<>\\^`{|}".unicodeScalars.contains($0)
                && !(0x80..<0xA0).contains($0.value) && !(0x2000...0x206F).contains($0.value)
        }
        return isClean ? address : nil
    }
}
