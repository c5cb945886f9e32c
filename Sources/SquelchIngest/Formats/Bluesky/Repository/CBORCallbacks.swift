import CLibCBOR
import SquelchJSON

/// What libcbor calls for each item; the context is the ``DagCBOR`` that asked. Functions of C capture nothing, so these
/// belong to no type.
var cborCallbacks: cbor_callbacks {
    cbor_callbacks(
        uint8: { context, number in at(context) { $0.value { $0.uint(UInt64(number)) } } },
        uint16: { context, number in at(context) { $0.value { $0.uint(UInt64(number)) } } },
        uint32: { context, number in at(context) { $0.value { $0.uint(UInt64(number)) } } },
        uint64: { context, number in at(context) { $0.value { $0.uint(number) } } },
        negint64: { context, number in negative(context, number) },
        negint32: { context, number in negative(context, UInt64(number)) },
        negint16: { context, number in negative(context, UInt64(number)) },
        negint8: { context, number in negative(context, UInt64(number)) },
        byte_string_start: { context in at(context) { $0.fail() } },
        byte_string: { context, start, count in
            at(context) { $0.bytes(UnsafeBufferPointer(start: start, count: count)) }
        },
        string: { context, start, count in
            at(context) { $0.text(UnsafeBufferPointer(start: start, count: count)) }
        },
        string_start: { context in at(context) { $0.fail() } },
        indef_array_start: { context in at(context) { $0.fail() } },
        array_start: { context, count in at(context) { $0.begin(isMap: false, count) } },
        indef_map_start: { context in at(context) { $0.fail() } },
        map_start: { context, count in at(context) { $0.begin(isMap: true, count) } },
        tag: { context, number in at(context) { $0.tag(number) } },
        float2: { context, number in at(context) { $0.value { $0.double(Double(number)) } } },
        float4: { context, number in at(context) { $0.value { $0.double(Double(number)) } } },
        float8: { context, number in at(context) { $0.value { $0.double(number) } } },
        undefined: { context in at(context) { $0.value { $0.null() } } },
        null: { context in at(context) { $0.value { $0.null() } } },
        boolean: { context, flag in at(context) { $0.value { $0.bool(flag) } } },
        indef_break: { context in at(context) { $0.fail() } })
}

private func at(_ context: UnsafeMutableRawPointer?, _ body: (DagCBOR) -> Void) {
    guard let context else { return }
    body(Unmanaged<DagCBOR>.fromOpaque(context).takeUnretainedValue())
}

/// CBOR has the number before zero as 0.
private func negative(_ context: UnsafeMutableRawPointer?, _ number: UInt64) {
    at(context) { $0.value { if let number = Int64(exactly: number) { $0.int(-1 - number) } else { $0.null() } } }
}
