import Foundation
import SquelchTimeline

@testable import SquelchIngest

/// What was read of files with mail and address books.
struct ContactReading {
    var reports: [SourceReport] = []
    /// `in message mailto:x 123 Name`, or without the time.
    var interactions: [String] = []
    /// Every text in every record.
    var texts = ""
    /// Number of records of any kind.
    var records: Int { reports.reduce(0) { $0 + $1.counts.records } }
    /// Everything that was left out, by reason.
    /// Messages that gave nothing, for whatever reason.
    var leftOut: [String: Int] {
        reports.reduce(into: skipped) { $0.merge($1.counts.ignored, uniquingKeysWith: +) }
    }
    var skipped: [String: Int] { reports.reduce(into: [:]) { $0.merge($1.counts.skipped, uniquingKeysWith: +) } }
    /// All warnings and notes.
    var words: String {
        reports.flatMap { $0.warnings.map(\.message) + [$0.note ?? ""] }.joined(separator: "\n")
    }

    fileprivate mutating func take(_ batch: RecordBatch) {
        texts += String(decoding: batch.arena.all, as: UTF8.self)
        for record in batch.interactions {
            let words = [record.direction?.rawValue, record.type?.rawValue, batch.arena.string(record.account)]
            let texts = words.map { $0 ?? "?" }
            let rest = [record.at.map { String($0) }, batch.arena.string(record.name)]
            interactions.append((texts + rest.compactMap { $0 }).joined(separator: " "))
        }
    }
}

/// A message in a mailbox.
func mail(_ headers: String, body: String = "Hello\n") -> String {
    "From somebody@hill.example Tue Mar  5 07:30:00 2024\n\(headers)\n\n\(body)\n"
}

/// Reads files by their names as a run does, with mail unless told otherwise.
func readContacts(
    _ files: KeyValuePairs<String, String>, me: [String] = ["me@hill.example"], asked: Bool = true
) throws -> ContactReading {
    var reading = ContactReading()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("squelch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (name, text) in files {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        paths.append(file.path)
    }
    var options = IngestOptions()
    options.includesContacts = asked
    options.ownAddresses = me
    let sources = paths.map(Source.init(path:))
    let contacts = ContactBook.of(sources, options: options, workers: Workers(2))
    for source in sources {
        reading.reports.append(
            Ingestor.read(source, options: options, contacts: contacts, batch: RecordBatch()) { reading.take($0) })
    }
    SourceReport.noteContacts(&reading.reports)
    return reading
}
