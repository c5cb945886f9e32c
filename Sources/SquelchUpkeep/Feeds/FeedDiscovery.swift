public import SquelchArchive
import SquelchCuration
public import SquelchFetch
import SquelchIngest
import SquelchSystem
import SquelchTimeline

/// A feed that an address led to.
public struct FoundFeed: Sendable, Equatable {
    /// Its address.
    public var address: String
    /// What it is called, where that is known.
    public var title: String?

    /// A feed.
    public init(address: String, title: String? = nil) {
        self.address = address
        self.title = title
    }
}

/// What there is at an address that the user named.
public struct FoundPlace: Sendable, Equatable {
    /// What lies there.
    public enum Kind: Sendable, Equatable {
        /// A feed, which is all that was found.
        case feed
        /// A page that names feeds.
        case page
        /// A list of feeds.
        case list
        /// A feed that is known, and whose turn it is not.
        case known
    }

    /// The address, as it was named.
    public var address: String
    /// What lies there; nil where it could not be had.
    public var kind: Kind?
    /// The feeds that it leads to.
    public var feeds: [FoundFeed] = []
    /// Lists of those whom the site recommends, as far as its page names them.
    public var blogrolls: [String] = []
    /// Why it could not be had.
    public var problem: FetchProblem?
    /// Why it was not asked.
    public var refusal: AddressGuard.Refusal?

    var answer: FetchedFeed?
    var list: [UInt8]?
}

/// Finds the feeds of a site, a profile, a channel or a list that the user named by its address.
///
/// That address is asked, and where its page names no feed the one that its network is known to give out; a list of those
/// whom a site recommends only where the user wants that. Nothing that is found is asked for here.
public struct FeedDiscovery {
    private let run: FetchRun
    private let answers: Answers
    private let archive: Archive
    private let stop: StopFlag

    /// Where the list of recommended feeds lies if no page says otherwise.
    private static let recommendations = "/.well-known/recommendations.opml"

    /// A search.
    /// - Parameters:
    ///   - archive: where states of feeds that are known lie.
    ///   - options: how addresses are asked.
    ///   - proxies: through which addresses are asked.
    ///   - clock: tells the time, and waits.
    ///   - stop: raised where the user wants it to end.
    public init(
        in archive: Archive, options: FetchOptions, proxies: ProxySettings = .ofEnvironment,
        clock: FetchClock = .system, stop: StopFlag = StopFlag()
    ) {
        self.archive = archive
        self.stop = stop
        var options = options
        // Who names an address wants it asked, gone or not; half an hour lies between two questions all the same.
        options.asksGone = true
        options.history = nil
        answers = Answers(archive)
        run = FetchRun(store: answers, options: options, proxies: proxies, clock: clock)
    }

    /// Whether a word of a command line is an address and no path.
    public static func isAddress(_ word: String) -> Bool {
        let start = word.prefix(8).lowercased()
        return start.hasPrefix("http://") || start == "https://"
    }

    /// What there is at an address.
    /// - Parameters:
    ///   - address: as a person writes it.
    ///   - wantsBlogroll: whether those whom the site recommends are looked for, and not its own feeds.
    public func look(at address: String, wantsBlogroll: Bool = false) throws -> FoundPlace {
        var place = try ask(address)
        if wantsBlogroll { return try lookForBlogroll(place) }
        guard place.kind == nil || place.kind == .page, place.feeds.isEmpty, place.refusal == nil, !stop.isRaised,
            let guess = PublicFeed.address(id: address, url: address, platform: nil), guess != address
        else { return place }
        let guessed = try ask(guess)
        guard guessed.kind == .feed || guessed.kind == .known else { return place }
        let blogrolls = place.blogrolls
        place = guessed
        (place.address, place.blogrolls) = (address, blogrolls)
        return place
    }

    /// Takes up what was found: it is in the archive's list of follows from now on, and an answer that came along is kept.
    public func follow(_ place: FoundPlace, store: FetchedFeeds) throws {
        let now = run.clock.seconds()
        if let list = place.list {
            _ = try archive.add(Source(name: place.address, origin: place.address, bytes: list), at: now)
        } else {
            _ = try archive.add(FollowedFeeds(place: place.address, feeds: place.feeds).source, at: now)
        }
        if let answer = place.answer { try store.keep(answer) }
    }

    private func lookForBlogroll(_ page: FoundPlace) throws -> FoundPlace {
        guard page.kind != .list, page.refusal == nil else { return page }
        let standard = WebAddress(page.address)?.following(Self.recommendations)?.text
        for address in page.blogrolls + [standard].compactMap({ $0 }) where !stop.isRaised {
            let found = try ask(address)
            if found.kind == .list { return found }
        }
        var page = page
        page.feeds = []
        return page
    }

    // MARK: - One address

    private func ask(_ address: String) throws -> FoundPlace {
        var place = FoundPlace(address: address)
        var read: (bytes: [UInt8], address: String)?
        let summary = try run.fetch([address], stop: stop) { bytes, address in
            read = (bytes, address)
            return FetchedFeeds.read(bytes, address) ?? FeedReading()
        }
        let answer = answers.take()
        // What comes next may be for the same host.
        if answer != nil, run.options.pause > 0 { usleep(UInt32(clamping: run.options.pause * 1000)) }
        switch summary.feeds.first?.outcome {
        case .failed(let problem): place.problem = problem
        case .skipped(.refused(let refusal)): place.refusal = refusal
        case .skipped: known(&place)
        case .changed, .unchanged:
            guard let read else {
                known(&place)
                place.answer = answer
                break
            }
            understand(read.bytes, read.address, answer, &place)
        case .interrupted, nil: break
        }
        return place
    }

    private func known(_ place: inout FoundPlace) {
        place.kind = .known
        place.feeds = [FoundFeed(address: place.address)]
    }

    private func understand(
        _ bytes: [UInt8], _ address: String, _ answer: FetchedFeed?, _ place: inout FoundPlace
    ) {
        // A page may be marked as a feed as well; where it names one, that one is meant for readers.
        let links = PageLinks.read(bytes, from: address)
        place.blogrolls = links.blogrolls.map(\.address)
        var title: String?
        var follows: [FoundFeed] = []
        var isFeed = false
        let source = Source(name: place.address, origin: address, bytes: bytes)
        let report = Ingestor.read(source, batch: RecordBatch()) { batch in
            if let feed = batch.feeds.first, !isFeed {
                isFeed = true
                title = batch.arena.string(feed.title)
            }
            for follow in batch.follows {
                guard let feed = batch.arena.string(follow.feedURL) else { continue }
                follows.append(FoundFeed(address: feed, title: batch.arena.string(follow.name)))
            }
        }
        let isMarkedPage = report.format?.family == .hFeed
        if isFeed, !isMarkedPage || links.feeds.isEmpty {
            place.kind = .feed
            place.feeds = [FoundFeed(address: place.address, title: title)]
            place.answer = answer
        } else if !follows.isEmpty {
            place.kind = .list
            place.feeds = follows
            place.list = bytes
        } else {
            place.kind = .page
            place.feeds = links.feeds.map { FoundFeed(address: $0.address, title: $0.title) }
        }
    }
}

/// Knows what the archive knows, and holds back what comes until it is clear what it is.
private final class Answers: FetchStore {
    private let states: FetchedFeeds
    private var last: FetchedFeed?

    init(_ archive: Archive) { states = FetchedFeeds(archive, clock: { 0 }) }

    func states(of addresses: [String]) throws -> [FeedState] { try states.states(of: addresses) }
    func keep(_ feed: FetchedFeed) { last = feed }

    func take() -> FetchedFeed? {
        defer { last = nil }
        return last
    }
}
