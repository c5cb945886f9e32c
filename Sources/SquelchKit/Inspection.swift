import SquelchDocuments
public import SquelchSystem
public import SquelchIngest
public import SquelchReport
public import SquelchTimeline

/// Reads sources for `inspect`: either to count what is in them, or to write every record.
public struct Inspection: Sendable {
    /// What the records become.
    public enum Format: Sendable {
        /// JSON Lines, which are an input format as well.
        case jsonLines
        /// A table for people.
        case table(TerminalProfile)
    }

    private let sources: [Source]
    private let workers: Workers
    private let reading: IngestOptions
    /// Told of the bytes of each source that is done.
    private let progress: @Sendable (Int) -> Void

    /// An inspection of `sources`, each read by one worker as `reading` says.
    public init(
        sources: [Source], workers: Workers, reading: IngestOptions = IngestOptions(),
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.sources = sources
        self.workers = workers
        self.reading = reading
        self.progress = progress
    }

    /// Reads everything that a post needs, and keeps only counts.
    public func count() -> [SourceReport] {
        let contacts = ContactBook.of(sources, options: reading, workers: workers)
        let pieces = Source.pieces(of: sources, options: reading)
        let parts = workers.map(pieces.count, state: RecordBatch.init) { batch, index in
            let report = Ingestor.read(pieces[index], options: reading, contacts: contacts, batch: batch) { _ in }
            progress(report.bytes)
            return report
        }
        var reports = SourceReport.joined(parts, of: pieces)
        SourceReport.noteContacts(&reports)
        return reports
    }

    /// Writes all records in the order of the sources. A window of them is read at a time, so that memory is bounded
    /// by their output; a single one is written as it is read.
    public func write(_ format: Format, to output: OutputFile) throws(OutputFile.Failure) -> [SourceReport] {
        let contacts = ContactBook.of(sources, options: reading, workers: workers)
        if sources.count == 1, case .jsonLines = format { return [try stream(sources[0], contacts, to: output)] }
        var reports: [SourceReport] = []
        let window = workers.count * 8
        var start = 0
        while start < sources.count {
            let part = sources[start..<min(sources.count, start + window)]
            let parts = workers.map(part.count, state: RecordBatch.init) { batch, index in
                render(part[part.startIndex + index], format, contacts, batch)
            }
            for part in parts {
                try output.write(part.bytes.all)
                reports.append(part.report)
            }
            start += window
        }
        return reports
    }

    /// Writes as it reads, and reads no further than can be written.
    private func stream(
        _ source: Source, _ contacts: ContactBook, to output: OutputFile
    ) throws(OutputFile.Failure) -> SourceReport {
        guard let writer = try? RecordLineWriter(source: source.name) else { return SourceReport(path: source.name) }
        func drain() throws(OutputFile.Failure) {
            try writer.drain { (bytes) throws(OutputFile.Failure) in try output.write(bytes) }
        }
        let report = try Ingestor.read(
            source, keepsHTML: true, options: reading, contacts: contacts, batch: RecordBatch()
        ) { (batch) throws(OutputFile.Failure) in
            writer.write(batch)
            try drain()
        }
        write(report.warnings, to: writer)
        try drain()
        return report
    }

    private func render(
        _ source: Source, _ format: Format, _ contacts: ContactBook, _ batch: RecordBatch
    ) -> Rendered {
        let rendered = Rendered()
        switch format {
        case .jsonLines:
            guard let writer = try? RecordLineWriter(source: source.name) else { return rendered }
            rendered.report = Ingestor.read(
                source, keepsHTML: true, options: reading, contacts: contacts, batch: batch
            ) { batch in
                writer.write(batch)
                writer.drain { rendered.bytes.append($0) }
            }
            write(rendered.report.warnings, to: writer)
            writer.drain { rendered.bytes.append($0) }
        case .table(let profile):
            let table = RecordTable()
            rendered.report = Ingestor.read(source, options: reading, contacts: contacts, batch: batch) {
                table.add($0)
            }
            rendered.bytes.append(utf8: table.render(source.name, rendered.report.format?.name, profile))
        }
        progress(rendered.report.bytes)
        return rendered
    }

    private func write(_ warnings: [SourceWarning], to writer: RecordLineWriter) {
        for warning in warnings {
            writer.write(
                warning: warning.message, record: warning.record ?? warning.line.map { "line \($0)" },
                part: warning.source)
        }
    }

    /// Output of one file. Sendable: one worker fills it, and it is read after all have ended.
    private final class Rendered: @unchecked Sendable {
        var report = SourceReport(path: "")
        var bytes = ByteArena()
    }
}
