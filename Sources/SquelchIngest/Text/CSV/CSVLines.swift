import SquelchTimeline

/// Bytes of a text on their way to the parser, cut at line ends of any kind; those of the open record are kept.
struct CSVLines: ~Copyable {
    private var text = ByteArena(capacity: 1 << 17)
    private let input: TextInput?
    private var isAtEnd: Bool
    /// What ended the input early.
    private(set) var failure: ByteInput.Failure?

    /// A line of more bytes is cut into pieces.
    static let longestPiece = 1 << 20

    /// The text that begins with `prefix` and goes on in `input`.
    init(_ prefix: UnsafeBufferPointer<UInt8>, _ input: TextInput?) {
        text.append(prefix)
        self.input = input
        isAtEnd = input == nil
    }

    /// The bytes of a range, valid until the next ``end(from:)``.
    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text.all[range])
    }

    /// Whether a range ends with a line end.
    func isClosed(_ range: Range<Int>) -> Bool {
        guard let last = self[range].last else { return false }
        return last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r")
    }

    /// Where the line that begins at `start` ends, its line end included; nil at the end of the text.
    mutating func end(from start: Int) -> Int? {
        var index = start
        while true {
            let bytes = text.all
            while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") {
                index += 1
            }
            // A carriage return at the end of what was read may have its line feed in what was not.
            let isReturn = index < bytes.count && bytes[index] == UInt8(ascii: "\r")
            if index < bytes.count, !isReturn { return index + 1 }
            if isReturn, index + 1 < bytes.count {
                return bytes[index + 1] == UInt8(ascii: "\n") ? index + 2 : index + 1
            }
            if !isReturn, index - start >= Self.longestPiece { return index }
            if !fill() {
                if isReturn { return index + 1 }
                return index > start ? index : nil
            }
        }
    }

    private mutating func fill() -> Bool {
        guard !isAtEnd, let input else { return false }
        do throws(ByteInput.Failure) {
            isAtEnd = try !input.read(into: &text)
        } catch {
            failure = error
            isAtEnd = true
        }
        return !isAtEnd
    }

    /// Forgets the first `count` bytes, once they are many: moving the rest costs something.
    mutating func forget(_ count: Int) -> Bool {
        guard count >= 1 << 16 else { return false }
        text.removeFirst(count)
        return true
    }
}
