import SquelchTimeline

/// The attributes of a start tag as libxml2 hands them out: five pointers each (name, prefix, URI, value, value's end).
struct XMLAttributes {
    private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let count: Int

    @inline(__always)
    init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int32) {
        self.pointers = pointers
        self.count = pointers == nil ? 0 : Int(count)
    }

    /// Local name of attribute `index`.
    func name(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let name = pointers?[5 * index] else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: name, count: length(name))
    }

    /// Whether attribute `index` has a prefix, such as `xml:`.
    func hasPrefix(_ index: Int) -> Bool { pointers?[5 * index + 1] != nil }

    /// Value of attribute `index`; an ampersand in it is still `&#38;` (see ``unescaped(_:into:)``).
    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = pointers?[5 * index + 3], let end = pointers?[5 * index + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: max(0, end - start))
    }

    /// Value of the attribute with a lower-case local name, whatever its case and prefix; nil where there is none.
    func value(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
        for index in 0..<count where name(index).equalsIgnoringCase(wanted) { return value(index) }
        return nil
    }

    /// Appends a value with its ampersands restored: without entity substitution libxml2 leaves `&amp;` in attribute
    /// values as `&#38;`.
    static func unescaped(_ value: UnsafeBufferPointer<UInt8>, into arena: inout ByteArena) -> ByteSlice {
        let offset = arena.count
        var index = 0
        while index < value.count {
            arena.append(value[index])
            let isEscape =
                value[index] == UInt8(ascii: "&")
                && UnsafeBufferPointer(rebasing: value[index...]).starts(with: "&#38;")
            index += isEscape ? 5 : 1
        }
        return ByteSlice(offset: offset, length: arena.count - offset)
    }

    /// Value of attribute `index` as a string, its ampersands restored.
    func string(_ index: Int) -> String {
        var scratch = ByteArena(capacity: 128)
        let slice = Self.unescaped(value(index), into: &scratch)
        return scratch.string(slice) ?? ""
    }

    private func length(_ text: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}
