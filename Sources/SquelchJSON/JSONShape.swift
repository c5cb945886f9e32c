import CSimdjsonShim

/// The few fields of a JSON object that a reader wants, by their paths: the fast way through JSON Lines.
///
/// No document is built: simdjson's on-demand reader walks each line once and takes what was asked for.
/// Values that were not asked for are skipped, so that faults inside of them go unseen, and do no harm.
///
///     let shape = try JSONShape("id", "created_at", "account.acct")
///     parser.forEachLine(in: bytes, picking: shape) { line in
///         use(line[2].string)
///         return true
///     } otherwise: { line in
///         report(line.result)
///     }
public struct JSONShape: ~Copyable {
    let handle: OpaquePointer
    let fields: UnsafeMutablePointer<squelch_json_field>
    /// The number of fields.
    public let count: Int

    /// A shape of the fields at `paths`, keys joined by dots, each of them once; their order gives their
    /// index.
    public init(_ paths: StaticString...) throws(JSONError) { try self.init(paths) }

    /// Likewise, of a list.
    public init(_ paths: [StaticString]) throws(JSONError) {
        guard let handle = squelch_json_shape_create() else { throw JSONError(.outOfMemory) }
        for path in paths where !squelch_json_shape_add(handle, path.utf8Start, path.utf8CodeUnitCount) {
            squelch_json_shape_destroy(handle)
            throw JSONError(.outOfMemory)
        }
        self.handle = handle
        count = paths.count
        fields = .allocate(capacity: max(1, paths.count))
        fields.initialize(repeating: squelch_json_field(), count: max(1, paths.count))
    }

    deinit {
        squelch_json_shape_destroy(handle)
        fields.deallocate()
    }
}

/// One field that was picked: absent, null, or a value.
public struct JSONField {
    let raw: squelch_json_field

    /// The type of the value; nil for an absent field.
    public var kind: JSONValue.Kind? { raw.kind.rawValue == 0 ? nil : JSONValue.Kind(raw.kind) }

    /// Whether there is nothing: no such member, null, or an empty array.
    public var isAbsent: Bool {
        switch raw.kind {
        case SQUELCH_JSON_KIND_NULL: true
        case SQUELCH_JSON_KIND_ARRAY: raw.text.count == 2
        default: raw.kind.rawValue == 0
        }
    }

    /// The UTF-8 bytes of a string, escapes resolved; nil for any other type.
    @inline(__always)
    public var string: UnsafeBufferPointer<UInt8>? {
        raw.kind == SQUELCH_JSON_KIND_STRING ? UnsafeBufferPointer(raw.text) : nil
    }

    /// The JSON text of an array or object, for a parser of its own; nil for any other type. Empty for an
    /// object of which single members were asked for as well.
    public var json: UnsafeBufferPointer<UInt8>? {
        raw.kind == SQUELCH_JSON_KIND_ARRAY || raw.kind == SQUELCH_JSON_KIND_OBJECT
            ? UnsafeBufferPointer(raw.text) : nil
    }

    /// A whole number that fits, exactly; nil for any other value.
    public var int64: Int64? {
        switch raw.kind {
        case SQUELCH_JSON_KIND_INT64: raw.int64
        default: nil
        }
    }

    /// A whole number that is not negative, exactly; nil for any other value.
    public var uint64: UInt64? {
        switch raw.kind {
        case SQUELCH_JSON_KIND_UINT64: raw.uint64
        case SQUELCH_JSON_KIND_INT64: UInt64(exactly: raw.int64)
        default: nil
        }
    }

    /// Any number as the nearest floating-point one; nil for any other type.
    public var double: Double? {
        switch raw.kind {
        case SQUELCH_JSON_KIND_DOUBLE: raw.number
        case SQUELCH_JSON_KIND_INT64: Double(raw.int64)
        case SQUELCH_JSON_KIND_UINT64: Double(raw.uint64)
        default: nil
        }
    }

    /// True or false; nil for any other type.
    public var bool: Bool? { raw.kind == SQUELCH_JSON_KIND_BOOL ? raw.boolean : nil }
}

/// A line of JSON Lines, of which some fields were picked.
public struct JSONPickedLine {
    let fields: UnsafeMutablePointer<squelch_json_field>
    /// The number of fields that were asked for.
    public let count: Int
    /// Counted from 1, blank lines included.
    public let number: Int

    /// The field at `index` of the shape, valid during the call.
    @inline(__always)
    public subscript(index: Int) -> JSONField {
        precondition(index >= 0 && index < count)
        return JSONField(raw: fields[index])
    }
}
