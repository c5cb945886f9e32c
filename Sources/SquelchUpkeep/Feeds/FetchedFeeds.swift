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
    /// Feeds that pages name which answered in place of a feed, by the address that was asked.
    public private(set) var pages: [String: String] = [:]
    /// What the answers had to say.
    public private(set) var warnings: [SourceWarning] = []

    /// A store in `archive`.
    /// - Parameters:
    ///   - archive: where answers and states are kept.
    ///   - clock: seconds since 1970.
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

    /// Keeps one feed, or an older page of one, in one transaction.
    public func keep(_ feed: FetchedFeed) throws {
        let state = try JSONEncoder().encode(feed.state)
        let kept = try archive.keep(
            address: feed.address, state: Array(state), source: feed.bytes.map { Self.source(of: feed, $0) },
            at: clock())
        posts += kept?.posts ?? 0
        warnings += kept?.report.warnings ?? []
    }

    /// All that an address gives is called by it; an older page is of the feed that led there, whatever it says itself.
    private static func source(of feed: FetchedFeed, _ bytes: [UInt8]) -> Source {
        var source = Source(
            name: feed.address, origin: feed.isPage ? feed.finalAddress : feed.address, bytes: bytes)
        if feed.isPage { source.feedURL = feed.state.history?.feedURL ?? feed.address }
        return source
    }

    /// What the feed in an answer says of itself; nil where it is no feed. Where it is a page that names one, that is noted
    /// and not asked for: the user has not listed it.
    public func inspect(_ bytes: [UInt8], _ address: String) -> FeedReading? {
        if let reading = Self.read(bytes, address) { return reading }
        if let feed = PageLinks.read(bytes, from: address).feeds.first { pages[address] = feed.address }
        return nil
    }

    /// What the feed in an answer says of itself; nil where it is no feed.
    public static func read(_ bytes: [UInt8], _ address: String) -> FeedReading? {
        var reading: FeedReading?
        _ = Ingestor.read(Source(name: address, origin: address, bytes: bytes), batch: RecordBatch()) { batch in
            guard reading == nil, let feed = batch.feeds.first else { return }
            let own = batch.arena.string(feed.feedURL)
            reading = FeedReading(
                pace: feed.pace, older: batch.arena.string(feed.older), olderIsArchive: feed.olderIsArchive,
                // One that says nothing is known by the address that it was listed with.
                feedURL: own == address ? nil : own)
        }
        return reading
    }
}
