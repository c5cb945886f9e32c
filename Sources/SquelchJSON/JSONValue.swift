import CSimdjsonShim

/// A value inside a parsed document: sixteen bytes that point into the parser's memory.
///
/// It is a simdjson `dom::element`, byte for byte. It and every pointer that it gives are valid until the
/// parser that made it parses again or goes away: copy what is needed longer.
public struct JSONValue {
    let raw: squelch_json_value

    @inline(__always)
    init(_ raw: squelch_json_value) { self.raw = raw }

    /// The type of a value; numbers are told apart by what holds them exactly.
    public enum Kind: Sendable {
        /// An ordered list of values.
        case array
        /// An ordered list of named values.
        case object
        /// Text.
        case string
        /// A whole number from -2⁶³ to 2⁶³-1.
        case int64
        /// A whole number from 2⁶³ to 2⁶⁴-1.
        case uint64
        /// A number that was written with a fraction or an exponent.
        case double
        /// True or false.
        case bool
        /// Null.
        case null

        init(_ kind: squelch_json_kind) {
            switch kind {
            case SQUELCH_JSON_KIND_ARRAY: self = .array
            case SQUELCH_JSON_KIND_OBJECT: self = .object
            case SQUELCH_JSON_KIND_STRING: self = .string
            case SQUELCH_JSON_KIND_INT64: self = .int64
            case SQUELCH_JSON_KIND_UINT64: self = .uint64
            case SQUELCH_JSON_KIND_DOUBLE: self = .double
            case SQUELCH_JSON_KIND_BOOL: self = .bool
            default: self = .null
            }
        }
    }

    /// The type of this value.
    public var kind: Kind { Kind(squelch_json_get_kind(raw)) }

    /// The UTF-8 bytes of a string, escapes resolved; nil for any other type.
    public var string: UnsafeBufferPointer<UInt8>? {
        var bytes = squelch_json_bytes()
        return squelch_json_get_string(raw, &bytes) ? UnsafeBufferPointer(bytes) : nil
    }

    /// A whole number that fits; nil for any other value. Never by way of a floating-point number.
    public var int64: Int64? {
        var number: Int64 = 0
        return squelch_json_get_int64(raw, &number) ? number : nil
    }

    /// A whole number that is not negative; nil for any other value. Never by way of a floating-point number.
    public var uint64: UInt64? {
        var number: UInt64 = 0
        return squelch_json_get_uint64(raw, &number) ? number : nil
    }

    /// Any number as the nearest floating-point one; nil for any other type.
    public var double: Double? {
        var number = 0.0
        return squelch_json_get_double(raw, &number) ? number : nil
    }

    /// True or false; nil for any other type.
    public var bool: Bool? {
        var flag = false
        return squelch_json_get_bool(raw, &flag) ? flag : nil
    }

    /// Whether this is null.
    public var isNull: Bool { squelch_json_get_kind(raw) == SQUELCH_JSON_KIND_NULL }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    init(_ bytes: squelch_json_bytes) { self.init(start: bytes.start, count: bytes.count) }
}
