/// A value of DAG-CBOR, to write samples with.
indirect enum CBOR: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
    ExpressibleByIntegerLiteral
{
    case text(String)
    case bytes([UInt8])
    case number(Int)
    case link([UInt8])
    case list([CBOR])
    case map([(String, CBOR)])
    case bool(Bool)
    case null

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(arrayLiteral elements: CBOR...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, CBOR)...) { self = .map(elements) }

    var encoded: [UInt8] {
        switch self {
        case .text(let text): Self.head(3, text.utf8.count) + Array(text.utf8)
        case .bytes(let bytes): Self.head(2, bytes.count) + bytes
        case .number(let number): number >= 0 ? Self.head(0, number) : Self.head(1, -1 - number)
        case .link(let address): [0xD8, 42] + Self.head(2, address.count + 1) + [0] + address
        case .list(let items): Self.head(4, items.count) + items.flatMap(\.encoded)
        case .map(let fields):
            Self.head(5, fields.count) + fields.flatMap { Self.text($0.0).encoded + $0.1.encoded }
        case .bool(let flag): [flag ? 0xF5 : 0xF4]
        case .null: [0xF6]
        }
    }

    private static func head(_ type: UInt8, _ count: Int) -> [UInt8] {
        switch count {
        case ..<24: [type << 5 | UInt8(count)]
        case ..<256: [type << 5 | 24, UInt8(count)]
        case ..<65_536: [type << 5 | 25, UInt8(count >> 8), UInt8(count & 0xFF)]
        default: [type << 5 | 26] + (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
        }
    }
}

/// Writes content-addressed archives. Hashes are made up: readers do not check them.
struct CARMaker {
    private(set) var bytes: [UInt8] = []

    init(root: [UInt8]) {
        section(CBOR.map([("roots", .list([.link(root)])), ("version", 1)]).encoded)
    }

    /// The address of the block with this number.
    static func address(_ number: UInt8) -> [UInt8] { [1, 0x71, 0x12, 32] + [UInt8](repeating: number, count: 32) }

    mutating func add(_ number: UInt8, _ block: CBOR) { section(Self.address(number) + block.encoded) }

    mutating func section(_ content: [UInt8]) { bytes += Self.varint(content.count) + content }

    static func varint(_ number: Int) -> [UInt8] {
        var rest = number
        var bytes: [UInt8] = []
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }
}
