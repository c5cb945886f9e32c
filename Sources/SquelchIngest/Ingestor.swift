public import SquelchTimeline

/// Reads one source, whatever its format, into records.
public enum Ingestor {
    /// Reads `path` (`-` is standard input) and hands records on batch by batch.
    ///
    /// Damage is mended where it can be and reported; nothing throws. Memory is that of one batch, other than for JSON
    /// documents, which are held as a whole. Zip and tar archives are read as streams, nothing is unpacked to disk; the
    /// report then has a report for each file inside of them.
    ///
    /// - Parameters:
    ///   - path: a file, plain or gzip, or an archive (zip, tar, tar.gz) of any format that is read; told by its content,
    ///     never by its name. Or a folder that is read as one export.
    ///   - keepsHTML: whether bodies are kept as HTML beside their text.
    ///   - options: how far packed files are unpacked, whether mail is read.
    ///   - batch: is filled and reused; one a worker.
    ///   - consume: takes the records; the batch is cleared when it returns.
    /// - Returns: what became of the source.
    public static func read(
        _ path: String, keepsHTML: Bool = false, options: IngestOptions = IngestOptions(), batch: RecordBatch,
        consume: @escaping (RecordBatch) -> Void
    ) -> SourceReport {
        SourceReader(keepsHTML: keepsHTML, batch: batch, options: options, consume: consume).read(path)
    }

    /// Reads a piece of a source as ``read(_:keepsHTML:options:batch:consume:)`` reads all of it. Reports of pieces of one
    /// source are put together by ``SourceReport/joined(_:)``.
    public static func read(
        _ piece: SourcePiece, keepsHTML: Bool = false, options: IngestOptions = IngestOptions(), batch: RecordBatch,
        consume: @escaping (RecordBatch) -> Void
    ) -> SourceReport {
        SourceReader(keepsHTML: keepsHTML, batch: batch, options: options, consume: consume).read(piece)
    }

    /// Reads a text of any format into `output`; returns the format's name.
    static func read(_ input: TextInput, into output: RecordOutput) -> String? {
        var prefix = ByteArena(capacity: 1 << 17)
        do throws(ByteInput.Failure) {
            guard try input.read(into: &prefix) else {
                output.leaveOut("the file is empty")
                return nil
            }
        } catch {
            output.lose(error.words)
            return nil
        }
        prefix.dropLeadingMarks()
        switch ContentKind.sniff(prefix.all, isWhole: prefix.count < 32 << 10) {
        case .xml:
            let format = XMLSource.read(prefix, input, into: output)
            if format == nil { output.leaveOut("XML, but neither a feed nor a list of follows") }
            if format?.hasPrefix("opml") == true, !output.hasRecords {
                output.warn("a list of follows without a feed in it")
            }
            return format
        case .jsonDocument: return JSONSource.readDocument(prefix, input, into: output)
        case .assignment: return JSONSource.readAssignment(prefix, input, into: output)
        case .jsonLines: return JSONSource.readLines(prefix, input, into: output)
        case .csv(let layout): return CSVSource.read(layout, prefix, input, into: output)
        case .addressBook: return ContactCardReader.read(prefix, input, into: output)
        case .page(let kind): return PageSource.read(kind, prefix, input, into: output)
        case .unreadable(let reason):
            output.leaveOut(reason)
            return nil
        }
    }
}

extension ByteArena {
    /// Takes byte order marks out of the white space that a text begins with: some files have two, or a line break before
    /// one.
    fileprivate mutating func dropLeadingMarks() {
        var end = 0
        var kept: [UInt8] = []
        while end < count {
            if base[end].isXMLSpace {
                kept.append(base[end])
                end += 1
            } else if UnsafeBufferPointer(rebasing: all[end...]).starts(with: "\u{FEFF}") {
                end += 3
            } else {
                break
            }
        }
        guard kept.count < end else { return }
        removeFirst(end - kept.count)
        for (index, byte) in kept.enumerated() { base[index] = byte }
    }
}
