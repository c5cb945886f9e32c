import CSimdjsonShim
public import SquelchTimeline

/// Writes JSON through simdjson's own formatter, which does the escaping; commas are placed by the writer.
///
/// Beyond what JSON demands, characters that a terminal or a page could obey are written as \uXXXX: DEL,
/// the C1 controls, the bidirectional controls, U+2028 and U+2029. Bytes that are no UTF-8 become U+FFFD.
/// Output depends on the calls alone, never on the locale.
public struct JSONWriter: ~Copyable {
    let handle: OpaquePointer
    private var needsComma = false
    private var mended = ByteArena()

    /// An empty text.
    public init() throws(JSONError) {
        guard let handle = squelch_json_writer_create() else { throw JSONError(.outOfMemory) }
        self.handle = handle
    }

    deinit { squelch_json_writer_destroy(handle) }

    /// Opens an object; it takes turns of `key(_:)` and one value.
    public mutating func beginObject() { open("{") }

    /// Closes an object.
    public mutating func endObject() { close("}") }

    /// Opens an array.
    public mutating func beginArray() { open("[") }

    /// Closes an array.
    public mutating func endArray() { close("]") }

    /// Ends a line of JSON Lines; the next value stands on its own.
    public mutating func newline() {
        squelch_json_write_mark(handle, CChar(UInt8(ascii: "\n")))
        needsComma = false
    }

    /// The name of the member whose value comes next.
    public mutating func key(_ name: StaticString) {
        key(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// The name of the member whose value comes next.
    public mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
        text(name, isKey: true)
        needsComma = false
    }

    /// A string.
    public mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) { text(bytes, isKey: false) }

    /// A string.
    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { text($0, isKey: false) }
    }

    /// A string in an arena; null for a missing one.
    public mutating func string(_ slice: ByteSlice, in arena: borrowing ByteArena) {
        if slice.isMissing { null() } else { text(arena.bytes(slice), isKey: false) }
    }

    /// A whole number, exactly.
    public mutating func int(_ value: Int64) {
        comma()
        squelch_json_write_int64(handle, value)
    }

    /// A whole number, exactly.
    public mutating func uint(_ value: UInt64) {
        comma()
        squelch_json_write_uint64(handle, value)
    }

    /// A number, in digits that read back as the same number; null where it is not finite.
    public mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        comma()
        squelch_json_write_double(handle, value)
    }

    /// A number with exactly `places` (0 to 17) digits after the point, correctly rounded: -3.1. A value
    /// that rounds to zero has no sign. Null where it is not finite.
    public mutating func decimal(_ value: Double, places: Int) {
        guard value.isFinite else { return null() }
        comma()
        squelch_json_write_decimal(handle, value, Int32(min(max(places, 0), 17)))
    }

    /// True or false.
    public mutating func bool(_ value: Bool) {
        comma()
        squelch_json_write_bool(handle, value)
    }

    /// Null.
    public mutating func null() {
        comma()
        squelch_json_write_null(handle)
    }

    /// Calls `body` with all that was written since the last ``reset()``; the bytes are valid during the
    /// call.
    public mutating func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(squelch_json_writer_bytes(handle)))
    }

    /// Whether something written was lost for want of memory; the bytes must not be used then.
    public var isIncomplete: Bool { squelch_json_writer_failed(handle) }

    /// Forgets all that was written and keeps the memory.
    public mutating func reset() {
        squelch_json_writer_reset(handle)
        needsComma = false
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        comma()
        squelch_json_write_mark(handle, CChar(UInt8(ascii: bracket)))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        squelch_json_write_mark(handle, CChar(UInt8(ascii: bracket)))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { squelch_json_write_mark(handle, CChar(UInt8(ascii: ","))) }
        needsComma = true
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, isKey: Bool) {
        comma()
        if squelch_json_write_string(handle, bytes.baseAddress, bytes.count, isKey) { return }
        mended.removeAll()
        var at = 0
        while at < bytes.count {
            let (length, isValid) = JSONText.sequence(in: bytes, at: at)
            if isValid {
                mended.append(UnsafeBufferPointer(rebasing: bytes[at..<at + length]))
            } else {
                mended.append("\u{FFFD}")
            }
            at += length
        }
        _ = squelch_json_write_string(handle, mended.base, mended.count, isKey)
    }
}
