/// Where results go: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its final place, readable by its owner only, and renamed at the end; an interrupted run
/// leaves the old one as it was.
public final class OutputFile {
    /// Why results could not be written.
    public enum Failure: Error, Equatable {
        /// Nobody reads standard output any more; no error to the person who closed it.
        case closed
        /// The file cannot be made or replaced.
        case cannotWrite(path: String, reason: String)
        /// The device failed while writing.
        case device(path: String, reason: String)
    }

    private let path: String?
    private let temporary: String
    private let descriptor: Int32
    private var isFinished = false

    /// Standard output for nil and `-`, else the file at `path`.
    /// - Parameters:
    ///   - path: nil or `-` for standard output.
    ///   - isPublic: whether others may read the file: it is made to be published.
    public init(path: String?, isPublic: Bool = false) throws(Failure) {
        signal(SIGPIPE, SIG_IGN)
        guard let path, path != "-" else {
            self.path = nil
            temporary = ""
            descriptor = STDOUT_FILENO
            return
        }
        self.path = path
        temporary = "\(path).\(getpid()).tmp"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPublic ? 0o644 : 0o600)
        if descriptor < 0 { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
    }

    /// Hands what is made of `path` to `body`, and puts it in its place once that has returned.
    /// - Parameters:
    ///   - path: nil or `-` for standard output.
    ///   - isPublic: whether others may read the file.
    ///   - body: writes; what it throws leaves the file as it was.
    public static func write(
        to path: String?, isPublic: Bool = false, _ body: (OutputFile) throws -> Void
    ) throws {
        let output = try OutputFile(path: path, isPublic: isPublic)
        try body(output)
        try output.finish()
    }

    deinit {
        guard path != nil else { return }
        close(descriptor)
        if !isFinished { unlink(temporary) }
    }

    /// Writes all of `bytes`.
    public func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        guard var position = bytes.baseAddress else { return }
        var left = bytes.count
        while left > 0 {
            let count = writeBytes(descriptor, position, left)
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw .closed }
                throw .device(path: path ?? "standard output", reason: String(cString: strerror(errno)))
            }
            position += count
            left -= count
        }
    }

    /// Writes a text.
    public func write(_ text: String) throws(Failure) {
        var text = text
        let result = text.withUTF8 { bytes in
            Result { () throws(Failure) in try write(bytes) }
        }
        try result.get()
    }

    /// Puts the file in its place; must be called once all is written.
    public func finish() throws(Failure) {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        isFinished = true
    }
}
