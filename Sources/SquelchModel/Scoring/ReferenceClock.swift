import SquelchTimeline

/// The moment from which the age of posts is counted, and how fast they lose weight.
///
/// An old archive is judged as it was: the reference is the newest post's time, never later than the clock,
/// or the end that the user asked for. A post without a date, or from the future, weighs as much as the account's
/// post in the middle: were it one of today, a single one would outweigh all that a silent account ever posted.
public struct ReferenceClock: Sendable, Equatable {
    /// Reference time, seconds since 1970.
    public let reference: Int64
    /// Days in which a post's weight halves.
    public let halfLifeDays: Double
    /// Stands for the time of posts that have none; nil where no post has one, and all weigh the same.
    private let middle: Int64?

    /// Days after which a post has half its weight, unless the user says otherwise.
    public static let defaultHalfLifeDays = 45.0
    /// A post later than the clock by more than this has a wrong date.
    public static let futureTolerance: Int64 = 2 * UTCTime.secondsPerDay
    /// Least weight: posts of a silent account keep their relation to each other within the exact sums.
    static let leastWeight = 0x1p-24

    /// A clock set to `reference`.
    public init(reference: Int64, halfLifeDays: Double = defaultHalfLifeDays) {
        self.init(reference: reference, halfLifeDays: halfLifeDays, middle: nil)
    }

    private init(reference: Int64, halfLifeDays: Double, middle: Int64?) {
        self.middle = middle
        self.reference = reference
        self.halfLifeDays = max(0.1, halfLifeDays)
    }

    /// A clock set to the newest of `times` that is not later than `now`, or than `until`; to the earlier
    /// of these where no time is known. With `until` the end itself is the reference.
    public init(times: [Int64], now: Int64, until: Int64?, halfLifeDays: Double = defaultHalfLifeDays) {
        if let until, until <= now {
            self.init(reference: until, halfLifeDays: halfLifeDays)
            return
        }
        var newest = Int64.min
        for time in times where time <= now && time > newest { newest = time }
        self.init(reference: newest == PostColumns.unknownTime ? now : newest, halfLifeDays: halfLifeDays)
    }

    /// Newest posts by which a rare poster is judged: with so many, a share is known about as well as it ever is.
    static let judgedPosts = 20

    /// The clock for an account whose posts are of `times`: slower for one that posts rarely, so that its newest
    /// ``judgedPosts`` count at least half each compared with its last. Age is measured by the account's own tempo;
    /// without this, a blogger of one post a month is judged by two of them.
    func adapted(to times: [Int64]) -> ReferenceClock {
        let known = times.filter { $0 != PostColumns.unknownTime && $0 <= reference }.sorted(by: >)
        guard let last = known.first, let oldest = known.prefix(Self.judgedPosts).last else { return self }
        let days = (Double(last) - Double(oldest)) / Double(UTCTime.secondsPerDay)
        return ReferenceClock(
            reference: reference, halfLifeDays: max(halfLifeDays, days), middle: known[known.count / 2])
    }

    /// Whether a time is later than any source can have seen.
    public func isFuture(_ time: Int64) -> Bool {
        time != PostColumns.unknownTime && time > reference.addingReportingOverflow(Self.futureTolerance).partialValue
    }

    /// Weight of a post of `time`: 1 at the reference time, a half one half-life before it.
    @inline(__always)
    public func weight(at time: Int64) -> Double {
        var time = time
        if time == PostColumns.unknownTime || isFuture(time) {
            guard let middle else { return 1 }
            time = middle
        }
        if time >= reference { return 1 }
        let days = (Double(reference) - Double(time)) / Double(UTCTime.secondsPerDay)
        return max(Self.leastWeight, ModelMath.powerOfTwo(-days / halfLifeDays))
    }
}
