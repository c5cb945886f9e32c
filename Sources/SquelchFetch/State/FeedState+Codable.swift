import SquelchTimeline

extension FeedState: Codable {
    private enum Key: String, CodingKey {
        case address, validators, body, lastAsked, lastChanged, nextDue, failures, move, end, pace, freshFor, rhythm
        case rest, history
    }

    /// Reads what was kept. A field that is damaged or unknown is as if it had never been there: what is lost is a request
    /// without a condition. Only the address must be there.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func field<Value: Decodable>(_ key: Key) -> Value? { try? container.decodeIfPresent(Value.self, forKey: key) }
        func time(_ key: Key) -> Int64? { field(key).flatMap { UTCTime.range.contains($0) ? $0 : nil } }
        func seconds(_ key: Key) -> Int64? { field(key).flatMap { $0 >= 0 && $0 <= FetchPace.longest ? $0 : nil } }
        address = try container.decode(String.self, forKey: .address)
        validators = field(.validators)
        body = field(.body)
        lastAsked = time(.lastAsked)
        lastChanged = time(.lastChanged)
        nextDue = time(.nextDue)
        failures = field(.failures).flatMap { (kept: Failures) in
            kept.count > 0 && UTCTime.range.contains(kept.since) ? kept : nil
        }
        move = field(.move).flatMap { (kept: Move) in
            UTCTime.range.contains(kept.first) && UTCTime.range.contains(kept.last) && !kept.target.isEmpty ? kept : nil
        }
        end = field(.end).flatMap { (kept: End) in UTCTime.range.contains(kept.since) ? kept : nil }
        pace = field(.pace) ?? FeedPace()
        freshFor = seconds(.freshFor)
        rhythm = field(.rhythm).flatMap { $0 >= 0 && $0 <= UTCTime.range.upperBound ? $0 : nil }
        rest = field(.rest).flatMap { (kept: Rest) in
            UTCTime.range.contains(kept.since) && UTCTime.range.contains(kept.until) ? kept : nil
        }
        history = field(.history).flatMap { (kept: OlderPages) in
            kept.pages >= 0 && kept.failures >= 0 && !kept.newest.isEmpty ? kept : nil
        }
    }

    /// Writes all fields that are set.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(address, forKey: .address)
        try container.encodeIfPresent(validators, forKey: .validators)
        try container.encodeIfPresent(body, forKey: .body)
        try container.encodeIfPresent(lastAsked, forKey: .lastAsked)
        try container.encodeIfPresent(lastChanged, forKey: .lastChanged)
        try container.encodeIfPresent(nextDue, forKey: .nextDue)
        try container.encodeIfPresent(failures, forKey: .failures)
        try container.encodeIfPresent(move, forKey: .move)
        try container.encodeIfPresent(end, forKey: .end)
        try container.encode(pace, forKey: .pace)
        try container.encodeIfPresent(freshFor, forKey: .freshFor)
        try container.encodeIfPresent(rhythm, forKey: .rhythm)
        try container.encodeIfPresent(rest, forKey: .rest)
        try container.encodeIfPresent(history, forKey: .history)
    }
}
