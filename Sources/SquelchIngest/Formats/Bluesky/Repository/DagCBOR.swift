import CLibCBOR
import SquelchJSON
import SquelchTimeline

/// Turns a block of DAG-CBOR into JSON, which all readers of records understand.
///
/// Addresses of other blocks become texts of hexadecimal digits, other bytes texts where they are UTF-8 and null where
/// not. libcbor takes one item after another; here is kept how they are nested, so no block can exhaust the stack.
final class DagCBOR {
    private var json: JSONWriter
    private var callbacks = cbor_callbacks()
    private var open: [Container] = []
    private var bytesLeft = 0
    private var isLink = false
    private var isBroken = false
    private var isDone = false

    private struct Container {
        var isMap: Bool
        /// Items to come; in a map, keys and values.
        var left: Int
    }

    /// Records are nested a few levels deep.
    private static let deepest = 64
    /// Marks the bytes that follow as the address of a block.
    private static let linkTag: UInt64 = 42

    init() throws(JSONError) {
        json = try JSONWriter()
        callbacks = cborCallbacks
    }

    /// Calls `body` with the JSON of a block; false where it is damaged, or holds more than one item.
    func convert(_ block: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        json.reset()
        open.removeAll(keepingCapacity: true)
        (isLink, isBroken, isDone) = (false, false, false)
        var place = 0
        let context = Unmanaged.passUnretained(self).toOpaque()
        while !isDone, !isBroken, place < block.count, let start = block.baseAddress {
            bytesLeft = block.count - place
            let result = cbor_stream_decode(start + place, bytesLeft, &callbacks, context)
            guard result.status == CBOR_DECODER_FINISHED, result.read > 0 else { return false }
            place += result.read
        }
        guard isDone, !isBroken, place == block.count, !json.isIncomplete else { return false }
        json.withBytes(body)
        return true
    }

    // MARK: - Items

    /// Takes note of an item that is no key; `body` writes it.
    func value(_ body: (inout JSONWriter) -> Void) {
        guard !isBroken else { return }
        // Keys of maps are texts.
        guard !isKeyNext, !isLink else { return fail() }
        body(&json)
        close()
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isBroken, !isLink, JSONText.isValidUTF8(bytes) else { return fail() }
        if isKeyNext {
            json.key(bytes)
            open[open.count - 1].left -= 1
        } else {
            json.string(bytes)
            close()
        }
    }

    func bytes(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isBroken, !isKeyNext else { return fail() }
        if isLink {
            isLink = false
            json.string(Self.hexadecimal(UnsafeBufferPointer(rebasing: bytes.dropFirst())))
        } else if JSONText.isValidUTF8(bytes) {
            json.string(bytes)
        } else {
            json.null()
        }
        close()
    }

    func begin(isMap: Bool, _ count: Int) {
        guard !isBroken, !isKeyNext, !isLink, open.count < Self.deepest else { return fail() }
        // Each item takes a byte at least: a count beyond that is a lie.
        guard count >= 0, count <= bytesLeft else { return fail() }
        if isMap { json.beginObject() } else { json.beginArray() }
        open.append(Container(isMap: isMap, left: isMap ? 2 * count : count))
        endFull()
    }

    func tag(_ number: UInt64) {
        guard !isKeyNext, !isLink else { return fail() }
        isLink = number == Self.linkTag
    }

    /// What DAG-CBOR does not allow.
    func fail() { isBroken = true }

    private var isKeyNext: Bool {
        guard let last = open.last else { return false }
        return last.isMap && last.left % 2 == 0
    }

    private func close() {
        if !open.isEmpty { open[open.count - 1].left -= 1 }
        endFull()
    }

    private func endFull() {
        while let last = open.last, last.left == 0 {
            if last.isMap { json.endObject() } else { json.endArray() }
            open.removeLast()
            if !open.isEmpty { open[open.count - 1].left -= 1 }
        }
        isDone = open.isEmpty
    }

    /// The digits of an address, as they stand for it in the JSON.
    static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        func digit(_ half: UInt8) -> UInt8 { half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10 }
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = digit(byte >> 4)
                text[2 * index + 1] = digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }
}
