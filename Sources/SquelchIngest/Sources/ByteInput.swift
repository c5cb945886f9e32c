import SquelchTimeline

/// Bytes from somewhere, in chunks.
protocol ByteReading: AnyObject {
    /// Appends the next bytes to `output`, about 64 KiB; false at the end.
    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool
    /// Bytes that came from the place itself, before unpacking.
    var bytesRead: Int { get }
}

/// The bytes of a file, of standard input or of an entry of an archive, unpacked where they are gzip.
final class ByteInput: ByteReading {
    /// Why a file cannot be read.
    enum Failure: Error, Equatable {
        case cannotOpen(String)
        case notAFile
        case cannotRead(String)
        case gzip(String)
        case archive(String)

        var words: String {
            switch self {
            case .cannotOpen(let reason): "cannot be opened: \(reason)"
            case .notAFile: "is neither a file nor a folder"
            case .cannotRead(let reason): "cannot be read: \(reason)"
            case .gzip(let reason): "gzip: \(reason)"
            case .archive(let reason): "archive: \(reason)"
            }
        }
    }

    private let source: any ByteReading
    private var inflater: GzipInflater?
    private var packed = ByteArena(capacity: 64)
    private var isAtEnd = false

    var bytesRead: Int { source.bytesRead }
    /// Whether the bytes are unpacked on their way.
    var isPacked: Bool { inflater != nil }

    /// Opens the file at `path`.
    convenience init(path: String, limits: ArchiveLimits = .standard) throws(Failure) {
        try self.init(FileInput(path: path), limits: limits)
    }

    /// Reads `source`, unpacked where it begins as gzip does.
    init(_ source: any ByteReading, limits: ArchiveLimits = .standard) throws(Failure) {
        self.source = source
        while packed.count < 2, !isAtEnd { isAtEnd = try !source.read(into: &packed) }
        if packed.count >= 2, packed.base[0] == 0x1F, packed.base[1] == 0x8B {
            inflater = GzipInflater(limits: limits)
        }
    }

    func read(into output: inout ByteArena) throws(Failure) -> Bool {
        let before = output.count
        while output.count == before {
            if packed.count == 0, !isAtEnd { isAtEnd = try !source.read(into: &packed) }
            if packed.count == 0, isAtEnd {
                if let inflater, !inflater.isComplete { throw .gzip("the file ends in the middle of the data") }
                return false
            }
            if let inflater {
                let used = try inflater.inflate(packed.all, into: &output)
                packed.removeFirst(used)
            } else {
                output.append(packed.all)
                packed.removeAll()
            }
        }
        return true
    }
}

/// Bytes whose beginning can be looked at before they are read.
final class PeekedInput: ByteReading {
    private let source: any ByteReading
    private let sink: RecordSink?
    private var head = ByteArena(capacity: 1 << 16)
    /// What ended the bytes early; told when all that came before has been given out.
    private var failure: ByteInput.Failure?
    private var isAtEnd = false

    /// The bytes of `source`; they end where `sink` wants nothing more.
    init(_ source: any ByteReading, for sink: RecordSink? = nil) {
        self.source = source
        self.sink = sink
    }

    var bytesRead: Int { source.bytesRead }

    /// The first `count` bytes, or fewer where there are no more; valid until the next call.
    func peek(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        while head.count < count, !isAtEnd {
            do throws(ByteInput.Failure) {
                isAtEnd = try !source.read(into: &head)
            } catch {
                failure = error
                isAtEnd = true
            }
        }
        return UnsafeBufferPointer(rebasing: head.all.prefix(count))
    }

    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        if let sink, sink.isStopped { return false }
        if head.count > 0 {
            output.append(head.all)
            head.removeAll()
            return true
        }
        if let failure {
            self.failure = nil
            throw failure
        }
        return isAtEnd ? false : try source.read(into: &output)
    }
}
