import CSquelchKernels
import SquelchTimeline

/// Decoded text on its way around the XML parser.
///
/// libxml2 looks at every byte of text several times and hands it out in pieces, split at each reference. The filter
/// has decoded the text already, so it keeps it here and gives the parser a CDATA section that holds the text's number
/// (and its newlines, so that line numbers stay true). The reader asks for the text when the section arrives.
struct TextStash: ~Copyable {
    private var bytes = ByteArena(capacity: 1 << 16)
    private var starts: [Int] = []
    /// Number of the first text that is still here.
    private var firstNumber = 0
    /// Texts below this number have been taken.
    private var taken = 0

    /// Bytes of the text that is being collected.
    var openLength: Int { bytes.count - openStart }
    private var openStart = 0

    @inline(__always)
    mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) { bytes.append(start, length) }

    @inline(__always)
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Appends the UTF-8 form of a scalar value, which must be a valid one.
    mutating func append(scalar value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
    }

    /// Ends the open text and writes the CDATA section that stands for it.
    mutating func close(into output: inout ByteArena) {
        let length = openLength
        guard length > 0 else { return }
        let newlines = squelch_count_newlines(bytes.base + openStart, length)
        starts.append(openStart)
        output.append("<![CDATA[")
        output.append(decimal: firstNumber + starts.count - 1)
        output.reserve(newlines)
        for _ in 0..<newlines { output.append(UInt8(ascii: "\n")) }
        output.append("]]>")
        openStart = bytes.count
    }

    /// Forgets the open text.
    mutating func discardOpen() { bytes.truncate(to: openStart) }

    /// The text that a CDATA section stands for; empty for a section that begins with no number.
    mutating func take(_ section: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var number = 0
        var digits = 0
        while digits < min(section.count, 12), section[digits] &- 0x30 < 10 {
            number = number * 10 + Int(section[digits] &- 0x30)
            digits += 1
        }
        let index = number - firstNumber
        guard digits > 0, starts.indices.contains(index) else { return UnsafeBufferPointer(start: nil, count: 0) }
        taken = max(taken, number + 1)
        let end = index + 1 < starts.count ? starts[index + 1] : openStart
        return UnsafeBufferPointer(start: bytes.base + starts[index], count: end - starts[index])
    }

    /// Forgets the texts that have been taken; called between chunks, when no open text exists.
    mutating func reclaim() {
        guard taken == firstNumber + starts.count, openLength == 0 else { return }
        bytes.removeAll()
        starts.removeAll(keepingCapacity: true)
        firstNumber = taken
        openStart = 0
    }
}

extension ByteArena {
    /// Appends a non-negative number in decimal.
    @inline(__always)
    mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(UInt8(truncatingIfNeeded: 0x30 + number % 10))
    }
}
