import SquelchJSON

/// A value of its own, to compare with.
indirect enum Tree: Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case text([UInt8])
    case array([Tree])
    case object([Member])

    struct Member: Equatable, Sendable {
        var key: [UInt8]
        var value: Tree
    }

    init(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .bool: self = .bool(value.bool ?? false)
        case .int64: self = .int(value.int64 ?? 0)
        case .uint64: self = .uint(value.uint64 ?? 0)
        case .double: self = .double(value.double ?? 0)
        case .string: self = .text(value.string.map(Array.init) ?? [])
        case .array: self = .array(value.items.map(Tree.init))
        case .object: self = .object(value.fields.map { Member(key: Array($0.key), value: Tree($0.value)) })
        }
    }

    static func string(_ text: String) -> Tree { .text(Array(text.utf8)) }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let flag): writer.bool(flag)
        case .int(let number): writer.int(number)
        case .uint(let number): writer.uint(number)
        case .double(let number): writer.double(number)
        case .text(let bytes): bytes.withUnsafeBufferPointer { writer.string($0) }
        case .array(let items):
            writer.beginArray()
            for item in items { item.write(to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                member.key.withUnsafeBufferPointer { writer.key($0) }
                member.value.write(to: &writer)
            }
            writer.endObject()
        }
    }
}

/// Parses in a block of exactly the right size, so that a sanitizer sees every read beyond it.
func read<Result>(
    _ bytes: [UInt8], sizeLimit: Int = 1 << 20, depthLimit: Int = 128, _ body: (JSONValue) throws -> Result
) throws -> Result {
    var parser = try JSONParser(sizeLimit: sizeLimit, depthLimit: depthLimit)
    return try bytes.withUnsafeBufferPointer { try body(try parser.parse($0)) }
}

func tree(_ text: String) throws -> Tree { try read(Array(text.utf8)) { Tree($0) } }

func failure(_ bytes: [UInt8], sizeLimit: Int = 1 << 20, depthLimit: Int = 128) -> JSONError? {
    do {
        try read(bytes, sizeLimit: sizeLimit, depthLimit: depthLimit) { _ in }
        return nil
    } catch {
        return error as? JSONError
    }
}

func failure(_ text: String) -> JSONError? { failure(Array(text.utf8)) }

struct Repaired {
    var tree: Tree
    var repairs: JSONRepairs
    var damage: JSONError?
}

func repair(_ bytes: [UInt8]) throws -> Repaired {
    var parser = try JSONParser(sizeLimit: 1 << 20)
    return try bytes.withUnsafeBufferPointer {
        let document = try parser.parseRepairing($0)
        return Repaired(tree: Tree(document.root), repairs: document.repairs, damage: document.damage)
    }
}

func repair(_ text: String) throws -> Repaired { try repair(Array(text.utf8)) }

func written(_ body: (inout JSONWriter) -> Void) throws -> String {
    var writer = try JSONWriter()
    body(&writer)
    return writer.withBytes { String(decoding: $0, as: UTF8.self) }
}

/// A small generator with a seed, so that a failure comes back (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
