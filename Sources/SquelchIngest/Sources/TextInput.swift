import SquelchTimeline

/// A file as valid UTF-8, chunk by chunk, whatever it was encoded in.
final class TextInput {
    private let bytes: any ByteReading
    private var raw = ByteArena(capacity: 1 << 17)
    private var isAtEnd = false
    /// What ended the file early; told when all that came before has been given out.
    private var failure: ByteInput.Failure?
    private var transcoder: Transcoder?
    /// Takes over if the first bytes beyond ASCII, which have not come yet, are not UTF-8.
    private var waiting: (name: String, transcoder: Transcoder)?
    private var repaired = 0
    /// The encoding that the bytes showed, as people name it, where they should have been UTF-8.
    private(set) var shownEncoding: String?
    /// What was read of the beginning to decide the encoding.
    private static let prefixLength = 64 << 10

    /// Bytes that were not valid in the file's encoding.
    var replacedBytes: Int { repaired + (transcoder?.replaced ?? 0) }
    /// Bytes of the file that have been read.
    var bytesRead: Int { bytes.bytesRead }

    /// Why the text cannot be read.
    enum Failure: Error {
        case input(ByteInput.Failure)
        case encoding(String)

        var words: String {
            switch self {
            case .input(let failure): failure.words
            case .encoding(let name): "the encoding \(name) is not read"
            }
        }
    }

    /// Opens a file, reads its beginning and decides the encoding.
    convenience init(path: String) throws(Failure) {
        let bytes: ByteInput
        do throws(ByteInput.Failure) {
            bytes = try ByteInput(path: path)
        } catch {
            throw .input(error)
        }
        try self.init(bytes)
    }

    /// What goes on in the middle of a file that is UTF-8.
    init(continuing bytes: any ByteReading) { self.bytes = bytes }

    /// Reads the beginning of `bytes` and decides the encoding.
    init(_ bytes: any ByteReading) throws(Failure) {
        self.bytes = bytes
        while raw.count < Self.prefixLength, !isAtEnd { fill() }
        if raw.count == 0, let failure { throw .input(failure) }
        switch TextEncoding.detect(raw.all) {
        case .utf8(let skip):
            raw.removeFirst(skip)
            // Tables and lines of JSON are read in pieces, and written again: they stay what they are taken for.
            guard skip == 0, raw.all.first(where: { !$0.isXMLSpace }) == UInt8(ascii: "<"),
                let found = ManyByteText.encoding(of: raw.all), let opened = Transcoder(from: found.name)
            else { return }
            transcoder = opened
            shownEncoding = found.words
        case .named(let name, let skip):
            raw.removeFirst(skip)
            guard let opened = Transcoder(from: name) else { throw .encoding(name) }
            if skip == 0, EncodingLabels.extendsASCII(name), !raw.all.hasNonASCII {
                waiting = (name, opened)
            } else {
                transcoder = opened
            }
        case .refused(let name): throw .encoding(name)
        }
    }

    /// Appends the next bytes to `output`; false at the end of the file.
    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        let before = output.count
        while output.count == before {
            if isAtEnd, raw.count == 0 {
                guard let failure else { return false }
                self.failure = nil
                throw failure
            }
            // The beginning is in `raw` already when this is first called.
            if raw.count < 4, !isAtEnd {
                if transcoder != nil { fill() } else if readInPlace(&output) { continue }
            }
            let used = decode(into: &output)
            raw.removeFirst(used)
            if used == 0, !isAtEnd { fill() }
        }
        return true
    }

    /// Reads to where the bytes are wanted, and lets them stay if they are valid, as most are. What has to be repaired
    /// goes back to `raw`; then it is false.
    private func readInPlace(_ output: inout ByteArena) -> Bool {
        let start = output.count
        output.append(raw.all)
        raw.removeFirst(raw.count)
        do throws(ByteInput.Failure) {
            isAtEnd = try !bytes.read(into: &output)
        } catch {
            failure = error
            isAtEnd = true
        }
        let added = UnsafeBufferPointer(start: UnsafePointer(output.base) + start, count: output.count - start)
        let valid = UTF8Repair.validLength(added, final: isAtEnd)
        if waiting != nil, valid != nil, added.hasNonASCII { waiting = nil }
        raw.append(UnsafeBufferPointer(rebasing: added[(valid ?? 0)...]))
        output.truncate(to: start + (valid ?? 0))
        return valid != nil
    }

    private func fill() {
        do throws(ByteInput.Failure) {
            isAtEnd = try !bytes.read(into: &raw)
        } catch {
            failure = error
            isAtEnd = true
        }
    }

    private func decode(into output: inout ByteArena) -> Int {
        if let other = waiting, raw.all.hasNonASCII {
            if !TextEncoding.isUTF8(raw.all, against: other.name) { transcoder = other.transcoder }
            waiting = nil
        }
        if let transcoder { return transcoder.append(raw.all, to: &output, final: isAtEnd) }
        let (consumed, replaced) = UTF8Repair.append(raw.all, to: &output, final: isAtEnd)
        repaired += replaced
        return consumed
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether there is a byte beyond ASCII.
    fileprivate var hasNonASCII: Bool { contains { $0 >= 0x80 } }
}
