import SquelchTimeline

/// Cuts a mailbox (mbox) into the header blocks of its messages. Bodies are stepped over and never kept.
///
/// A header block holds whole fields only: a broken line would make a parser take it for the end, and what stands
/// behind it, such as that the message is one of a list, would be lost.
struct MailboxSplitter: ~Copyable {
    private enum Place { case envelope, headers, body }

    /// What a line ended.
    enum Event { case none, headers }

    /// The header block, of which the end was just told; up to ``limit`` bytes.
    private(set) var headers = ByteArena(capacity: 1 << 14)
    /// Whether the block does not hold all fields.
    private(set) var isIncomplete = false
    private var place = Place.body
    private var isAfterBlank = true
    private var keepsField = false

    /// Most bytes of a header block: twenty thousand recipients.
    static let limit = 1 << 20

    /// Whether `prefix` begins a mailbox.
    static func isMailbox(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = LineSplitter(prefix)
        guard let first = lines.next(), first.starts(with: "From "), let second = lines.next() else { return false }
        return fieldName(second) != nil || second.starts(with: ">From ")
    }

    /// Whether a header block has not ended; at the end of a file that means that it is cut off.
    var isInHeaders: Bool { place == .headers }

    /// Takes the next line; tells when a header block is complete.
    mutating func take(_ line: UnsafeBufferPointer<UInt8>, isCut: Bool) -> Event {
        switch place {
        case .envelope:
            guard Self.fieldName(line) != nil || line.starts(with: ">From ") else {
                place = .body
                return take(line, isCut: isCut)
            }
            headers.removeAll()
            (isIncomplete, keepsField, place) = (false, false, .headers)
            append(line, isCut)
            return .none
        case .headers:
            if line.isEmpty {
                (place, isAfterBlank) = (.body, true)
                return .headers
            }
            if Self.isEnvelope(line) {
                place = .envelope
                return .headers
            }
            append(line, isCut)
            return .none
        case .body:
            // Some programs write no empty line before it, others write one that is text without a mark: what follows
            // has to be a header.
            if isAfterBlank ? line.starts(with: "From ") : Self.isEnvelope(line) { place = .envelope }
            isAfterBlank = line.isEmpty
            return .none
        }
    }

    private mutating func append(_ line: UnsafeBufferPointer<UInt8>, _ isCut: Bool) {
        if isCut || headers.count + line.count > Self.limit || line.contains(0) { isIncomplete = true }
        if isIncomplete { return }
        if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
            guard keepsField else { return }
            headers.append(line)
        } else if let name = Self.fieldName(line) {
            keepsField = true
            // Old programs put spaces before the colon, which no parser expects.
            headers.append(name)
            headers.append(UnsafeBufferPointer(rebasing: line[(line.firstIndex(of: UInt8(ascii: ":")) ?? 0)...]))
        } else {
            keepsField = false
            return
        }
        headers.append(UInt8(ascii: "\n"))
    }

    /// The name of the field that begins on a line; nil where none does.
    static func fieldName(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var end = colon
        while end > 0, line[end - 1] == UInt8(ascii: " ") || line[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        let name = UnsafeBufferPointer(rebasing: line[..<end])
        return !name.isEmpty && name.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? name : nil
    }

    /// Whether a line is `From SENDER DATE`, told by the time of day in it.
    private static func isEnvelope(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.starts(with: "From "), line.count < 512 else { return false }
        return line.indices.dropFirst(7).dropLast(2).contains { index in
            line[index] == UInt8(ascii: ":")
                && [index - 2, index - 1, index + 1, index + 2].allSatisfy {
                    line[$0] &- 0x30 < 10
                }
        }
    }
}
