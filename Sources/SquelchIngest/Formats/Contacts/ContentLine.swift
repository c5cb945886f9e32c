import SquelchTimeline

/// A line of a vCard, unfolded: `group.NAME;PARAMETER=VALUE:value`. Valid as long as its bytes.
struct ContentLine {
    private let name: UnsafeBufferPointer<UInt8>
    private let value: UnsafeBufferPointer<UInt8>
    /// Whether the value is in quoted-printable, as in vCard 2.1.
    let isQuotedPrintable: Bool
    /// The encoding of what is in quoted-printable, where the line names one.
    private let charset: UnsafeBufferPointer<UInt8>?

    /// Nil where there is no value.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard let colon = Self.colon(of: line) else { return nil }
        let head = line[..<colon].split(separator: UInt8(ascii: ";"))
        guard let first = head.first, let name = first.split(separator: UInt8(ascii: ".")).last else { return nil }
        self.name = UnsafeBufferPointer(rebasing: name)
        value = UnsafeBufferPointer(rebasing: line[(colon + 1)...])
        isQuotedPrintable = head.dropFirst().contains { parameter in
            let parameter = UnsafeBufferPointer(rebasing: parameter)
            return parameter.equalsIgnoringCase("quoted-printable")
                || parameter.equalsIgnoringCase("encoding=quoted-printable")
        }
        charset = head.dropFirst().lazy.map { UnsafeBufferPointer(rebasing: $0) }
            .first { $0.starts(withIgnoringCase: "charset=") }
            .map { UnsafeBufferPointer(rebasing: $0[8...]) }
    }

    /// The colon before the value; one in quotes belongs to a parameter.
    private static func colon(of line: UnsafeBufferPointer<UInt8>) -> Int? {
        var isQuoted = false
        for index in line.indices {
            if line[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if line[index] == UInt8(ascii: ":"), !isQuoted { return index }
        }
        return nil
    }

    /// Whether the property has this name, given in lower case.
    func isNamed(_ name: StaticString) -> Bool { self.name.equalsIgnoringCase(name) }

    /// The value as people see it.
    var text: String { parts.joined(separator: ";") }

    /// The value cut at semicolons, without escapes and control characters.
    var parts: [String] {
        let bytes = isQuotedPrintable ? Self.transcoded(Self.decoded(value), charset) : Array(value)
        var parts: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                parts[parts.count - 1].append(byte | 0x20 == UInt8(ascii: "n") ? 0x20 : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: ";") {
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        // What was encoded may be no UTF-8.
        return parts.map { part in
            var text = String(decoding: part, as: UTF8.self)
            return text.withUTF8 { $0.plainString }
        }
    }

    /// Bytes of an encoding as UTF-8; as they are where it is none that is read.
    private static func transcoded(_ bytes: [UInt8], _ charset: UnsafeBufferPointer<UInt8>?) -> [UInt8] {
        guard let charset, !charset.isEmpty else { return bytes }
        let label = String(charset.string.lowercased().filter { $0 != "\"" && $0 != "'" && $0 != " " })
        guard case .encoding(let name) = EncodingLabels.meaning(of: label), name != "UTF-8",
            let transcoder = Transcoder(from: name)
        else { return bytes }
        var text = ByteArena(capacity: bytes.count * 3)
        _ = bytes.withUnsafeBufferPointer { transcoder.append($0, to: &text, final: true) }
        return Array(text.all)
    }

    private static func decoded(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < value.count {
            if value[index] == UInt8(ascii: "="), index + 2 < value.count,
                let high = Character(UnicodeScalar(value[index + 1])).hexDigitValue,
                let low = Character(UnicodeScalar(value[index + 2])).hexDigitValue
            {
                bytes.append(UInt8(high << 4 | low))
                index += 3
            } else {
                bytes.append(value[index])
                index += 1
            }
        }
        return bytes
    }
}
