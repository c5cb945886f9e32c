public import SquelchTimeline

/// Reads one source, whatever its format, into records.
public enum Ingestor {
    /// Reads `path` (`-` is standard input) and hands records on batch by batch.
    ///
    /// Damage is mended where it can be and reported; nothing throws. Memory is that of one batch, other than for JSON
    /// documents, which are held as a whole.
    ///
    /// - Parameters:
    ///   - path: a file, plain or gzip, of any format that is read; told by its content, never by its name.
    ///   - keepsHTML: whether bodies are kept as HTML beside their text.
    ///   - batch: is filled and reused; one a worker.
    ///   - consume: takes the records; the batch is cleared when it returns.
    /// - Returns: what became of the source.
    public static func read(
        _ path: String, keepsHTML: Bool = false, batch: RecordBatch, consume: @escaping (RecordBatch) -> Void
    ) -> SourceReport {
        let output = RecordOutput(source: path, batch: batch, keepsHTML: keepsHTML, consume: consume)
        var report = SourceReport(path: path)
        do throws(TextInput.Failure) {
            let input = try TextInput(path: path)
            report.format = read(input, into: output)
            report.bytes = input.bytesRead
        } catch {
            output.warn(error.words)
        }
        output.finish()
        report.counts = output.counts
        report.warnings = output.warnings
        report.isFailure = report.format == nil && report.counts.records == 0
        return report
    }

    private static func read(_ input: TextInput, into output: RecordOutput) -> String? {
        var prefix = ByteArena(capacity: 1 << 17)
        do throws(ByteInput.Failure) {
            guard try input.read(into: &prefix) else {
                output.warn("the file is empty")
                return nil
            }
        } catch {
            output.warn(error.words)
            return nil
        }
        switch ContentKind.sniff(prefix.all, isWhole: prefix.count < 32 << 10) {
        case .xml:
            let format = XMLSource.read(prefix, input, into: output)
            if format == nil { output.warn("XML, but neither a feed nor a list of follows") }
            return format
        case .jsonDocument: return JSONSource.readDocument(prefix, input, into: output)
        case .jsonLines: return JSONSource.readLines(prefix, input, into: output)
        case .csv(let layout): return CSVSource.read(layout, prefix, input, into: output)
        case .page(let kind): return PageSource.read(kind, prefix, input, into: output)
        case .unreadable(let reason):
            output.warn(reason)
            return nil
        }
    }
}
