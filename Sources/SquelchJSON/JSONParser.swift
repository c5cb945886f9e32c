import CSimdjsonShim
import SquelchTimeline

/// A reusable JSON parser: simdjson's, with its memory, which grows to the largest text that it has met.
///
/// A parser gives one document at a time. Parsing needs exclusive access, so that a value cannot be
/// overwritten from within ``forEachLine(in:readable:from:repairing:_:)``; a value that is kept past the
/// next parse is an error that the compiler does not see.
public struct JSONParser: ~Copyable, @unchecked Sendable {
    // Sendable: the C++ object has one owner, and parsing needs `inout` access to that owner.

    let handle: OpaquePointer
    var repaired = ByteArena()

    /// A parser that refuses texts of more than `sizeLimit` bytes (at most 4 GiB) and more than
    /// `depthLimit` levels of nesting.
    public init(sizeLimit: Int = 256 << 20, depthLimit: Int = 128) throws(JSONError) {
        guard let handle = squelch_json_parser_create(max(0, sizeLimit), max(1, depthLimit)) else {
            throw JSONError(.outOfMemory)
        }
        self.handle = handle
    }

    deinit { squelch_json_parser_destroy(handle) }

    /// How many bytes beyond its end must be readable for a text to be parsed where it lies.
    public static let padding: Int = squelch_json_padding()

    /// Parses one document. A byte-order mark before it is skipped.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - readable: how many bytes behind `bytes` may be read. With ``padding`` or more the text is parsed
    ///     where it lies and must stay there while values are used; otherwise a copy is parsed.
    /// - Returns: the root, valid until the next parse.
    public mutating func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0
    ) throws(JSONError) -> JSONValue {
        let (code, value) = attempt(bytes, readable: readable)
        if let code { throw located(code, in: bytes) }
        return value
    }

    /// One parse, without the search for the place of an error.
    mutating func attempt(
        _ bytes: UnsafeBufferPointer<UInt8>, readable: Int
    ) -> (JSONError.Code?, JSONValue) {
        let text = bytes.withoutByteOrderMark
        var root = squelch_json_value()
        guard let start = text.baseAddress else { return (.empty, JSONValue(root)) }
        let code = squelch_json_parse(handle, start, text.count, max(0, readable), &root)
        return (JSONError.Code(code), JSONValue(root))
    }

    /// The error for `code`, which the last parse of `bytes` gave, with its place where one can be found.
    func located(_ code: JSONError.Code, in bytes: UnsafeBufferPointer<UInt8>) -> JSONError {
        let text = bytes.withoutByteOrderMark
        let offset: Int?
        switch code {
        case .tooLarge, .outOfMemory: offset = nil
        case .empty: offset = 0
        case .invalidUTF8: offset = JSONText.firstInvalidUTF8(text)
        case .controlCharacter, .unclosedString: offset = JSONRepair.firstBadString(in: text)
        case .tooDeep, .badString, .badNumber, .syntax:
            let found = squelch_json_locate(handle)
            offset = found < 0 ? nil : found
        }
        guard let offset else { return JSONError(code) }
        var line = 1
        for byte in text[..<min(offset, text.count)] where byte == UInt8(ascii: "\n") { line += 1 }
        return JSONError(code, offset: offset + bytes.count - text.count, line: line)
    }
}

extension JSONError.Code {
    init?(_ code: squelch_json_code) {
        switch code {
        case SQUELCH_JSON_OK: return nil
        case SQUELCH_JSON_EMPTY: self = .empty
        case SQUELCH_JSON_TOO_LARGE: self = .tooLarge
        case SQUELCH_JSON_TOO_DEEP: self = .tooDeep
        case SQUELCH_JSON_UTF8: self = .invalidUTF8
        case SQUELCH_JSON_CONTROL: self = .controlCharacter
        case SQUELCH_JSON_UNCLOSED: self = .unclosedString
        case SQUELCH_JSON_STRING: self = .badString
        case SQUELCH_JSON_NUMBER: self = .badNumber
        case SQUELCH_JSON_MEMORY: self = .outOfMemory
        default: self = .syntax
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes behind a UTF-8 byte-order mark, or all where there is none.
    @inline(__always)
    var withoutByteOrderMark: Self {
        guard count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF else { return self }
        return Self(rebasing: self[3...])
    }
}
