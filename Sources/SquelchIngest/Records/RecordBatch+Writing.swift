import SquelchJSON
import SquelchTimeline

extension RecordBatch {
    /// Most elements that a reader keeps of one list of a post, such as links; more is a link farm.
    static let mostElements = 256

    /// The list of what `body` appends, which is told where it begins.
    @inline(__always)
    func newList(_ body: (Int) -> Void) -> ListRange {
        let start = lists.count
        body(start)
        return endList(from: start)
    }

    /// The files that `body` attaches.
    @inline(__always)
    func newEnclosures(_ body: () -> Void) -> ListRange {
        let start = enclosures.count
        body()
        return ListRange(start: start, count: enclosures.count - start)
    }

    /// Appends an element to the list that began at `start`, unless it is missing or there already. Such a repeated
    /// element must be the last thing in the arena; it is taken back.
    func appendUnique(_ slice: ByteSlice, since start: Int) {
        guard !slice.isEmpty else { return }
        let bytes = arena.bytes(slice)
        for index in start..<lists.count where arena.bytes(lists[index]).hasSameBytes(as: bytes) {
            return arena.truncate(to: Int(slice.offset))
        }
        lists.append(slice)
    }

    /// The list of what was appended since `start`.
    func endList(from start: Int) -> ListRange { ListRange(start: start, count: lists.count - start) }

    /// A text without control characters; missing for anything but a string with something in it.
    func text(_ value: JSONValue) -> ByteSlice {
        guard let bytes = value.string else { return .missing }
        return PlainText.append(bytes, to: &arena, keepsLayout: true)
    }

    /// An id: a text, or the digits of a whole number.
    func identifier(_ value: JSONValue) -> ByteSlice {
        value.kind == .string ? text(value) : value.identifier(into: &arena).nonEmpty
    }

    /// The texts of an array, in order.
    func texts(_ value: JSONValue) -> ListRange {
        newList { _ in
            for item in value.items {
                let slice = text(item)
                if !slice.isMissing { lists.append(slice) }
            }
        }
    }
}

extension PostRecord {
    /// Takes the time at which it was published.
    @inline(__always)
    mutating func publish(_ date: ParsedDate) {
        publish(at: date.seconds)
        if date.dateOnly { flags.insert(.dateOnly) }
    }

    /// Likewise, where the second is known.
    @inline(__always)
    mutating func publish(at seconds: Int64) {
        published = seconds
        flags.insert(.hasPublished)
    }

    /// Takes the time at which it was changed.
    @inline(__always)
    mutating func update(at seconds: Int64) {
        updated = seconds
        flags.insert(.hasUpdated)
    }
}

extension ByteSlice {
    /// Itself, or `.missing` where there is nothing in it.
    var nonEmpty: ByteSlice { isEmpty ? .missing : self }
}
