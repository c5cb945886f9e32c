internal import GRDB
public import SquelchIngest
internal import SquelchTimeline

extension Archive {
    /// All that was kept, source by source in the order in which it was first read: analysed, it gives what its files
    /// gave, but for what is said about the files.
    /// - Parameter hasPosts: whether posts are given out; where only accounts are wanted, leaving them out saves nearly all.
    public func sources(hasPosts: Bool = true) throws(ArchiveFailure) -> [Source] {
        try read { database in try sources(where: "TRUE", hasPosts, database) }
    }

    /// What was kept of one source: of what an import has just read, whether or not it was there before. Nil where nothing
    /// was understood.
    public func source(of kept: Kept) throws(ArchiveFailure) -> Source? {
        guard let row = kept.row else { return nil }
        return try read { database in try sources(where: "id = \(row)", true, database).first }
    }

    private func sources(where condition: String, _ hasPosts: Bool, _ database: Database) throws -> [Source] {
        let statement = try RowStatement(
            database, "SELECT id, bytes, checksum, report, stamp FROM source WHERE \(condition) ORDER BY id")
        let words = try Row.fetchAll(database, sql: "SELECT name, origin FROM source WHERE \(condition) ORDER BY id")
        defer { statement.reset() }
        let renamed = try Self.mark(of: Self.aliases(database))
        var sources: [Source] = []
        sources.reserveCapacity(words.count)
        for row in words {
            guard try statement.step() else { break }
            let name: String = row[0]
            var report = Self.report(statement.bytes(3), statement.number(2)) ?? SourceReport(path: name)
            report.path = name
            report.bytes = Int(clamping: statement.number(1))
            let stamp = [renamed, statement.number(4)].flatMap(\.littleEndianBytes)
            let records = ArchivedRecords(
                archive: self, source: statement.number(0), report: report, hasPosts: hasPosts,
                mark: hasPosts ? RecordMark(source: statement.number(0), state: stamp) : nil)
            sources.append(Source(name: name, origin: row[1], content: .records(records), size: report.bytes))
        }
        return sources
    }

    /// A number for the names that accounts have today.
    private static func mark(of aliases: [String]) -> Int64 {
        var mark: Int64 = 0
        for var name in aliases { mark = name.withUTF8 { Checksum.of($0, after: mark &+ 1) } }
        return mark
    }

    /// Nil for one that is not as it was written, which ``check()`` tells: its records are what counts.
    private static func report(_ bytes: UnsafeBufferPointer<UInt8>, _ checksum: Int64) -> SourceReport? {
        guard Checksum.of(bytes) == checksum else { return nil }
        return try? ReportBlob.read(bytes)
    }
}
