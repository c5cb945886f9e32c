import SquelchJSON
import SquelchTimeline

/// How readers write records: texts, addresses and dates out of JSON values and bytes into the output's batch, in one form
/// whatever they were written in.
final class RecordWriter {
    let output: RecordOutput
    let batch: RecordBatch
    /// Used by one reader at a time, and for every post: not asked at run time whether another is at it.
    @exclusivity(unchecked) private var html = HTMLText()
    /// Whether what is read is a list of what the user valued, and nobody's timeline.
    @exclusivity(unchecked) var isSelection = false

    init(_ output: RecordOutput) {
        self.output = output
        batch = output.batch
    }

    /// The name of the file, in lower case: some tables of one kind differ in nothing else.
    var fileName: String {
        let path = output.source
        return path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...].lowercased()
    }

    /// A text without control characters, its line ends kept.
    func text(_ value: JSONValue?) -> ByteSlice { text(value?.string) }

    /// Likewise, of its bytes.
    func text(_ bytes: UnsafeBufferPointer<UInt8>?) -> ByteSlice {
        guard let bytes else { return .missing }
        return batch.withArena { PlainText.append(bytes, to: &$0, keepsLayout: true) }
    }

    /// A text on one line.
    func line(_ value: JSONValue?) -> ByteSlice { line(value?.string) }

    /// Likewise, of its bytes.
    func line(_ bytes: UnsafeBufferPointer<UInt8>?) -> ByteSlice {
        guard let bytes else { return .missing }
        return batch.withArena { PlainText.append(bytes, to: &$0) }
    }

    /// Text in which `&amp;`, `&lt;` and `&gt;` stand for themselves.
    func escapedText(_ value: JSONValue?) -> ByteSlice {
        guard let bytes = value?.string else { return .missing }
        guard bytes.contains(UInt8(ascii: "&")) else { return text(value) }
        var scratch = ByteArena(capacity: bytes.count + 64)
        HTMLText.decodeEntities(bytes, to: &scratch)
        return PlainText.append(scratch.all, to: &batch.arena, keepsLayout: true)
    }

    /// An id, never by way of a floating-point number.
    func id(_ value: JSONValue?) -> ByteSlice { value.map { batch.identifier($0) } ?? .missing }

    /// An address of the web, or missing.
    func address(_ value: JSONValue?) -> ByteSlice { address(value?.string) }

    /// Likewise, of its bytes.
    func address(_ bytes: UnsafeBufferPointer<UInt8>?) -> ByteSlice {
        guard let bytes else { return .missing }
        return batch.withArena { arena in
            let start = arena.count
            let slice = URLResolver.append(bytes, base: nil, to: &arena)
            if slice.isMissing || URLResolver.isWeb(arena.bytes(slice)) { return slice }
            arena.truncate(to: start)
            return .missing
        }
    }

    /// Likewise, of a text that was kept.
    func address(_ text: String?) -> ByteSlice {
        guard let text else { return .missing }
        return Array(text.utf8).withUnsafeBufferPointer { address($0) }
    }

    /// First and last name as one.
    func string(_ first: UnsafeBufferPointer<UInt8>, _ last: UnsafeBufferPointer<UInt8>) -> String {
        [first, last].map { $0.plainString }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// An address as lists of follows and of pages have it: of the web, else missing.
    func pageAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteSlice {
        batch.store(FollowAddress.accepted(bytes.trimmed.string))
    }

    /// A date in seconds since 1970; one that is there and cannot be understood is told.
    func time(_ bytes: UnsafeBufferPointer<UInt8>, line: Int? = nil, record: String? = nil) -> Int64? {
        guard !bytes.isEmpty else { return nil }
        if let date = output.date(bytes) { return date.seconds }
        output.warn(line: line, record: record, "the date could not be understood; the record is kept without")
        return nil
    }

    /// Seconds since 1970 of a date as text, or as a number of seconds.
    func date(_ value: JSONValue?) -> Int64? {
        guard let value else { return nil }
        if let text = value.string { return text.isEmpty ? nil : output.date(text)?.seconds }
        if let seconds = value.int64 { return seconds }
        guard let seconds = value.double, abs(seconds) < 1e12 else { return nil }
        return Int64(seconds)
    }

    /// Takes the time of a post; one that is there and cannot be understood is told.
    func publish(_ value: JSONValue?, _ post: inout PostRecord, _ place: RecordPlace) {
        if let seconds = date(value) {
            post.publish(at: seconds)
        } else if let value, !value.isNull {
            output.warn(
                line: place.line, record: place.record, "the date could not be understood; the post is kept without")
        }
    }

    /// Takes a body that is HTML; its links are collected until ``endLinks(_:from:)``.
    func body(html value: JSONValue?, _ post: inout PostRecord) { body(html: value?.string, &post) }

    /// Likewise, of its bytes.
    func body(html bytes: UnsafeBufferPointer<UInt8>?, _ post: inout PostRecord) {
        html.clearLinks()
        guard let bytes else { return }
        if output.keepsHTML { post.html = PlainText.append(bytes, to: &batch.arena, keepsLayout: true) }
        post.text = batch.withArena { html.append(bytes, to: &$0).nonEmpty }
        post.flags.formUnion(html.mediaFlags)
    }

    /// Adds the links of the last body to the list that began at `start`, other than those that `isChrome` knows.
    func addBodyLinks(since start: Int, except isChrome: (UnsafeBufferPointer<UInt8>) -> Bool) {
        for index in 0..<min(html.linkCount, RecordBatch.mostElements) where html.linkKind(index) == .anchor {
            let link = html.link(index)
            guard URLResolver.isWeb(link), !isChrome(link) else { continue }
            batch.appendUnique(URLResolver.append(link, base: nil, to: &batch.arena), since: start)
        }
    }

    /// Adds a post, unless there is nothing in it.
    func add(_ post: PostRecord, _ place: RecordPlace) {
        guard post.hasContent else {
            return output.skip(line: place.line, record: place.record, reason: "a record without content")
        }
        var post = post
        if isSelection { post.flags.insert(.selected) }
        batch.append(post)
        output.flushIfFull()
    }
}

/// Where a record stands in its file, for warnings.
struct RecordPlace {
    var line: Int?
    var record: String?
}

extension JSONValue {
    /// A text as a string of its own; nil for an empty one and any other type.
    var words: String? { string.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) } }

    /// An id as a string: a text, or the digits of a whole number.
    var idText: String? {
        if let words { return words }
        if let number = int64 { return String(number) }
        return uint64.map { String($0) }
    }

    /// Nil for null.
    var present: JSONValue? { isNull ? nil : self }

    /// Nil for anything but an object.
    var object: JSONValue? { kind == .object ? self : nil }
}

extension Optional<JSONValue> {
    /// The items of an array that may not be there.
    var list: [JSONValue] { map { Array($0.items) } ?? [] }
}
