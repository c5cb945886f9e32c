/// What a feed says about how often it is worth asking for: `ttl`, `skipHours` and `skipDays` of RSS, `sy:updatePeriod` and
/// `sy:updateFrequency` of its syndication module.
///
/// A publisher can only ask for fewer requests this way, never for more.
public struct FeedPace: Sendable, Equatable, Codable {
    /// Seconds for which the feed may be kept, by `ttl`; nil where it does not say.
    public var timeToLive: Int64?
    /// Seconds between two changes, by the syndication module; nil where it does not say.
    public var updateInterval: Int64?
    /// Hours of the day, in UTC, in which nobody should ask: bit 0 is from midnight to one o'clock.
    public var skippedHours: UInt32
    /// Days of the week, in UTC, on which nobody should ask: bit 0 is Monday.
    public var skippedDays: UInt8

    /// A pace; without arguments that of a feed that says nothing.
    public init(
        timeToLive: Int64? = nil, updateInterval: Int64? = nil, skippedHours: UInt32 = 0, skippedDays: UInt8 = 0
    ) {
        self.timeToLive = timeToLive
        self.updateInterval = updateInterval
        self.skippedHours = skippedHours
        self.skippedDays = skippedDays
    }

    /// Whether nobody should ask at this moment. A feed that skips all hours or all days says nothing that could be followed.
    public func isSkipped(at seconds: Int64) -> Bool {
        let days = seconds.quotientFlooring(UTCTime.secondsPerDay)
        let hour = (seconds - days * UTCTime.secondsPerDay) / 3600
        // 1 January 1970 was a Thursday.
        let weekday = (days + 3) - (days + 3).quotientFlooring(7) * 7
        let hours = skippedHours & 0xFF_FFFF
        let week = skippedDays & 0x7F
        return (hours != 0xFF_FFFF && hours >> UInt32(hour) & 1 == 1)
            || (week != 0x7F && week >> UInt8(weekday) & 1 == 1)
    }
}

extension Int64 {
    /// The quotient, rounded down where others round towards zero.
    fileprivate func quotientFlooring(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
