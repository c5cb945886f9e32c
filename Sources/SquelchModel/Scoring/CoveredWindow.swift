import SquelchTimeline

/// The time that an account's data covers.
///
/// From the first dated post to the moment until which the account was read: an export of the newest 20 posts says
/// nothing of the time before the first of them, and a file of last February nothing of the time since. At least a day.
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

    /// Length in days, at least one.
    public var days: Double {
        max(1, (Double(to) - Double(from)) / Double(UTCTime.secondsPerDay))
    }
}
