import SquelchTimeline

/// The time that an account's data covers.
///
/// From the first dated post to the reference time: an export of the newest 20 posts says nothing of the
/// time before the first of them, but the silence after the last is real, since all sources are taken to be
/// collected together. At least a day.
public struct CoveredWindow: Equatable, Sendable {
    /// First moment, seconds since 1970.
    public var from: Int64
    /// Last moment, seconds since 1970.
    public var to: Int64

    /// A window between two moments, whose order does not matter.
    public init(from: Int64, to: Int64) {
        self.from = min(from, to)
        self.to = max(from, to)
    }

    /// The window of an account, or `whole` where none of its posts has a date.
    init(_ statistics: AccountStatistics, reference: Int64, since: Int64?, whole: CoveredWindow) {
        guard statistics.firstTime <= statistics.lastTime else {
            self = whole
            return
        }
        // A period that was asked for is covered from its beginning only as far as the data go back: unknown.
        self.init(from: max(statistics.firstTime, since ?? .min), to: max(reference, statistics.lastTime))
    }

    /// Length in days, at least one.
    public var days: Double {
        max(1, (Double(to) - Double(from)) / Double(UTCTime.secondsPerDay))
    }
}
