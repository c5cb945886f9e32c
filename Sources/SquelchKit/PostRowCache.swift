import SquelchArchive
import SquelchFollowing
import SquelchIngest
import SquelchSystem
import SquelchTimeline

/// Rows of posts as they were found out of the sources of an archive, with everything that goes with them: who posts, which
/// feeds say so. What a source adds depends on its records, on which texts are kept, and on the program; nothing else.
struct PostRowCache: Sendable {
    private let cache: ArchiveCache
    private let program: [UInt8]
    private let kind: String
    private let keepsAllTexts: Bool
    private let keepsLongTexts: Bool

    /// Most bytes of a source that are kept: as they are read, they lie in memory twice.
    private static let largest = 1 << 30

    /// Rows in `cache`; nil where the program cannot tell itself from another version.
    init?(_ cache: ArchiveCache, keepsAllTexts: Bool, keepsLongTexts: Bool) {
        guard let program = Surroundings.program else { return nil }
        self.cache = cache
        self.program = Array(program.utf8)
        self.keepsAllTexts = keepsAllTexts
        self.keepsLongTexts = keepsLongTexts
        kind = "posts" + (keepsAllTexts ? " with texts" : "") + (keepsLongTexts ? " of length" : "")
    }

    /// What a source adds, as it was found out before; nil where it has to be read.
    func chunk(of source: Source) -> (TimelineChunk, SourceReport)? {
        guard let mark = source.mark, let bytes = cache.value(kind, mark.source, key: key(source, mark)) else {
            return nil
        }
        do throws(FrameError) {
            var reader = try FrameReader(Self.counts, bytes[...])
            let counts = RecordCounts(try reader.readColumn(UInt64.self))
            try reader.finish()
            guard let report = source.report(with: counts) else { return nil }
            let chunk = try TimelineChunk(
                source.name, keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts,
                bytes: bytes.dropFirst(reader.length))
            return (chunk, report)
        } catch {
            return nil
        }
    }

    /// What a source adds as a value to be kept; nil for one that has more than posts, or was not read without fault.
    func value(of source: Source, _ chunk: TimelineChunk, _ report: SourceReport) -> ArchiveCache.Value? {
        guard let mark = source.mark, report.isFaultless, report.counts.ignored.isEmpty, let bytes = chunk.bytes,
            bytes.count < Self.largest
        else { return nil }
        var writer = FrameWriter(Self.counts)
        writer.write(column: report.counts.numbers)
        return ArchiveCache.Value(name: mark.source, key: key(source, mark), bytes: writer.finish() + bytes)
    }

    /// Keeps what was found out.
    func keep(_ values: [ArchiveCache.Value]) { cache.keep(values, kind) }

    /// Removes what was kept of sources that are there no more.
    func thin(to sources: [Source]) { cache.thin(kind, to: Set(sources.compactMap { $0.mark?.source })) }

    private static let counts = FrameKind(mark: "N", version: 1)

    /// What a source is called may be an account's name.
    private func key(_ source: Source, _ mark: RecordMark) -> [UInt8] {
        var name = source.name
        let hash = name.withUTF8 { ByteHash.hash($0) }
        return mark.state + hash.littleEndianBytes + program
    }
}

extension RecordCounts {
    /// The counts of records that were understood, in a stable order.
    fileprivate var numbers: [UInt64] { Self.fields.map { UInt64(self[keyPath: $0]) } }

    fileprivate init(_ numbers: [UInt64]) {
        self.init()
        for (field, number) in zip(Self.fields, numbers) { self[keyPath: field] = Int(clamping: number) }
    }

    private static var fields: [WritableKeyPath<RecordCounts, Int>] {
        [\.feeds, \.posts, \.follows, \.followers, \.mutes, \.attention, \.interactions]
    }
}
