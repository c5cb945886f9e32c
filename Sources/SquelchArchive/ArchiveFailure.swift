internal import GRDB

/// Why the archive cannot be used; what it says names the file and what to do.
public enum ArchiveFailure: Error, Equatable, Sendable {
    /// No archive lies there, and none was to be made.
    case missing(path: String)
    /// The file is something else.
    case foreign(path: String)
    /// The file has no bytes: an archive never has none, so something has emptied it.
    case empty(path: String)
    /// The file was written by a newer version of Squelch.
    case newer(path: String, version: Int)
    /// Parts of the file are not as they were written.
    case damaged(path: String, detail: String)
    /// Others could change the file behind the user's back.
    case exposed(path: String, reason: String)
    /// Another run writes to it and did not end in time.
    case busy(path: String, process: Int?)
    /// No room is left.
    case full(path: String)
    /// It cannot be opened, made or written to.
    case cannotWrite(path: String, reason: String)
    /// The device failed.
    case device(path: String, reason: String)

    /// What is wrong and what to do, in one sentence or two.
    public var words: String {
        switch self {
        case .missing(let path): "\(path): there is no archive; squelch import makes one"
        case .foreign(let path):
            "\(path): is no archive of squelch; it is left as it is: name another file with --archive"
        case .empty(let path):
            "\(path): is empty, which an archive never is; put a backup in its place, or remove the file to begin anew"
        case .newer(let path, let version):
            "\(path): was written by a newer squelch (version \(version) of the archive); use that one, or a backup "
                + "that was made before"
        case .damaged(let path, let detail):
            "\(path): is damaged (\(detail)); it is left as it is: put a backup in its place, or move the file away and "
                + "import your files again"
        case .exposed(let path, let reason): "\(path): \(reason)"
        case .busy(let path, let process):
            "\(path): \(process.map { "process \($0)" } ?? "another program") is writing to it; try again when that is done"
        case .full(let path): "\(path): no room is left on the device; what was kept before is safe"
        case .cannotWrite(let path, let reason): "\(path): cannot be written (\(reason))"
        case .device(let path, let reason): "\(path): the device failed (\(reason)); what was kept before is safe"
        }
    }

    /// What an error of the database means for the file at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let failure as ArchiveFailure: self = failure
        case let damage as BlobDamage: self = .damaged(path: path, detail: damage.words)
        case let error as DatabaseError: self.init(error, path: path)
        default: self = .device(path: path, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .foreign(path: path)
        case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_SCHEMA: self = .damaged(path: path, detail: reason)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, process: ArchiveLock.holder(of: path))
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = .cannotWrite(path: path, reason: reason)
        default: self = .device(path: path, reason: reason)
        }
    }
}

extension ArchiveFailure: CustomStringConvertible {
    /// The same as ``words``.
    public var description: String { words }
}
