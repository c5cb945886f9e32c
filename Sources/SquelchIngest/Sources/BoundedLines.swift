import SquelchTimeline

/// Cuts bytes into lines, in chunks of any size; of a line beyond the limit only the beginning is kept.
struct BoundedLines: ~Copyable {
    private let limit: Int
    private var kept = ByteArena(capacity: 256)
    private var isOpen = false

    /// Lines of up to `limit` bytes.
    init(limit: Int) { self.limit = limit }

    /// Gives out the lines that end in `chunk`, each without its end; whether it was cut is told with it.
    mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
        var rest = chunk
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let part = UnsafeBufferPointer(rebasing: rest[..<end])
            rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
            if isOpen {
                keep(part)
                finish(take)
            } else {
                give(part, take)
            }
        }
        if !rest.isEmpty { keep(rest) }
    }

    /// Gives out the last line, where it has no end.
    mutating func finish(_ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
        guard isOpen else { return }
        give(kept.all, take)
        kept.removeAll()
        isOpen = false
    }

    private mutating func keep(_ part: UnsafeBufferPointer<UInt8>) {
        isOpen = true
        // One more than is given out tells that the line was cut.
        kept.append(UnsafeBufferPointer(rebasing: part.prefix(max(0, limit + 2 - kept.count))))
    }

    private func give(_ line: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
        let line = line.last == UInt8(ascii: "\r") ? UnsafeBufferPointer(rebasing: line.dropLast()) : line
        take(UnsafeBufferPointer(rebasing: line.prefix(limit)), line.count > limit)
    }
}
