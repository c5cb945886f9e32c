import CLibCurl
import SquelchSystem

/// The clocks of a run.
public struct FetchClock: Sendable {
    /// Seconds since 1970.
    public var seconds: @Sendable () -> Int64
    /// Milliseconds of a clock that is never set.
    public var milliseconds: @Sendable () -> Int64

    /// Clocks that tell these times.
    public init(seconds: @escaping @Sendable () -> Int64, milliseconds: @escaping @Sendable () -> Int64) {
        self.seconds = seconds
        self.milliseconds = milliseconds
    }

    /// The clocks of the system.
    public static let system = FetchClock(
        seconds: { Surroundings.now }, milliseconds: squelch_clock_milliseconds)
}
