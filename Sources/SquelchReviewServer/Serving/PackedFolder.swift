import CLibArchive
import SquelchSystem

/// A folder of results as one file that browsers can take.
enum PackedFolder {
    /// What libarchive needs beside the files' own bytes, at most, of each file and of all.
    private static let overhead = 1024
    /// `AE_IFREG`: a macro with a cast, which Swift does not see.
    private static let regularFile: UInt32 = 0o100000

    /// The files below a folder called `name`, as a zip; nil where there is no memory for it.
    static func zip(_ files: [OutputFolder.File], in name: String, at time: Int64) -> [UInt8]? {
        let room = files.reduce(1 << 16) { $0 + $1.bytes.count + 2 * $1.path.utf8.count + overhead }
        guard let archive = archive_write_new() else { return nil }
        defer { archive_write_free(archive) }
        guard archive_write_set_format_zip(archive) == ARCHIVE_OK else { return nil }
        // UTF-8 names, whatever locale the program runs in.
        archive_write_set_options(archive, "hdrcharset=UTF-8")
        var isWhole = true
        var used = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            isWhole =
                archive_write_open_memory(archive, buffer.baseAddress, room, &used) == ARCHIVE_OK
                && files.allSatisfy { add($0, in: name, at: time, to: archive) }
                && archive_write_close(archive) == ARCHIVE_OK
            count = isWhole ? min(used, room) : 0
        }
        return isWhole ? bytes : nil
    }

    private static func add(
        _ file: OutputFolder.File, in name: String, at time: Int64, to archive: OpaquePointer
    ) -> Bool {
        guard let entry = archive_entry_new() else { return false }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, "\(name)/\(file.path)")
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_entry_set_filetype(entry, regularFile)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_mtime(entry, Int(time), 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
        return file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == file.bytes.count
    }
}
