import CSquelchKernels

/// Where text goes: memory that has room for as many bytes as the input, and some to spare.
///
/// No method writes more than it consumed: every reference is at least as long as the UTF-8 of what it stands for, and
/// a tag at least as long as the newline in its place.
struct HTMLWriter {
    /// Room beyond the input's length that vector stores need.
    static let slack = 32

    private let start: UnsafeMutablePointer<UInt8>
    /// Where the next byte goes.
    private var to: UnsafeMutablePointer<UInt8>

    init(at start: UnsafeMutablePointer<UInt8>) {
        self.start = start
        to = start
    }

    /// Bytes written.
    var length: Int { to - start }

    /// Takes back what was written beyond the first `length` bytes.
    mutating func truncate(to length: Int) { to = start + length }

    /// Whether white space would be too much here.
    @inline(__always)
    var isSpaced: Bool { to == start || to[-1] <= 0x20 }

    /// Copies text up to what needs attention; returns where that is.
    @inline(__always)
    mutating func copy(_ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        let copied = squelch_copy_html(from, end, to, isSpaced ? 1 : 0)
        to = copied.to
        return copied.from
    }

    /// Words end here.
    @inline(__always)
    mutating func space() {
        guard !isSpaced else { return }
        append(0x20)
    }

    /// A block begins or ends here.
    @inline(__always)
    mutating func newline() {
        guard to != start else { return }
        if to[-1] <= 0x20 { to -= 1 }
        append(0x0A)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        to.pointee = byte
        to += 1
    }

    /// Decodes the reference at `from`, or copies its `&`; returns what follows.
    @inline(__always)
    mutating func appendReference(
        at from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ names: HTMLEntityNames
    ) -> UnsafePointer<UInt8> {
        guard let reference = HTMLReference(at: from, end, names, inAttribute: false) else {
            append(from.pointee)
            return from + 1
        }
        append(scalar: reference.scalar)
        return reference.end
    }

    /// Handles a byte that the copy stopped at and that is neither `<` nor `&`; returns what follows.
    @inline(__always)
    mutating func appendSpecial(
        at from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let left = end - from
        if from.pointee == 0xC2, left > 1 {
            append(scalar: UInt32(from[1]))
            return from + 2
        }
        if from.pointee < 0x80 { return from + 1 }
        if left > 2 {
            let bits =
                UInt32(from.pointee & 0x0F) << 12 | UInt32(from[1] & 0x3F) << 6 | UInt32(from[2] & 0x3F)
            append(scalar: bits)
            return from + 3
        }
        append(from.pointee)
        return from + 1
    }

    /// Appends a character, if it is one that text may hold.
    @inline(__always)
    mutating func append(scalar: UInt32) {
        switch scalar {
        case 0x21...0x7E: append(UInt8(truncatingIfNeeded: scalar))
        case 0x09...0x0D, 0x20, 0xA0: space()
        case 0x2028, 0x2029: newline()
        case 0...0x9F, 0xAD, 0x200B, 0xFEFF: break
        default: to += HTMLReference.encode(scalar, at: to)
        }
    }

    /// Removes white space at the end; returns the length of the text.
    mutating func finish() -> Int {
        if to != start, to[-1] <= 0x20 { to -= 1 }
        return length
    }
}
