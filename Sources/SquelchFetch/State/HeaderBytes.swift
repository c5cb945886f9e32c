/// The value of a header exactly as it was received: what a server calls its state is sent back to it byte by byte, and is
/// nothing to be understood.
public struct HeaderBytes: Sendable, Equatable, Hashable {
    /// The bytes, without the white space around them.
    public let bytes: [UInt8]

    /// Bytes of a longer value are not kept: no server needs so many to know its own state again, and they would be sent
    /// with every request.
    static let longest = 4096

    /// The value, or nil where there is none, or where it could not be sent back as one header.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard !bytes.isEmpty, bytes.count <= Self.longest,
            !bytes.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F })
        else { return nil }
        self.bytes = bytes
    }

    /// The value as text.
    public init?(_ text: String) { self.init(text.utf8) }
}

extension HeaderBytes: Codable {
    /// Reads one that was written by ``encode(to:)``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let scalars = try container.decode(String.self).unicodeScalars
        guard scalars.allSatisfy({ $0.value < 256 }), let value = HeaderBytes(scalars.map { UInt8($0.value) }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no value of a header")
        }
        self = value
    }

    /// Writes a scalar for each byte: headers need not be UTF-8, and what text does to other bytes would not come back.
    public func encode(to encoder: any Encoder) throws {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        var container = encoder.singleValueContainer()
        try container.encode(String(text))
    }
}
