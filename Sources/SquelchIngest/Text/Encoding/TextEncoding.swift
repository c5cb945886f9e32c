import SquelchTimeline

/// The encoding of a file, and how it is known.
enum TextEncoding: Equatable {
    /// UTF-8, declared, marked or assumed; `skip` bytes of byte order mark.
    case utf8(skip: Int)
    /// An encoding that iconv knows by this name.
    case named(String, skip: Int)
    /// An encoding that is not read.
    case refused(String)

    /// Decides from the beginning of a file, in this order: byte order mark, zero bytes of UTF-16 and UTF-32, XML
    /// declaration, UTF-8. What is declared gives way to UTF-8 where the bytes are valid UTF-8 beyond ASCII: text in
    /// another encoding hardly ever is. A label that nobody knows says nothing.
    static func detect(_ prefix: UnsafeBufferPointer<UInt8>) -> TextEncoding {
        if let marked = byteOrderMark(prefix) { return marked }
        if let wide = zeroPattern(prefix) { return wide }
        guard let declared = declaredName(prefix) else { return .utf8(skip: 0) }
        switch EncodingLabels.meaning(of: declared) {
        case .unknown: return .utf8(skip: 0)
        case .refused: return UTF8Repair.hasOnlyValidMultibyte(prefix) ? .utf8(skip: 0) : .refused(declared)
        // A file that says UTF-16 in plain ASCII is not UTF-16.
        case .encoding(let name) where name.hasPrefix("UTF-"): return .utf8(skip: 0)
        case .encoding(let name): return isUTF8(prefix, against: name) ? .utf8(skip: 0) : .named(name, skip: 0)
        }
    }

    /// Whether bytes are UTF-8 although a label says `name`. Two or three characters of a many-byte encoding may look
    /// like as many of UTF-8, more do not.
    static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, against name: String) -> Bool {
        guard UTF8Repair.hasOnlyValidMultibyte(bytes) else { return false }
        if EncodingLabels.isOneByte(name) { return true }
        var leads = 0
        for byte in bytes where byte >= 0xC0 {
            leads += byte >= 0xE0 ? 4 : 1
            if leads >= 4 { return true }
        }
        return false
    }

    private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        func begins(_ mark: [UInt8]) -> Bool {
            bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
        }
        if begins([0xEF, 0xBB, 0xBF]) { return .utf8(skip: 3) }
        if begins([0xFF, 0xFE, 0, 0]) { return .named("UTF-32LE", skip: 4) }
        if begins([0, 0, 0xFE, 0xFF]) { return .named("UTF-32BE", skip: 4) }
        if begins([0xFF, 0xFE]) { return .named("UTF-16LE", skip: 2) }
        if begins([0xFE, 0xFF]) { return .named("UTF-16BE", skip: 2) }
        return nil
    }

    private static func zeroPattern(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard bytes.count >= 4 else { return nil }
        switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (false, true, false, true): return .named("UTF-16LE", skip: 0)
        case (true, false, true, false): return .named("UTF-16BE", skip: 0)
        case (false, true, true, true): return .named("UTF-32LE", skip: 0)
        case (true, true, true, false): return .named("UTF-32BE", skip: 0)
        default: return nil
        }
    }

    /// The value of `encoding=` in an XML declaration, lower-cased.
    private static func declaredName(_ prefix: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = prefix.firstIndex(of: "<?xml", within: 1024) else { return nil }
        let rest = UnsafeBufferPointer(rebasing: prefix[start..<min(prefix.count, start + 256)])
        guard let end = rest.firstIndex(of: ">", within: 256) else { return nil }
        let declaration = UnsafeBufferPointer(rebasing: rest[0..<end])
        guard let key = declaration.firstIndex(of: "encoding", within: 256) else { return nil }
        let name = declaration[(key + 8)...]
            .drop { $0.isXMLSpace || $0 == UInt8(ascii: "=") || $0 == 0x22 || $0 == 0x27 }
            .prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != UInt8(ascii: "?") }
        return name.isEmpty ? nil : String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
    }
}
