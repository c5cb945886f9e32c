import CSimdjsonShim

/// Questions about bytes that may be text.
public enum JSONText {
    /// Whether `bytes` are well-formed UTF-8.
    @inline(__always)
    public static func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        return squelch_json_validate_utf8(start, bytes.count)
    }

    /// Where the first ill-formed sequence begins; nil for well-formed UTF-8. For reports: it looks byte by
    /// byte.
    static func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        while at < bytes.count {
            let (length, isValid) = sequence(in: bytes, at: at)
            if !isValid { return at }
            at += length
        }
        return nil
    }

    /// The length of the UTF-8 sequence at `start`, or of the part that one U+FFFD stands for (Unicode 3.9,
    /// maximal subpart). Never zero, never beyond the end.
    static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (length: Int, isValid: Bool) {
        let lead = bytes[start]
        if lead < 0x80 { return (1, true) }
        // The second byte is confined further, which keeps out overlong forms, surrogates and values past
        // U+10FFFF.
        let length: Int
        var allowed: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, allowed) = (3, 0xA0...0xBF)
        case 0xED: (length, allowed) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, allowed) = (4, 0x90...0xBF)
        case 0xF4: (length, allowed) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return (1, false)
        }
        for step in 1..<length {
            guard start + step < bytes.count, allowed.contains(bytes[start + step]) else {
                return (step, false)
            }
            allowed = 0x80...0xBF
        }
        return (length, true)
    }
}
