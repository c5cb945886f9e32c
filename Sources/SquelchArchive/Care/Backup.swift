internal import GRDB

internal import SquelchSystem

/// Copies of the archive.
enum Backup {
    /// Writes a whole copy that appears at once, for its owner alone.
    /// - Parameter replaces: whether it may take the place of an older one.
    static func write(_ pool: DatabasePool, to path: String, replaces: Bool) throws {
        if !replaces, ArchiveFile.exists(path) {
            throw ArchiveFailure.cannotWrite(path: path, reason: "there is a file already")
        }
        let temporary = path + ".new"
        ArchiveFile.remove(temporary)
        do {
            // A file without bytes may be written to, and nobody else can read it from its first byte on.
            try ArchiveFile.make(temporary)
            try pool.writeWithoutTransaction { database in
                try ArchiveConnection.attaching(database) {
                    try database.execute(sql: "VACUUM INTO ?", arguments: [temporary])
                }
            }
            if replaces { unlink(path) }
            try ArchiveFile.place(temporary, at: path)
        } catch {
            ArchiveFile.remove(temporary)
            throw error
        }
    }
}
