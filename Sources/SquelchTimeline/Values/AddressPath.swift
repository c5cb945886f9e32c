/// Paths and queries of addresses in one spelling (RFC 3986, 6.2.2).
enum AddressPath {
    /// Escapes in upper case, none where the byte needs none, all where it does; without dot segments.
    static func normal(_ path: Substring) -> String {
        guard needsWork(path) else { return String(path) }
        let escaped = unified(path)
        let queryStart = escaped.firstIndex(of: "?") ?? escaped.endIndex
        return withoutDots(escaped[..<queryStart]) + escaped[queryStart...]
    }

    /// Almost no address does.
    private static func needsWork(_ path: Substring) -> Bool {
        var last: UInt8 = 0
        for byte in path.utf8 {
            if byte >= 0x80 || byte == UInt8(ascii: "%") { return true }
            if byte == UInt8(ascii: "."), last == UInt8(ascii: "/") { return true }
            last = byte
        }
        return false
    }

    private static func unified(_ path: Substring) -> String {
        let bytes = Array(path.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                let escaped = high << 4 | low
                if isUnreserved(escaped) { out.append(escaped) } else { append(escaped, to: &out) }
                index += 3
                continue
            }
            if byte >= 0x80 { append(byte, to: &out) } else { out.append(byte) }
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to out: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func withoutDots(_ path: Substring) -> String {
        guard path.first == "/" else { return String(path) }
        var kept: [Substring] = []
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (place, segment) in segments.enumerated() {
            let isLast = place == segments.count - 1
            if segment == ".." { _ = kept.popLast() }
            if segment == "." || segment == ".." {
                if isLast { kept.append("") }
                continue
            }
            kept.append(segment)
        }
        return "/" + kept.joined(separator: "/")
    }
}
