import SquelchTimeline

/// Since when an account posts differently, and how much.
public struct AccountChange: Equatable, Sendable, Codable {
    /// Time of the first post after the change, seconds since 1970.
    public var since: Int64
    /// SNR in dB before and after, each as the plain mean of the posts' worths has it: their difference is firmer than
    /// either.
    public var before: Double
    /// See ``before``.
    public var after: Double

    /// Part of the evidence from before a change that still counts.
    static let remainingEvidence = 0.5
    /// Newest posts that are looked at.
    private static let mostPosts = 2000
    /// Fewest days with posts on either side of a change: what one day brings is a mood.
    private static let fewestDays = 3
    /// Days of silence after which nobody cares how an account changed before.
    private static let longestSilence: Int64 = 180

    /// A change of known parts.
    init(since: Int64, before: Double, after: Double) {
        self.since = since
        self.before = before
        self.after = after
    }

    /// The change of the account whose posts are `rows`; nil where it is steady or too little is known.
    init?(
        _ rows: ArraySlice<UInt32>, _ timeline: Timeline, _ scores: PostScores, latest: Int64, reference: Int64
    ) {
        let time = timeline.posts.time
        var dated = rows.map { Int($0) }.filter { time[$0] != PostColumns.unknownTime && time[$0] <= latest }
        guard dated.count >= 2 * ChangePoint.fewestPosts else { return nil }
        dated.sort { time[$0] != time[$1] ? time[$0] < time[$1] : scores.worth[$0] < scores.worth[$1] }
        let newest = dated.suffix(Self.mostPosts)
        guard let change = ChangePoint.find(newest.map { scores.worth[$0] }) else { return nil }
        let split = newest.startIndex + change.index
        guard Self.days(newest[..<split], time) >= Self.fewestDays,
            Self.days(newest[split...], time) >= Self.fewestDays,
            reference - time[newest[newest.endIndex - 1]] <= Self.longestSilence * UTCTime.secondsPerDay
        else { return nil }
        since = time[newest[split]]
        before = Self.decibels(change.before)
        after = Self.decibels(change.after)
    }

    private static func days(_ posts: ArraySlice<Int>, _ time: [Int64]) -> Int {
        Set(posts.map { time[$0] / UTCTime.secondsPerDay }).count
    }

    private static func decibels(_ worth: Double) -> Double {
        Decibels.fromLogit(ShareConstants.slope * ModelMath.logit(min(0.98, max(0.02, worth))))
    }
}
