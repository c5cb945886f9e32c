import CSimdjsonShim

extension JSONValue {
    /// The number of members of an array or object (duplicates included); 0 for any other type.
    public var count: Int { squelch_json_count(raw) }

    /// The value of the member called `key`, wherever it stands; the last one of several. Nil if there is
    /// none.
    /// - Complexity: linear in the number of members. To read many members of one object, iterate ``fields``.
    public subscript(key: StaticString) -> JSONValue? {
        member(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    /// The value of the last member whose name has these bytes; nil if there is none.
    public func member(_ key: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        var found = squelch_json_value()
        guard let start = key.baseAddress else {
            let nothing: StaticString = ""
            return squelch_json_find(raw, nothing.utf8Start, 0, &found) ? JSONValue(found) : nil
        }
        return squelch_json_find(raw, start, key.count, &found) ? JSONValue(found) : nil
    }

    /// The items of an array in order; nothing for any other type.
    public var items: Items { Items(cursor: squelch_json_array_begin(raw)) }

    /// The members of an object in the order in which they were written, duplicates included; nothing for
    /// any other type.
    public var fields: Fields { Fields(cursor: squelch_json_object_begin(raw)) }

    /// A pass over the items of an array.
    public struct Items: Sequence, IteratorProtocol {
        var cursor: squelch_json_cursor

        /// The next item; nil after the last.
        public mutating func next() -> JSONValue? {
            var value = squelch_json_value()
            return squelch_json_array_next(&cursor, &value) ? JSONValue(value) : nil
        }
    }

    /// A pass over the members of an object.
    public struct Fields: Sequence, IteratorProtocol {
        var cursor: squelch_json_cursor

        /// The next member, its name as bytes with escapes resolved; nil after the last.
        public mutating func next() -> (key: UnsafeBufferPointer<UInt8>, value: JSONValue)? {
            var key = squelch_json_bytes()
            var value = squelch_json_value()
            guard squelch_json_object_next(&cursor, &key, &value) else { return nil }
            return (UnsafeBufferPointer(key), JSONValue(value))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these are the bytes of `text`.
    @inlinable @inline(__always)
    public static func == (bytes: Self, text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount else { return false }
        for index in bytes.indices where bytes[index] != text.utf8Start[index] { return false }
        return true
    }
}
