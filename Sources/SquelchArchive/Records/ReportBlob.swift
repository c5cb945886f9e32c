internal import SquelchIngest
internal import SquelchTimeline

/// What became of a source when it was read, as it lies in one row: formats and counts, of it and of the files inside of
/// it. What was wrong with the file is not kept; it is told when it is read.
enum ReportBlob {
    private static let version: UInt8 = 1

    static func write(_ report: SourceReport, to writer: inout BlobWriter) {
        writer.removeAll()
        writer.write(byte: version)
        append(report, &writer)
        writer.write(count: report.entries.count)
        for entry in report.entries { append(entry, &writer) }
    }

    private static func append(_ report: SourceReport, _ writer: inout BlobWriter) {
        writer.write(report.path)
        writer.write(report.format?.name)
        writer.write(count: report.leftOut)
        for count in fields { writer.write(count: report.counts[keyPath: count]) }
    }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(BlobDamage) -> SourceReport {
        var reader = BlobReader(bytes)
        guard try reader.readByte() == version else { throw .garbled }
        var report = try readReport(&reader)
        for _ in 0..<(try reader.readCount()) { report.entries.append(try readReport(&reader)) }
        try reader.finish()
        return report
    }

    private static func readReport(_ reader: inout BlobReader) throws(BlobDamage) -> SourceReport {
        var report = SourceReport(path: try reader.readString() ?? "")
        report.format = try reader.readString().flatMap(SourceFormat.init(name:))
        report.leftOut = try reader.readNumber()
        for count in fields { report.counts[keyPath: count] = try reader.readNumber() }
        return report
    }

    /// In the order in which they are written.
    private static var fields: [WritableKeyPath<RecordCounts, Int>] {
        [\.feeds, \.posts, \.follows, \.followers, \.mutes, \.attention, \.interactions]
    }
}
