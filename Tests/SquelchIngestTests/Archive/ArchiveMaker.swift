import CLibArchive
import Foundation
import SquelchIngest
import SquelchTimeline

/// Writes archives for tests.
enum ArchiveMaker {
    enum Format { case zip, tar, tarGzip }

    static func make(_ format: Format, _ entries: [(String, [UInt8])], options: String? = nil) throws -> [UInt8] {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let before = squelch_archive_use_locale(squelch_archive_utf8_locale())
        defer { _ = squelch_archive_use_locale(before) }
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        switch format {
        case .zip: archive_write_set_format_zip(archive)
        case .tar: archive_write_set_format_ustar(archive)
        case .tarGzip:
            archive_write_set_format_ustar(archive)
            archive_write_add_filter_gzip(archive)
        }
        if let options { archive_write_set_options(archive, options) }
        archive_write_open_filename(archive, url.path)
        for (name, bytes) in entries {
            let entry = archive_entry_new()
            defer { archive_entry_free(entry) }
            archive_entry_copy_pathname(entry, name)
            archive_entry_set_size(entry, Int64(bytes.count))
            archive_entry_set_mode(entry, 0o100644)
            archive_write_header(archive, entry)
            _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        }
        archive_write_close(archive)
        return Array(try Data(contentsOf: url))
    }

    static func make(_ format: Format, _ entries: [(String, String)]) throws -> [UInt8] {
        try make(format, entries.map { ($0.0, Array($0.1.utf8)) })
    }
}

/// Everything that was read of a source, in the lines that `inspect` shows of attention and interactions, and in
/// strings for the rest.
struct SourceReading {
    var report = SourceReport(path: "")
    var base = Reading(report: SourceReport(path: ""))
    /// `ACTION POST URL AT`.
    var attention: [String] = []
    /// `ACTION ACCOUNT`, the account whose post it is.
    var valued: [String] = []
    /// `DIRECTION TYPE ACCOUNT AT`.
    var interactions: [String] = []
    var mutual: [String: Bool?] = [:]
    var followers: [String] = []
    var mutes: [String] = []
    var reposts: [String?] = []
    var names: [String?] = []

    var posts: [Reading.Post] { base.posts }
    var follows: [Reading.Follow] { base.follows }
    var warnings: String { report.warnings.map { "\($0.source): \($0.message)" }.joined(separator: "\n") }
    /// `PATH FORMAT RECORDS` of each file inside, the path without that of the source.
    var entries: [String] {
        report.entries.map {
            "\($0.path.dropFirst(report.path.count + 1)) \($0.format?.name ?? "-") \($0.counts.records)"
        }
    }

    mutating func take(_ batch: RecordBatch) {
        base.take(batch)
        func text(_ slice: ByteSlice) -> String { batch.arena.string(slice) ?? "-" }
        func time(_ at: Int64?) -> String { at.map { String($0) } ?? "-" }
        for record in batch.attention {
            attention.append(
                "\(record.action?.rawValue ?? "-") \(text(record.post)) \(text(record.url)) \(time(record.at))")
            valued.append("\(record.action?.rawValue ?? "-") \(text(record.account))")
        }
        for record in batch.interactions {
            interactions.append(
                "\(record.direction?.rawValue ?? "-") \(record.type?.rawValue ?? "-") \(text(record.account)) \(time(record.at))"
            )
        }
        for follow in batch.follows { mutual[text(follow.account)] = follow.mutual }
        followers += batch.followers.map { text($0.account) }
        mutes += batch.mutes.map { text($0.account) }
        for post in batch.posts {
            reposts.append(batch.arena.string(post.repostOf))
            names.append(batch.arena.string(post.accountName))
        }
    }
}

func readSource(path: String, limits: ArchiveLimits = .standard) -> SourceReading {
    var reading = SourceReading()
    var options = IngestOptions()
    options.limits = limits
    reading.report = Ingestor.read(Source(path: path), options: options, batch: RecordBatch()) { reading.take($0) }
    return reading
}

func readSource(bytes: [UInt8], limits: ArchiveLimits = .standard) throws -> SourceReading {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return readSource(path: url.path, limits: limits)
}

func readSource(_ text: String) throws -> SourceReading { try readSource(bytes: Array(text.utf8)) }
