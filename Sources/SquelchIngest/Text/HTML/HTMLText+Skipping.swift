import CSquelchKernels

extension HTMLText {
    /// Skips a comment, a document type, a processing instruction or an end tag without a name. `from` is after the `<`
    /// or `</`; returns what follows, or `end`.
    @inline(never)
    static func skipDeclaration(
        _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let isComment =
            end - from >= 3 && from[0] == UInt8(ascii: "!") && from[1] == UInt8(ascii: "-")
            && from[2] == UInt8(ascii: "-")
        if isComment { return skipComment(from + 3, end) }
        return after(UInt8(ascii: ">"), from, end)
    }

    /// Skips to behind `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
    private static func skipComment(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var from = start
        while true {
            let close = squelch_find_byte(from, end, UInt8(ascii: ">"))
            guard close < end else { return end }
            from = close + 1
            let length = close - start
            if length == 0 || length == 1 && start.pointee == UInt8(ascii: "-") { return from }
            if length >= 2, close.endsDashes { return from }
            if length >= 3, close[-1] == UInt8(ascii: "!"), (close - 1).endsDashes { return from }
        }
    }

    /// Skips content in which no markup but the end tag called `name` means anything; returns what follows that tag.
    @inline(never)
    static func skipRawText(
        of name: HTMLName, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var from = start
        while true {
            from = after(UInt8(ascii: "<"), from, end)
            guard end - from > name.length, from < end else { return end }
            guard from.pointee == UInt8(ascii: "/") else { continue }
            let nameEnd = from + 1 + name.length
            guard nameEnd < end, HTMLName(from + 1, nameEnd, before: end) == name else { continue }
            let next = nameEnd.pointee
            guard next <= 0x20 || next == UInt8(ascii: "/") || next == UInt8(ascii: ">") else { continue }
            return HTMLAttribute.skipAll(nameEnd, end)
        }
    }

    /// What follows the first `byte`, or `end`.
    @inline(__always)
    private static func after(
        _ byte: UInt8, _ from: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let found = squelch_find_byte(from, end, byte)
        return found < end ? found + 1 : end
    }
}

extension UnsafePointer<UInt8> {
    /// Whether the two bytes before this one are dashes.
    fileprivate var endsDashes: Bool { self[-1] == UInt8(ascii: "-") && self[-2] == UInt8(ascii: "-") }
}
