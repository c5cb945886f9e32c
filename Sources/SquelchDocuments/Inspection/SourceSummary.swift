/// What is known of one source, in the terms of a report.
public struct SourceSummary: Sendable {
    /// Path of the file.
    public var path: String
    /// Name of the format, nil where none was recognised.
    public var format: String?
    /// Records of each kind: feed, post, follow, follower, mute, attention, interaction.
    public var feeds = 0
    /// See ``feeds``.
    public var posts = 0
    /// See ``feeds``.
    public var follows = 0
    /// See ``feeds``.
    public var followers = 0
    /// See ``feeds``.
    public var mutes = 0
    /// See ``feeds``.
    public var attention = 0
    /// See ``feeds``.
    public var interactions = 0
    /// Records that could not be read, by reason.
    public var skipped: [String: Int] = [:]
    /// Records that are well and have nothing to do with what is asked, by reason.
    public var ignored: [String: Int] = [:]
    /// Why nothing was read, where that is no fault, or what else is to be said; nil where nothing is.
    public var note: String?
    /// Pictures, sound and films inside of it, which are not listed.
    public var leftOut = 0
    /// Number of warnings.
    public var warnings = 0
    /// Bytes read.
    public var bytes = 0

    /// A source of which only the path is known.
    public init(path: String, format: String?) {
        self.path = path
        self.format = format
    }

    /// Records of every kind.
    public var records: Int { feeds + posts + follows + followers + mutes + attention + interactions }

    private mutating func add(_ other: SourceSummary) {
        feeds += other.feeds
        posts += other.posts
        follows += other.follows
        followers += other.followers
        mutes += other.mutes
        attention += other.attention
        interactions += other.interactions
        skipped.merge(other.skipped, uniquingKeysWith: +)
        ignored.merge(other.ignored, uniquingKeysWith: +)
        leftOut += other.leftOut
        warnings += other.warnings
        bytes += other.bytes
    }

    /// The sum of `sources`.
    package static func total(of sources: [SourceSummary]) -> SourceSummary {
        var all = SourceSummary(path: "", format: nil)
        for source in sources { all.add(source) }
        return all
    }
}
