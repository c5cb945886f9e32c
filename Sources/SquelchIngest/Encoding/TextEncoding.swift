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
    /// declaration, UTF-8. A declared one-byte encoding gives way to UTF-8 where the bytes are valid UTF-8 beyond
    /// ASCII: text in another encoding never is.
    static func detect(_ prefix: UnsafeBufferPointer<UInt8>) -> TextEncoding {
        if let marked = byteOrderMark(prefix) { return marked }
        if let wide = zeroPattern(prefix) { return wide }
        guard let declared = declaredName(prefix) else { return .utf8(skip: 0) }
        guard let name = iconvName(declared) else { return .refused(declared) }
        if name == "UTF-8" || (isOneByte(name) && UTF8Repair.hasOnlyValidMultibyte(prefix)) { return .utf8(skip: 0) }
        // A file that says UTF-16 in plain ASCII is not UTF-16.
        if name.hasPrefix("UTF-") { return .utf8(skip: 0) }
        return .named(name, skip: 0)
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

    /// Encodings that are read, under the names that iconv takes; a label is read as browsers read it (ISO 8859-1 is
    /// windows-1252, GB 2312 is GB 18030). Stateful and exotic ones are refused.
    static func iconvName(_ label: String) -> String? {
        switch label {
        case "utf-8", "utf8", "us-ascii", "ascii", "unicode", "none", "unknown", "binary": return "UTF-8"
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "ansi":
            return "WINDOWS-1252"
        case "iso-8859-9", "windows-1254": return "WINDOWS-1254"
        case "iso-8859-11", "tis-620", "windows-874": return "CP874"
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932": return "CP932"
        case "euc-jp", "x-euc-jp", "eucjp": return "EUC-JP"
        case "euc-kr", "euckr", "ks_c_5601-1987", "cp949": return "CP949"
        case "gb2312", "gbk", "gb18030", "x-gbk", "euc-cn", "cp936": return "GB18030"
        case "big5", "big5-hkscs", "x-x-big5": return "BIG5-HKSCS"
        case "koi8-r", "koi8-u", "macintosh": return label.uppercased()
        case "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be": return label.uppercased()
        default:
            let isFamily = label.hasPrefix("iso-8859-") || label.hasPrefix("windows-125") || label.hasPrefix("cp125")
            return isFamily && label.utf8.count <= 12 ? label.uppercased() : nil
        }
    }

    private static func isOneByte(_ name: String) -> Bool {
        name.hasPrefix("WINDOWS-") || name.hasPrefix("ISO-8859-") || name.hasPrefix("CP125") || name.hasPrefix("KOI8")
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where an ASCII literal first occurs among the first `limit` bytes.
    func firstIndex(of literal: StaticString, within limit: Int) -> Int? {
        let last = Swift.min(count, limit) - literal.utf8CodeUnitCount
        guard last >= 0 else { return nil }
        for index in 0...last where UnsafeBufferPointer(rebasing: self[index...]).starts(with: literal) { return index }
        return nil
    }
}
