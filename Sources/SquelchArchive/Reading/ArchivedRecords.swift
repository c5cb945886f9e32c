internal import GRDB
internal import SquelchIngest
internal import SquelchTimeline

/// The records of a source that was kept, to be read as those of its file were.
struct ArchivedRecords: RecordSequence {
    let archive: Archive
    let source: Int64
    let report: SourceReport
    /// Whether posts are given out as well.
    let hasPosts: Bool
    let mark: RecordMark?

    func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String? {
        do throws(ArchiveFailure) {
            let lost = try archive.read { database in
                var reader = try SegmentReader(database, name: report.path, hasPosts: hasPosts)
                try reader.fill(batch, source: source, handOn: handOn)
                return reader.lost
            }
            guard lost > 0 else { return nil }
            return
                "\(Counted.text(lost, "record")) of the archive cannot be read any more; squelch archive check tells which"
        } catch {
            batch.removeAll()
            return error.words
        }
    }
}
