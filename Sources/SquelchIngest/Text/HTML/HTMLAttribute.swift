import CSquelchKernels
import SquelchTimeline

/// One attribute of a tag, as pointers into the input.
struct HTMLAttribute {
    private let name: UnsafePointer<UInt8>
    private let nameEnd: UnsafePointer<UInt8>
    /// What it is set to; empty where it is only named.
    let value: Value

    /// Whether it is called `expected`, which is in lower case.
    @inline(__always)
    func isNamed(_ expected: StaticString) -> Bool {
        guard nameEnd - name == expected.utf8CodeUnitCount else { return false }
        for index in 0..<expected.utf8CodeUnitCount where name[index] | 0x20 != expected.utf8Start[index] {
            return false
        }
        return true
    }

    /// Skips the attributes from `from` on; returns what follows the tag, `end` where it never ends.
    @inline(__always)
    static func skipAll(_ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var cursor = Cursor(at: from, end)
        cursor.skipAll()
        return cursor.position
    }

    /// Goes through the attributes of a tag as the HTML standard's tokenizer does.
    struct Cursor {
        /// Where it is; after the last attribute, what follows the tag.
        private(set) var position: UnsafePointer<UInt8>
        /// Whether the tag's `>` was reached.
        private(set) var isClosed = false
        private let end: UnsafePointer<UInt8>

        /// Starts after the tag's name.
        @inline(__always)
        init(at position: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
            self.position = position
            self.end = end
        }

        @inline(__always)
        mutating func skipAll() { while next() != nil {} }

        /// The next attribute, nil at the end of the tag or of the input.
        @inline(__always)
        mutating func next() -> HTMLAttribute? {
            while position < end, position.pointee <= 0x20 || position.pointee == UInt8(ascii: "/") {
                position += 1
            }
            guard position < end else { return nil }
            if position.pointee == UInt8(ascii: ">") {
                position += 1
                isClosed = true
                return nil
            }
            // An equals sign in first place is part of the name.
            let name = position
            let nameEnd = squelch_find_name_end(name + 1, end, 1)
            position = nameEnd
            skipSpace()
            guard position < end else { return nil }
            guard position.pointee == UInt8(ascii: "=") else {
                return HTMLAttribute(name: name, nameEnd: nameEnd, value: Value(from: nameEnd, to: nameEnd))
            }
            position += 1
            skipSpace()
            guard position < end, let value = readValue() else { return nil }
            return HTMLAttribute(name: name, nameEnd: nameEnd, value: value)
        }

        @inline(__always)
        private mutating func readValue() -> Value? {
            let quote = position.pointee
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                let start = position + 1
                let close = squelch_find_byte(start, end, quote)
                position = close
                guard close < end else { return nil }
                position += 1
                return Value(from: start, to: close)
            }
            let start = position
            while position < end, position.pointee > 0x20, position.pointee != UInt8(ascii: ">") {
                position += 1
            }
            return position < end ? Value(from: start, to: position) : nil
        }

        @inline(__always)
        private mutating func skipSpace() { while position < end, position.pointee <= 0x20 { position += 1 } }
    }
}
