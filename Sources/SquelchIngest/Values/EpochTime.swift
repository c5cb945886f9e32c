import SquelchTimeline

/// Times that are counts since 1970: exporters use seconds, milliseconds and microseconds, now and then in one file.
enum EpochTime {
    /// Seconds since 1970, from a count whose unit its size tells; nil for 0, which is how "never" is written.
    static func seconds(_ count: Int64) -> Int64? {
        var seconds = count
        // 100 000 000 000 seconds are the year 5138; as many milliseconds 1973, before anything that is read here.
        while seconds.magnitude >= 100_000_000_000 { seconds /= 1000 }
        return seconds == 0 || !UTCTime.range.contains(seconds) ? nil : seconds
    }

    /// The same of digits, with or without a fraction.
    static func seconds(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        let whole = UnsafeBufferPointer(rebasing: digits.prefix { $0 != UInt8(ascii: ".") })
        return whole.decimalNumber.flatMap { seconds($0) }
    }

    /// Seconds since 1970, from microseconds since 1601 as in Chrome's bookmarks.
    static func sinceYear1601(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let count = digits.decimalNumber, count > 0 else { return nil }
        let seconds = count / 1_000_000 - 11_644_473_600
        return UTCTime.range.contains(seconds) ? seconds : nil
    }
}
