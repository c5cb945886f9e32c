import SquelchTimeline

/// Text that is no markup, made fit to be kept: no control characters, white space as people see it.
enum PlainText {
    /// Appends `text` without C0 and C1 control characters and DEL. White space becomes single spaces, none at the
    /// ends; with `keepsLayout` it stays as it is.
    static func append(
        _ text: UnsafeBufferPointer<UInt8>, to arena: inout ByteArena, keepsLayout: Bool = false
    ) -> ByteSlice {
        let offset = arena.count
        arena.reserve(text.count)
        var needsSpace = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte.isXMLSpace {
                if keepsLayout { arena.append(byte) } else { needsSpace = arena.count > offset }
                continue
            }
            if byte < 0x20 || byte == 0x7F { continue }
            // U+0080...U+009F are C2 80 ... C2 9F; U+00A0, the no-break space, is a space.
            if byte == 0xC2, index < text.count, text[index] <= 0xA0 {
                let isNoBreakSpace = text[index] == 0xA0
                index += 1
                if isNoBreakSpace {
                    if keepsLayout { arena.append(0x20) } else { needsSpace = arena.count > offset }
                }
                continue
            }
            if needsSpace { arena.append(0x20) }
            needsSpace = false
            arena.append(byte)
        }
        return arena.count == offset ? .missing : ByteSlice(offset: offset, length: arena.count - offset)
    }
}
