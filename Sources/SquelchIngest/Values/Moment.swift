/// A point in time as a person names it.
public enum Moment {
    /// The moment that `text` means: an ISO 8601 day or time, or a length before `now` such as `36h`, `30d`, `6w`, `3m`
    /// or `1y`.
    /// - Parameters:
    ///   - text: the moment as a person writes it.
    ///   - now: seconds since 1970.
    ///   - endOfDay: whether a bare day means its last second instead of its first.
    /// - Returns: seconds since 1970; nil where the text means nothing.
    public static func read(_ text: String, now: Int64, endOfDay: Bool = false) -> Int64? {
        if let length = length(text) { return now - length }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), let date = DateParser.parse(bytes) else {
                return nil
            }
            return date.dateOnly && endOfDay ? date.seconds + 86_399 : date.seconds
        }
    }

    /// The seconds of a length such as `36h`, `30d`, `6w`, `3m` or `1y`; nil for anything else.
    public static func length(_ text: String) -> Int64? {
        guard let unit = text.last, let count = Int64(text.dropLast()), (0...100_000).contains(count),
            let seconds = units[unit]
        else { return nil }
        return count * seconds
    }

    private static let units: [Character: Int64] = [
        "h": 3600, "d": 86_400, "w": 7 * 86_400, "m": 30 * 86_400, "y": 365 * 86_400,
    ]
}
