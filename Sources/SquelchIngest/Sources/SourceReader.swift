import SquelchTimeline

/// Reads one source to its end: a file, a folder that is one export, or an archive with archives inside of it.
final class SourceReader {
    private let keepsHTML: Bool
    private let batch: RecordBatch
    private let sink: RecordSink
    private let budget: ArchiveBudget
    private let context: ExportContext
    /// Takes the place of readers where files are only looked at.
    private let census: ContactCensus?
    /// Where the source was fetched from.
    private var origin: String?
    private var feedURL: String?
    /// Feeds are numbered through the whole source.
    private var feeds: Int32 = 0
    /// Documents that people take for lists of follows, although some hold none. An empty page of an answer is data.
    private static func isList(_ format: SourceFormat) -> Bool {
        format.family == .opml || [.blueskyList, .blueskyRecords, .activityPubActor].contains(format)
    }

    /// How often one archive is opened anew behind an entry that breaks it.
    private static let mostReopenings = 32

    init(
        keepsHTML: Bool, batch: RecordBatch, options: IngestOptions, contacts: ContactBook = ContactBook(),
        census: ContactCensus? = nil, sink: RecordSink
    ) {
        self.keepsHTML = keepsHTML
        self.batch = batch
        self.sink = sink
        budget = ArchiveBudget(limits: options.limits)
        context = ExportContext(options, contacts: contacts)
        self.census = census
    }

    /// Reads a source. The report of a piece of a file has to be joined with those of the others.
    func read(_ source: Source) -> SourceReport {
        origin = source.origin
        feedURL = source.feedURL
        switch source.content {
        case .piece(let path, let bytes, _): return read(bytes, of: path, source)
        case .records(let records): return read(records, source.name)
        case .file(let path):
            var report = read(source.name) { () throws(ByteInput.Failure) in try FileInput(path: path) }
            report.file = path
            return finish(report)
        case .standardInput:
            return finish(read(source.name) { () throws(ByteInput.Failure) in try FileInput() })
        case .bytes(let bytes): return finish(read(BytesInput(bytes), file: nil, source.name, isPart: false))
        case .export(let export): return finish(read(export))
        }
    }

    /// Gives out the records that waited for the end of the source.
    private func finish(_ read: SourceReport) -> SourceReport {
        var report = read
        for late in context.takeDeferred() {
            let output = output(for: late.path, isPart: true)
            late.emit(output)
            output.finish()
            feeds = output.feedCount
            report.add(late: output)
        }
        report.isFailure = !report.isUnderstood && report.counts.records == 0
        return report
    }

    private func read(_ bytes: Range<Int>, of path: String, _ piece: Source) -> SourceReport {
        do throws(ByteInput.Failure) {
            let file = PeekedInput(try FileInput(path: path, bytes: bytes), for: sink)
            return readContent(file, path: piece.name, isPart: false, isPiece: true) {
                input, output throws(TextInput.Failure) in
                let text = piece.isFirst ? try TextInput(input) : TextInput(continuing: input)
                return JSONSource.readLines(ByteArena(capacity: 1 << 17), text, into: output)
            }
        } catch {
            return failed(piece.name, error.words)
        }
    }

    private func read(_ records: any RecordSequence, _ name: String) -> SourceReport {
        let output = output(for: name, isPart: false)
        let loss = records.fill(output.batch) {
            output.flush()
            return !sink.isStopped
        }
        output.finish()
        if let loss { output.lose(loss) }
        var report = records.report
        report.path = name
        report.isContainer = !report.entries.isEmpty
        report.counts = output.counts
        report.take(warningsOf: output)
        return report
    }

    private func output(for path: String, isPart: Bool) -> RecordOutput {
        RecordOutput(
            source: path, batch: batch, keepsHTML: keepsHTML, isPart: isPart, context: context, firstFeed: feeds,
            origin: isPart ? nil : origin, feedURL: isPart ? nil : feedURL, sink: sink)
    }

    private func failed(_ path: String, _ message: String) -> SourceReport {
        var report = SourceReport(path: path)
        report.lose(message)
        return report
    }

    private func read(_ export: Source.Export) -> SourceReport {
        var report = SourceReport(path: export.folder)
        report.format = SourceFormat(.folder)
        report.isContainer = true
        report.warnings = export.warnings
        report.losesData = export.warnings.contains(where: \.isLoss)
        for file in export.files where !sink.isStopped {
            guard case .file(let path) = file.content else { continue }
            var part = read(file.name, isPart: true) { () throws(ByteInput.Failure) in try FileInput(path: path) }
            part.file = path
            report.bytes += part.bytes
            report.add(part)
        }
        return report
    }

    private func read(
        _ name: String, isPart: Bool = false, _ open: () throws(ByteInput.Failure) -> FileInput
    ) -> SourceReport {
        do throws(ByteInput.Failure) {
            let file = try open()
            return read(file, file: file, name, isPart: isPart)
        } catch {
            return failed(name, error.words)
        }
    }

    private func read(_ input: any ByteReading, file: FileInput?, _ name: String, isPart: Bool) -> SourceReport {
        do throws(ByteInput.Failure) {
            var report = try read(input, file: file, path: name, depth: 0, isPart: isPart)
            report.bytes = input.bytesRead
            return report
        } catch {
            return failed(name, error.words)
        }
    }

    private func read(
        _ source: any ByteReading, file: FileInput?, path: String, depth: Int, isPart: Bool
    ) throws(ByteInput.Failure) -> SourceReport {
        let unpacked = try ByteInput(source, limits: budget.limits)
        let input = PeekedInput(unpacked, for: sink)
        let prefix = input.peek(ArchiveFormat.prefixLength)
        if let format = ArchiveFormat(prefix) {
            guard depth < budget.limits.depth else {
                return failed(path, "archives are nested more than \(budget.limits.depth) deep: left out")
            }
            let isSeekable = file?.isSeekable == true && !unpacked.isPacked
            return readArchive(format, input, file: isSeekable ? file : nil, path: path, depth: depth)
        }
        var report = SourceReport(path: path)
        if let census {
            census.look(at: input, path)
            return report
        }
        if isPart, prefix.isEmpty || MediaFile.isMedia(prefix) {
            report.isMedia = true
            return report
        }
        let format = FormatTable.bytes(of: prefix)
        return readContent(input, path: path, isPart: isPart) { input, output throws(TextInput.Failure) in
            if let format { format.read(input, output) } else { TextSource.read(try TextInput(input), into: output) }
        }
    }

    private func readContent(
        _ input: PeekedInput, path: String, isPart: Bool, isPiece: Bool = false,
        _ read: (PeekedInput, RecordOutput) throws(TextInput.Failure) -> SourceFormat?
    ) -> SourceReport {
        let output = output(for: path, isPart: isPart)
        var report = SourceReport(path: path)
        do throws(TextInput.Failure) {
            report.format = try read(input, output)
        } catch {
            output.lose(error.words)
        }
        output.finish()
        if let format = report.format, !isPart, !isPiece, Self.isList(format), output.isSilent {
            output.warn("\(format.name): there is nothing in it that is read")
        }
        feeds = output.feedCount
        report.note = output.note
        report.contacts = output.contacts
        report.bytes = input.bytesRead
        report.counts = output.counts
        report.lineCount = output.lineCount
        report.take(warningsOf: output, isPart: isPiece)
        report.isFailure = report.format == nil && report.counts.records == 0
        return report
    }

    private func readArchive(
        _ format: ArchiveFormat, _ input: any ByteReading, file: FileInput?, path: String, depth: Int
    ) -> SourceReport {
        var report = SourceReport(path: path)
        report.format = SourceFormat(format.family)
        report.isContainer = true
        var done = 0
        for _ in 0...Self.mostReopenings {
            if let file, file.seek(0, from: 0) == nil { break }
            do throws(ByteInput.Failure) {
                let reader = try ArchiveReader(file ?? input, file: file)
                let before = done
                let isComplete = readEntries(of: reader, &report, from: &done, depth: depth)
                if isComplete { break }
                // Behind an entry that breaks the archive more can be found by way of the list of contents.
                if file == nil || done == before {
                    report.lose("what lies behind the damage cannot be read")
                    break
                }
            } catch {
                report.lose(error.words)
                break
            }
        }
        if report.warnings.isEmpty, !report.isUnderstood {
            let isEmpty = report.entries.isEmpty && report.leftOut == 0
            report.warn(isEmpty ? "the archive is empty" : "there is nothing in the archive that is read")
        }
        return report
    }

    /// Reads entries from the one with the number `done`; false where the archive broke inside of an entry.
    private func readEntries(
        of reader: ArchiveReader, _ report: inout SourceReport, from done: inout Int, depth: Int
    ) -> Bool {
        var index = 0
        while !sink.isStopped {
            switch reader.next() {
            case .end(let reason):
                if let reason { report.lose("archive: \(reason); what came before is kept") }
                return true
            case .other: index += 1
            case .entry(let entry):
                index += 1
                guard index > done else { continue }
                done = index
                guard read(entry, of: reader, &report, depth: depth) else { return true }
                if reader.isBroken { return false }
            }
        }
        return true
    }

    /// Reads an entry; false where the limits are reached.
    private func read(
        _ entry: ArchiveReader.Entry, of reader: ArchiveReader, _ report: inout SourceReport, depth: Int
    ) -> Bool {
        guard !Self.isIgnored(entry.path) else { return true }
        guard budget.takeEntry() else {
            report.lose("has more than \(budget.limits.entries) entries; the rest is left out")
            return false
        }
        let path = report.path + "/" + entry.path
        guard !entry.isEncrypted else {
            report.add(failed(path, "the entry is encrypted: left out"))
            return true
        }
        let input = ArchiveEntryInput(reader, budget: budget)
        do throws(ByteInput.Failure) {
            var part = try read(input, file: nil, path: path, depth: depth + 1, isPart: true)
            part.bytes = input.bytesRead
            report.add(part)
        } catch {
            report.add(failed(path, error.words))
        }
        if budget.isSpent {
            report.lose("unpacks to more than \(budget.limits.totalBytes) bytes; the rest is left out")
            return false
        }
        return true
    }

    /// What systems put into archives beside the files of the user.
    private static func isIgnored(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return true }
        return parts.first == "__MACOSX" || name.hasPrefix("._") || name == ".DS_Store" || name == "Thumbs.db"
    }
}
