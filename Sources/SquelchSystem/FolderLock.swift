/// The right to change files in a folder, of which one process has it at a time. It leaves nothing behind, and goes with its
/// process however that ends.
public final class FolderLock {
    /// How long to wait for another process, in steps of a hundredth of a second.
    private static let patience = 500

    private let descriptor: Int32

    /// Waits for the right to change the file at `path`.
    public init(of path: String) throws(OutputFile.Failure) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        var left = Self.patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            left -= 1
            guard errno == EWOULDBLOCK || errno == EINTR, left > 0 else {
                let reason =
                    errno == EWOULDBLOCK ? "another program is writing there" : String(cString: strerror(errno))
                close(descriptor)
                throw .cannotWrite(path: path, reason: reason)
            }
            usleep(10_000)
        }
    }

    deinit { close(descriptor) }
}
