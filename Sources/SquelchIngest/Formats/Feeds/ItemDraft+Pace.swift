import SquelchJSON
import SquelchTimeline

extension ItemDraft {
    /// How often the feed wants to be asked for (RSS 2.0: `ttl` in minutes, `skipHours`, `skipDays`; RSS 1.0's syndication
    /// module: so often a period).
    var pace: FeedPace {
        var pace = FeedPace()
        if let minutes = number(.ttl), minutes > 0 { pace.timeToLive = minutes * 60 }
        if let period = Self.periods.first(where: { bytes(self[.updatePeriod].slice).equalsIgnoringCase($0.name) }) {
            pace.updateInterval = period.seconds / max(1, number(.updateFrequency) ?? 1)
        }
        for slice in skippedHours {
            guard let hour = bytes(slice).decimalNumber, (0...24).contains(hour) else { continue }
            pace.skippedHours |= 1 << UInt32(hour % 24)
        }
        for slice in skippedDays {
            guard let day = Self.days.firstIndex(where: { bytes(slice).equalsIgnoringCase($0) }) else { continue }
            pace.skippedDays |= 1 << UInt8(day)
        }
        return pace
    }

    private func bytes(_ slice: ByteSlice) -> UnsafeBufferPointer<UInt8> { scratch.bytes(slice).trimmed }

    /// A count that says something: nobody means more than a year.
    private func number(_ element: Element) -> Int64? {
        bytes(self[element].slice).decimalNumber.flatMap { (0...525_600).contains($0) ? $0 : nil }
    }

    private static let periods: [(name: StaticString, seconds: Int64)] = [
        ("hourly", 3600), ("daily", 86_400), ("weekly", 7 * 86_400), ("monthly", 30 * 86_400), ("yearly", 365 * 86_400),
    ]
    private static let days: [StaticString] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}
