import CLibXML2
import SquelchTimeline

/// Makes addresses absolute; libxml2 does the work of RFC 3986.
enum URLResolver {
    /// `reference` against `base`, or `reference` itself where that cannot be done.
    static func resolve(_ reference: String, base: String?) -> String {
        guard let base, !base.isEmpty, let built = xmlBuildURI(reference, base) else { return reference }
        defer { squelch_xml_free(built) }
        return String(cString: built)
    }

    /// Appends an address that was found in a document: without white space around it and line ends in it, spaces as
    /// `%20`, absolute where `base` allows; `.missing` where nothing is left.
    static func append(
        _ address: UnsafeBufferPointer<UInt8>, base: String?, to arena: inout ByteArena
    ) -> ByteSlice {
        let address = address.trimmed
        guard !address.isEmpty, address.count <= 8192 else { return .missing }
        let offset = arena.count
        if !hasScheme(address), let base, !base.isEmpty {
            arena.append(utf8: resolve(String(decoding: address, as: UTF8.self), base: base))
        } else {
            appendCleaned(address, to: &arena)
        }
        return arena.count == offset ? .missing : ByteSlice(offset: offset, length: arena.count - offset)
    }

    private static func appendCleaned(_ address: UnsafeBufferPointer<UInt8>, to arena: inout ByteArena) {
        if isClean(address) { return arena.append(address) }
        var index = 0
        while index < address.count {
            let byte = address[index]
            let next = index + 1 < address.count ? address[index + 1] : 0
            index += 1
            if byte == 0xC2, next <= 0xA0 {
                // U+0080...U+009F are control characters, U+00A0 is a space.
                if next == 0xA0 { arena.append("%C2%A0") }
                index += 1
            } else if byte == 0x20 {
                arena.append("%20")
            } else if byte > 0x20, byte != 0x7F {
                arena.append(byte)
            }
        }
    }

    /// Whether there is neither white space nor a control character, nor C2, which leads some of these. Most addresses
    /// are clean, and a timeline has several for each post: eight bytes at a time.
    private static func isClean(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = UnsafeRawPointer(address.baseAddress) else { return true }
        var index = 0
        while index + 8 <= address.count {
            let block = start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let spaces = block ^ 0x2020_2020_2020_2020
            let found = (spaces &- 0x0101_0101_0101_0101) & ~spaces & 0x8080_8080_8080_8080
            if found | PlainText.marks(block) != 0 { return false }
            index += 8
        }
        return !address[index...].contains { $0 <= 0x20 || $0 == 0x7F || $0 == 0xC2 }
    }

    /// Whether an address is absolute: letters, digits, `+`, `-` and `.` up to a colon.
    static func hasScheme(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = address.first, (first | 0x20) &- 0x61 < 26 else { return false }
        for byte in address.prefix(32) {
            if byte == UInt8(ascii: ":") { return true }
            let isPart = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
            guard isPart else { return false }
        }
        return false
    }

    /// Whether an address leads somewhere once it is known what it is relative to.
    static func isRelative(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        address.first.map { $0 != UInt8(ascii: "#") } == true && !hasScheme(address)
    }

    /// Whether an address is one of the web: `http:` or `https:`.
    static func isWeb(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard address.count > 8 else { return false }
        let scheme = UnsafeBufferPointer(rebasing: address[0..<(address[4] | 0x20 == UInt8(ascii: "s") ? 8 : 7)])
        return scheme.equalsIgnoringCase("http://") || scheme.equalsIgnoringCase("https://")
    }
}
