public import SquelchArchive
import SquelchFetch
public import SquelchIngest
public import SquelchTimeline

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Feeds of which fetching has found, on day after day, that they are elsewhere for good: a feed need not say so itself, as
/// its server does.
public struct MovedFeeds: RecordSequence {
    /// The addresses that were listed, and those where the feeds are now.
    package let moves: [(address: String, target: String)]

    /// Those of an archive; nil where there are none.
    public init?(_ archive: Archive) throws {
        let decoder = JSONDecoder()
        // Of thousands of feeds a few have moved: only those whose state has the key are read.
        moves = try archive.fetchStates(having: Array("\"move\"".utf8)).compactMap { bytes in
            guard let state = try? decoder.decode(FeedState.self, from: Data(bytes)), let move = state.move,
                move.isConfirmed
            else { return nil }
            return (state.address, move.target)
        }
        if moves.isEmpty { return nil }
    }

    /// What is said of them: as many profiles.
    public var report: SourceReport {
        var report = SourceReport(path: "squelch fetch")
        report.format = SourceFormat(.squelch)
        return report
    }

    /// The same as a source, to be read with those of the archive.
    public var source: Source { Source(name: report.path, content: .records(self)) }

    /// Gives them out.
    public func fill(_ batch: RecordBatch, handOn: () -> Bool) -> String? {
        for move in moves {
            var record = ProfileRecord()
            record.account = batch.store(AccountIdentity.id(feedURL: move.address))
            record.movedTo = batch.store(move.target)
            batch.profiles.append(record)
            if batch.isFull, !handOn() { return nil }
        }
        _ = handOn()
        return nil
    }
}
