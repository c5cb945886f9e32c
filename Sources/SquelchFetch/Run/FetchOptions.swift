import SquelchTimeline

/// How a run asks.
public struct FetchOptions: Sendable, Equatable {
    /// How often.
    public var pace = FetchPace()
    /// Hosts whose addresses may be private.
    public var allowedHosts: Set<String> = []
    /// Hosts that are asked at once.
    public var concurrency = 16
    /// Milliseconds between an answer and the next request to the same host.
    public var pause: Int64 = 1000
    /// Redirects that are followed for one feed.
    public var redirects = 5
    /// What one answer may be.
    public var limits = FetchLimits()
    /// How many older pages of feeds are asked for; nil for none.
    public var history: HistoryLimits?
    /// Whether feeds that were gone are asked for once more.
    public var asksGone = false
    /// Who asks.
    public var agent = FetchAgent()
    /// A file of certificates to trust in place of the system's; nil for the system's.
    public var certificates: String?
    /// A file of names and passwords in place of `~/.netrc`; nil for that.
    public var netrc: String?
    /// What names lead to in place of what name servers say, each as `host:port:address`: tests play hostile name servers.
    var resolutions: [String] = []

    /// The usual way.
    public init() {}
}

/// What one answer may be at most; what is more is broken off.
public struct FetchLimits: Sendable, Equatable {
    /// Bytes as they come, packed or not. A feed of a thousand long posts has four million.
    public var wireBytes = 16 << 20
    /// Bytes when they are unpacked.
    public var bodyBytes = 16 << 20
    /// Bytes of all headers together.
    public var headerBytes = 64 << 10
    /// Seconds until there is a connection, until something more must have come, and for all of it.
    public var connectSeconds = 10
    /// Seconds in which something must come.
    public var idleSeconds = 15
    /// Seconds for the whole answer.
    public var seconds = 60

    /// The usual limits.
    public init() {}
}

/// How much of the older posts of one feed is asked for in one run; the next one goes on from there.
public struct HistoryLimits: Sendable, Equatable {
    /// Pages.
    public var pages = 20
    /// Bytes of all of them together, unpacked.
    public var bytes = 64 << 20

    /// The usual limits.
    public init() {}
}

/// How requests say who asks: readers are counted by it, and whoever is troubled by them finds out whom to ask.
public struct FetchAgent: Sendable, Equatable {
    /// Version of the program.
    public var version = "0.1.0"
    /// An address where the user can be reached, if the user wants that.
    public var contact: String?

    /// Says no more than the program's name.
    public init() {}

    /// The value of `User-Agent`. Each copy reads for one person.
    public var text: String {
        let extra = contact.map { "; " + String($0.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }) } ?? ""
        return "Squelch/\(version) (reads feeds on its user's own machine; 1 subscriber\(extra))"
    }
}
