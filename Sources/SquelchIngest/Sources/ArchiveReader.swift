import CLibArchive
import SquelchTimeline

/// The entries of a zip or tar archive one after another, by way of libarchive; nothing is written to disk.
final class ArchiveReader {
    /// A file inside of the archive.
    struct Entry {
        /// Path inside of the archive, with `/` between its parts.
        var path: String
        var isEncrypted: Bool
    }

    /// What the next header gave.
    enum Step {
        case entry(Entry)
        /// A folder or a link, which holds nothing.
        case other
        /// The end; with the reason where it came too early.
        case end(String?)
    }

    private let archive: OpaquePointer
    private let source: any ByteReading
    private let file: FileInput?
    private var block = ByteArena(capacity: 1 << 16)
    private var inputFailure: ByteInput.Failure?
    /// No entry can be read any more.
    private(set) var isBroken = false
    /// Bytes of the archive that libarchive has taken.
    private(set) var bytesTaken = 0
    private static let locale = UTF8Locale()

    /// Opens an archive; with `file`, which must stand at its beginning, its list of contents is used and what is not
    /// wanted is stepped over.
    init(_ source: any ByteReading, file: FileInput?) throws(ByteInput.Failure) {
        guard let archive = archive_read_new() else { throw .archive("there is no memory to read it") }
        self.archive = archive
        self.source = source
        self.file = file
        archive_read_support_format_tar(archive)
        archive_read_support_format_zip(archive)
        archive_read_set_read_callback(archive) { _, client, buffer in ArchiveReader.from(client)?.fill(buffer) ?? -1 }
        if file != nil {
            archive_read_set_seek_callback(archive) { _, client, offset, whence in
                ArchiveReader.from(client)?.seek(offset, whence) ?? Int64(ARCHIVE_FATAL)
            }
            archive_read_set_skip_callback(archive) { _, client, count in
                Int64(ArchiveReader.from(client)?.file?.skip(Int(clamping: count)) ?? 0)
            }
        }
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
        let status = Self.locale.use { archive_read_open1(archive) }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw inputFailure ?? .archive(reason) }
    }

    deinit { archive_read_free(archive) }

    /// Goes to the next entry, over what is left of this one.
    func next() -> Step {
        var header: OpaquePointer?
        let status = Self.locale.use { archive_read_next_header(archive, &header) }
        switch status {
        case ARCHIVE_OK, ARCHIVE_WARN:
            guard let header else { return .other }
            guard squelch_archive_is_file(header) != 0 else { return .other }
            let isEncrypted = archive_entry_is_encrypted(header) != 0
            return .entry(Entry(path: Self.locale.use { Self.path(header) }, isEncrypted: isEncrypted))
        case ARCHIVE_EOF: return .end(nil)
        case ARCHIVE_RETRY, ARCHIVE_FAILED: return .other
        default:
            isBroken = true
            return .end(inputFailure?.words ?? reason)
        }
    }

    /// Appends the next bytes of the entry; false at its end.
    func read(into output: inout ByteArena) throws(ByteInput.Failure) -> Bool {
        var start: UnsafeRawPointer?
        var length = 0
        var offset: Int64 = 0
        while true {
            switch archive_read_data_block(archive, &start, &length, &offset) {
            case ARCHIVE_OK, ARCHIVE_WARN:
                guard let start, length > 0 else { continue }
                output.append(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: length))
                return true
            case ARCHIVE_EOF: return false
            case ARCHIVE_RETRY: continue
            case ARCHIVE_FATAL:
                isBroken = true
                throw inputFailure ?? .archive(reason)
            default: throw .archive(reason)
            }
        }
    }

    private var reason: String {
        guard let words = archive_error_string(archive) else { return "damaged" }
        return String(cString: words)
    }

    /// Windows writes `\` into zips, and names need not be UTF-8.
    private static func path(_ header: OpaquePointer) -> String {
        guard let name = archive_entry_pathname(header) else { return "(an entry without a name)" }
        var path = String(
            decoding: UnsafeBufferPointer(start: name, count: length(name)).map { UInt8(bitPattern: $0) }, as: UTF8.self
        )
        if !path.utf8.contains(UInt8(ascii: "/")) { path = String(path.map { $0 == "\\" ? "/" : $0 }) }
        while path.hasPrefix("./") { path.removeFirst(2) }
        return path
    }

    private static func length(_ name: UnsafePointer<CChar>) -> Int {
        var length = 0
        while name[length] != 0 { length += 1 }
        return length
    }

    private static func from(_ client: UnsafeMutableRawPointer?) -> ArchiveReader? {
        client.map { Unmanaged<ArchiveReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func fill(_ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        block.removeAll()
        do throws(ByteInput.Failure) {
            _ = try source.read(into: &block)
        } catch {
            inputFailure = error
            return -1
        }
        bytesTaken += block.count
        buffer?.pointee = UnsafeRawPointer(block.base)
        return block.count
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        guard let place = file?.seek(Int(clamping: offset), from: whence) else { return Int64(ARCHIVE_FATAL) }
        return Int64(place)
    }
}

/// The locale in which names are UTF-8, for one thread and one call.
/// Sendable: a locale is not changed after it was made.
private final class UTF8Locale: @unchecked Sendable {
    private let locale = squelch_archive_utf8_locale()

    func use<Value>(_ body: () -> Value) -> Value {
        guard let locale else { return body() }
        let before = squelch_archive_use_locale(locale)
        defer { _ = squelch_archive_use_locale(before) }
        return body()
    }
}
