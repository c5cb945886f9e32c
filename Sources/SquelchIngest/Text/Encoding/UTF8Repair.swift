import SquelchJSON
import SquelchTimeline

/// Makes bytes valid UTF-8. A byte that belongs to no valid sequence is read as windows-1252: that is what most feeds
/// with one wrong byte, or with no UTF-8 at all, were written in.
enum UTF8Repair {
    /// Length of what can be kept as it is: all but a sequence that is cut off at the end, unless `final`. Nil where
    /// something has to be replaced.
    static func validLength(_ bytes: UnsafeBufferPointer<UInt8>, final: Bool) -> Int? {
        let whole = final ? bytes.count : bytes.count - incompleteTail(bytes)
        return JSONText.isValidUTF8(UnsafeBufferPointer(rebasing: bytes[0..<whole])) ? whole : nil
    }

    /// Appends `bytes` as valid UTF-8. Bytes of a sequence that is cut off at the end are left for the next call unless
    /// `final`.
    /// - Returns: how many bytes were consumed and how many of them were replaced.
    static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, to output: inout ByteArena, final: Bool
    ) -> (consumed: Int, replaced: Int) {
        let whole = final ? bytes.count : bytes.count - incompleteTail(bytes)
        let complete = UnsafeBufferPointer(rebasing: bytes[0..<whole])
        if JSONText.isValidUTF8(complete) {
            output.append(complete)
            return (whole, 0)
        }
        var replaced = 0
        var index = 0
        var runStart = 0
        while index < whole {
            let length = sequenceLength(complete, index)
            if length > 0 {
                index += length
                continue
            }
            output.append(UnsafeBufferPointer(rebasing: complete[runStart..<index]))
            append(scalar: Windows1252.scalar(complete[index]), to: &output)
            replaced += 1
            index += 1
            runStart = index
        }
        output.append(UnsafeBufferPointer(rebasing: complete[runStart..<whole]))
        return (whole, replaced)
    }

    /// Whether there are multi-byte sequences, and no byte outside one. A sequence cut off at the end counts for
    /// neither.
    static func hasOnlyValidMultibyte(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let complete = UnsafeBufferPointer(rebasing: bytes[0..<(bytes.count - incompleteTail(bytes))])
        return complete.contains { $0 >= 0x80 } && JSONText.isValidUTF8(complete)
    }

    /// How many bytes belong to no valid sequence. One that is cut off at the end counts for none.
    static func invalidCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let whole = bytes.count - incompleteTail(bytes)
        let complete = UnsafeBufferPointer(rebasing: bytes[0..<whole])
        if JSONText.isValidUTF8(complete) { return 0 }
        var invalid = 0
        var index = 0
        while index < whole {
            let length = sequenceLength(complete, index)
            if length == 0 { invalid += 1 }
            index += max(length, 1)
        }
        return invalid
    }

    private static func append(scalar value: UInt32, to output: inout ByteArena) {
        guard let scalar = Unicode.Scalar(value), let units = UTF8.encode(scalar) else { return }
        for unit in units { output.append(unit) }
    }

    /// Bytes at the end that begin a sequence whose rest is missing.
    private static func incompleteTail(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { return 0 }
            if byte >= 0xC0 {
                let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return needed > back ? back : 0
            }
        }
        return 0
    }

    /// Length of the valid sequence at `index`, 0 where there is none (Unicode 15, table 3-7).
    @inline(__always)
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}
