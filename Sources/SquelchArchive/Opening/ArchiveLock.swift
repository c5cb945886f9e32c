internal import SquelchSystem

/// The right to write to an archive, of which one process has it at a time.
///
/// SQLite has a lock of its own; this one says who holds it, is there before the archive is, and goes with its process
/// however that ends. The file that carries it stays.
final class ArchiveLock {
    /// How long to wait for another process, in steps of a hundredth of a second.
    static let patience = 500

    private let descriptor: Int32

    /// Waits for the right to write to the archive at `path`.
    /// - Parameter steps: how often it is asked for; once where the answer is wanted at once.
    init(_ path: String, steps: Int = patience) throws(ArchiveFailure) {
        let file = Self.file(of: path)
        descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: file, reason: String(cString: strerror(errno))) }
        var left = steps
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            left -= 1
            guard errno == EWOULDBLOCK || errno == EINTR, left > 0 else {
                close(descriptor)
                throw .busy(path: path, process: Self.holder(of: path))
            }
            usleep(10_000)
        }
        // Who cannot write its number down holds the lock nevertheless.
        _ = ftruncate(descriptor, 0)
        _ = "\(getpid())\n".withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }

    /// The process that wrote its number down last; nil where none did, or it was this one.
    static func holder(of path: String) -> Int? {
        let descriptor = open(file(of: path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 24)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let number = Int(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        return number == Int(getpid()) ? nil : number
    }

    private static func file(of path: String) -> String { path + ".lock" }
}
