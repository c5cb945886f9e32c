import SquelchTimeline

/// Pictures that are written into their own address (`data:image/png;base64,…`): bytes of which nobody reads one.
enum InlineData {
    /// Takes what follows `data:` out of the addresses in the text that begins at `start`, and ends the arena.
    static func remove(from start: Int, in text: inout ByteArena) {
        let base = text.base
        let end = text.count
        var from = start
        var to = start
        while from < end {
            let byte = base[from]
            base[to] = byte
            from += 1
            to += 1
            guard byte == UInt8(ascii: ":"), isAddress(text.all, colon: from - 1, from: start) else { continue }
            while from < end, !endsAddress(base[from]) { from += 1 }
        }
        text.truncate(to: to)
    }

    /// Whether a colon is that of `data:` at the beginning of an attribute's value or in `url()`.
    private static func isAddress(_ text: UnsafeBufferPointer<UInt8>, colon: Int, from start: Int) -> Bool {
        guard colon - start >= 5 else { return false }
        let scheme = UnsafeBufferPointer(rebasing: text[(colon - 4)..<colon])
        guard scheme.equalsIgnoringCase("data") else { return false }
        switch text[colon - 5] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "="), UInt8(ascii: ";"): return true
        default: return false
        }
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"):
            true
        default: byte <= 0x20
        }
    }
}
