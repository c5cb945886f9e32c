internal import SquelchSystem

/// The file of an archive before SQLite looks at it: whether it is there, whose it is, and what its first bytes say.
enum ArchiveFile {
    /// Written into the file's head: `SQLC`.
    static let applicationID: UInt32 = 0x5351_4C43

    /// Whether something lies at the path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Bytes of a file; 0 where there is none.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    // MARK: - Who can reach it

    /// Makes the folders that are missing on the way to the archive, for its owner alone.
    static func makeFolder(for path: String) throws(ArchiveFailure) {
        let folder = self.folder(of: path)
        guard !exists(folder) else { return }
        try makeFolder(for: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .cannotWrite(path: folder, reason: String(cString: strerror(errno)))
        }
    }

    /// Refuses a folder in which others could put another file in the archive's place, and a file that is not the user's.
    static func checkOwner(of path: String) throws(ArchiveFailure) {
        let folder = self.folder(of: path)
        var status = stat()
        guard stat(folder, &status) == 0 else {
            throw .cannotWrite(path: folder, reason: String(cString: strerror(errno)))
        }
        let isOurs = [geteuid(), 0].contains(status.st_uid)
        guard isOurs else { throw .exposed(path: folder, reason: "the folder belongs to somebody else") }
        // Where the sticky bit is set, as in /tmp, nobody can replace what is another's.
        guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 || status.st_mode & S_ISVTX != 0 else {
            throw .exposed(
                path: folder, reason: "others can write to the folder of the archive; take that from them: chmod go-w")
        }
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFLNK else {
            throw .foreign(path: path)
        }
        guard stat(path, &status) == 0 else { throw .foreign(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
        guard [geteuid(), 0].contains(status.st_uid) else {
            throw .exposed(path: path, reason: "the archive belongs to somebody else")
        }
        // What one follows is nobody else's business; backups that were copied here may be readable by all.
        if status.st_mode & 0o077 != 0, chmod(path, 0o600) != 0 {
            throw .exposed(path: path, reason: "others can read the archive, and that cannot be changed")
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    // MARK: - What it is

    /// Refuses what is no archive, and one that ends before its head says.
    static func checkHead(of path: String) throws(ArchiveFailure) {
        let size = self.size(path)
        guard size > 0 else { throw .empty(path: path) }
        let head = try beginning(of: path)
        guard head.count == headLength, head.starts(with: Array("SQLite format 3\0".utf8)),
            number(head, at: 68) == applicationID
        else { throw .foreign(path: path) }
        // Pages of which the log has a newer state may lie beyond the end.
        guard number(head, at: 24) == number(head, at: 92), self.size(log(of: path)) == 0 else { return }
        let stored = Int(head[16]) << 8 | Int(head[17])
        let page = stored == 1 ? 65_536 : stored
        guard size >= Int(number(head, at: 28)) * page else {
            throw .damaged(path: path, detail: "its end is missing")
        }
    }

    /// The file in which SQLite notes what is not in the archive itself yet.
    static func log(of path: String) -> String { path + "-wal" }

    private static let headLength = 100

    private static func beginning(of path: String) throws(ArchiveFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: headLength)
        let count = pread(descriptor, &bytes, headLength, 0)
        guard count >= 0 else { throw .device(path: path, reason: String(cString: strerror(errno))) }
        return Array(bytes.prefix(count))
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    // MARK: - Making one

    /// Makes an empty file for its owner alone.
    static func make(_ path: String) throws(ArchiveFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        close(descriptor)
    }

    /// Removes a file and what SQLite keeps beside it.
    static func remove(_ path: String) {
        for file in [path, log(of: path), path + "-shm", path + "-journal"] { unlink(file) }
    }

    /// Puts a whole file in its place, where none may be: either all of it is there after a fall of the power, or nothing.
    static func place(_ temporary: String, at path: String) throws(ArchiveFailure) {
        let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0, link(temporary, path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        remove(temporary)
        let folder = open(self.folder(of: path), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}
