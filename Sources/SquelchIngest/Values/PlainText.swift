import CSquelchKernels
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
        // Most texts stay as they are.
        if keepsLayout, let from = text.baseAddress, squelch_copy_plain(arena.base + offset, from, text.count) {
            arena.advance(by: text.count)
            return text.isEmpty ? .missing : ByteSlice(offset: offset, length: text.count)
        }
        var needsSpace = false
        var index = 0
        while index < text.count {
            if keepsLayout {
                index += appendPlain(text, from: index, to: &arena)
                if index == text.count { break }
            }
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

    /// The high bit of bytes below 0x20, of DEL, and of C2, which leads C1 controls. A borrow from the byte below may
    /// mark one too many: a loop byte by byte then decides.
    @inline(__always)
    static func marks(_ block: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let delete = block ^ (ones &* 0x7F)
        let lead = block ^ (ones &* 0xC2)
        let found = (block &- ones &* 0x20) & ~block | (delete &- ones) & ~delete | (lead &- ones) & ~lead
        return found & 0x8080_8080_8080_8080
    }

    /// Appends whole blocks of eight bytes from `index` on as long as all of them stay as they are; returns how many.
    @inline(__always)
    private static func appendPlain(
        _ text: UnsafeBufferPointer<UInt8>, from index: Int, to arena: inout ByteArena
    ) -> Int {
        guard let base = text.baseAddress else { return 0 }
        let source = UnsafeRawPointer(base + index)
        let most = (text.count - index) & ~7
        var length = 0
        while length < most {
            if marks(source.loadUnaligned(fromByteOffset: length, as: UInt64.self)) != 0 { break }
            length += 8
        }
        arena.append(base + index, length)
        return length
    }
}
