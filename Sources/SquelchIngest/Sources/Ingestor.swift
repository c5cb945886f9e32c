public import SquelchTimeline

/// Reads one source, whatever its format, into records.
public enum Ingestor {
    /// Reads `source` and hands records on batch by batch.
    ///
    /// Damage is mended where it can be and reported; what is thrown comes from `consume` alone. Memory is that of one
    /// batch, other than for JSON documents, which are held as a whole. Zip and tar archives are read as streams, nothing
    /// is unpacked to disk; the report then has a report for each file inside of them. The report of a piece of a file has
    /// to be put together with those of the others by `SourceReport/joined(_:)`.
    ///
    /// - Parameters:
    ///   - source: a file, plain or gzip, or an archive (zip, tar, tar.gz) of any format that is read; told by its content,
    ///     never by its name. Or a folder that is one export, bytes, or records.
    ///   - keepsHTML: whether bodies are kept as HTML beside their text.
    ///   - options: how far packed files are unpacked, whether mail is read.
    ///   - contacts: what address books and sent mail among all sources say of people.
    ///   - batch: is filled and reused; one a worker.
    ///   - consume: takes the records; the batch is cleared when it returns. Where it throws, nothing more is read.
    /// - Returns: what became of the source.
    public static func read<Refusal: Error>(
        _ source: Source, keepsHTML: Bool = false, options: IngestOptions = IngestOptions(),
        contacts: ContactBook = ContactBook(), batch: RecordBatch,
        consume: @escaping (RecordBatch) throws(Refusal) -> Void
    ) throws(Refusal) -> SourceReport {
        var refusal: Refusal?
        let sink = RecordSink { batch in
            do throws(Refusal) { try consume(batch) } catch { refusal = error }
            return refusal == nil
        }
        let report = SourceReader(keepsHTML: keepsHTML, batch: batch, options: options, contacts: contacts, sink: sink)
            .read(source)
        if let refusal { throw refusal }
        return report
    }
}
