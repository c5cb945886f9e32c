public import SquelchTimeline

/// What a feed that was read says of itself, as far as it decides what is asked next.
public struct FeedReading: Sendable, Equatable {
    /// How often it wants to be asked for.
    public var pace: FeedPace
    /// Where its posts before these are.
    public var older: String?
    /// Whether what lies there will not change (RFC 5005's archives), and need never be asked for again.
    public var olderIsArchive: Bool
    /// The address that the feed is known by.
    public var feedURL: String?

    /// What a feed says.
    public init(
        pace: FeedPace = FeedPace(), older: String? = nil, olderIsArchive: Bool = false, feedURL: String? = nil
    ) {
        self.pace = pace
        self.older = older
        self.olderIsArchive = olderIsArchive
        self.feedURL = feedURL
    }
}

/// How far back the older posts of a feed were read, page by page from the newest (RFC 5005).
///
/// A page that was read is not asked for again. New archives appear in front of those that are known: reading goes from the
/// newest one to the one at which it began before.
public struct OlderPages: Sendable, Equatable, Codable {
    /// The page at which reading began last.
    public var newest: String
    /// The page that is to be read next; nil where all were read.
    public var next: String?
    /// The page at which it ends, since it was read before.
    public var until: String?
    /// Pages that were read.
    public var pages = 0
    /// How often the next one could not be had.
    public var failures = 0
    /// The address that the feed itself is known by.
    public var feedURL: String?

    /// Nobody reads on behind so many pages; and a server that makes up pages comes to an end.
    public static let most = 1000
    /// A page that could not be had so often is not asked for any more.
    static let mostFailures = 4

    /// Reading that is to begin at a page.
    public init(newest: String, feedURL: String?) {
        self.newest = newest
        next = newest
        self.feedURL = feedURL
    }

    /// What is known after the feed itself was read.
    static func next(_ history: OlderPages?, after reading: FeedReading) -> OlderPages? {
        guard let page = reading.older else { return history }
        guard var history else { return OlderPages(newest: page, feedURL: reading.feedURL) }
        history.feedURL = reading.feedURL
        // Pages of a list that moves on have the same addresses and other posts: they are read once. What has not been
        // read to its end is, before what came in front of it.
        guard reading.olderIsArchive, page != history.newest, history.next == nil, history.pages < most else {
            return history
        }
        (history.until, history.newest, history.next) = (history.newest, page, page)
        return history
    }

    /// Goes on behind the page that was read.
    mutating func take(_ page: FeedReading) {
        pages += 1
        failures = 0
        next = pages < Self.most && page.older != until ? page.older : nil
    }

    /// Notes that the next page could not be had. Where there is none, this is the end.
    mutating func fail(_ problem: FetchProblem) {
        failures += 1
        let isMissing = problem == .status(404) || problem == .status(410)
        if isMissing || failures >= Self.mostFailures { (next, failures) = (nil, 0) }
    }
}
