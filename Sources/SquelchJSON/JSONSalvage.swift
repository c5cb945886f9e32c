/// What is left of a text that breaks off: where to cut it, and the brackets that close it again.
struct JSONSalvage {
    var cut: Int
    var closers: [UInt8]

    private struct Level {
        var isArray: Bool
        /// Behind the last whole member, or behind the opening bracket.
        var complete: Int
    }

    /// Finds the cut for `text`, of which only the first `limit` bytes can be trusted. Nil if nothing can
    /// be kept.
    ///
    /// Of the brackets that are still open the outermost array is the list that the file is about (a feed's
    /// items, an archive's posts): it keeps its whole items, and a half one is dropped with all that is
    /// inside. Without an open array the innermost object keeps its whole members.
    init?(_ text: UnsafeBufferPointer<UInt8>, limit: Int, depthLimit: Int = 1024) {
        var levels: [Level] = []
        var isInString = false
        var at = 0
        let end = min(limit, text.count)
        scan: while at < end {
            let byte = text[at]
            at += 1
            if isInString {
                if byte == UInt8(ascii: "\\") { at += 1 }
                if byte == UInt8(ascii: "\"") {
                    isInString = false
                    if levels.last?.isArray == true { levels[levels.count - 1].complete = at }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if levels.count == depthLimit { return nil }
                levels.append(Level(isArray: byte == UInt8(ascii: "["), complete: at))
            case _ where levels.isEmpty: return nil
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if levels.last?.isArray != (byte == UInt8(ascii: "]")) { break scan }
                levels.removeLast()
                if levels.isEmpty {
                    (cut, closers) = (at, [])
                    return
                }
                levels[levels.count - 1].complete = at
            case UInt8(ascii: ","): levels[levels.count - 1].complete = at - 1
            case UInt8(ascii: "\""): isInString = true
            default: break
            }
        }
        guard !levels.isEmpty else { return nil }
        let kept = levels.firstIndex { $0.isArray } ?? levels.count - 1
        cut = levels[kept].complete
        closers = levels[...kept].reversed().map { UInt8(ascii: $0.isArray ? "]" : "}") }
    }
}
