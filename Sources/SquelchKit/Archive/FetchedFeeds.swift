public import SquelchArchive
public import SquelchFetch
import SquelchIngest
public import SquelchTimeline

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Keeps what was fetched in the archive: posts and the state of their feed, both or neither.
public final class FetchedFeeds: FetchStore {
    private let archive: Archive
    private let clock: @Sendable () -> Int64
    /// Posts that were not in the archive before.
    public private(set) var posts = 0
    /// What the answers had to say.
    public private(set) var warnings: [SourceWarning] = []

    /// A store in `archive`.
    /// - Parameter clock: seconds since 1970.
    public init(_ archive: Archive, clock: @escaping @Sendable () -> Int64) {
        self.archive = archive
        self.clock = clock
    }

    /// What is kept of these addresses. A state that cannot be read is none: the feed is asked for as if for the first time.
    public func states(of addresses: [String]) throws -> [FeedState] {
        let decoder = JSONDecoder()
        return try addresses.compactMap { address in
            try archive.fetchState(of: address).flatMap { try? decoder.decode(FeedState.self, from: Data($0)) }
        }
    }

    /// Keeps one feed, in one transaction.
    public func keep(_ feed: FetchedFeed) throws {
        let state = try JSONEncoder().encode(feed.state)
        let kept = try archive.keep(
            address: feed.address, state: Array(state),
            source: feed.bytes.map { Source(name: feed.address, origin: feed.address, bytes: $0) }, at: clock())
        posts += kept?.posts ?? 0
        warnings += kept?.report.warnings ?? []
    }

    /// How often the feed in an answer wants to be asked for; nil where it is no feed.
    public static func pace(_ bytes: [UInt8], _ address: String) -> FeedPace? {
        var pace: FeedPace?
        _ = Ingestor.read(Source(name: address, origin: address, bytes: bytes), batch: RecordBatch()) { batch in
            if let feed = batch.feeds.first { pace = pace ?? feed.pace }
        }
        return pace
    }
}
