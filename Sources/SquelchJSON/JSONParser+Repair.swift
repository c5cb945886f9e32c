import SquelchTimeline

/// A document that was read in spite of its faults.
public struct JSONDocument {
    /// The root, valid until the parser's next parse.
    public var root: JSONValue
    /// What had to be changed; empty for well-formed JSON.
    public var repairs: JSONRepairs
    /// The first fault and its place in the original; nil for well-formed JSON.
    public var damage: JSONError?
}

extension JSONParser {
    /// Parses one document, mended where it is not quite JSON and cut back to its last whole item where it
    /// breaks off.
    ///
    /// Well-formed JSON costs nothing extra. Refused are still texts that are too large, too deep or empty,
    /// and those of which nothing can be kept. Parameters are those of ``parse(_:readable:)``.
    public mutating func parseRepairing(
        _ bytes: UnsafeBufferPointer<UInt8>, readable: Int = 0
    ) throws(JSONError) -> JSONDocument {
        let (code, value) = attempt(bytes, readable: readable)
        guard let code else { return JSONDocument(root: value, repairs: []) }
        let damage = located(code, in: bytes)
        if !code.isRepairable { throw damage }
        var (repairs, result) = sanitized(bytes)
        if case .success(let root) = result {
            return JSONDocument(root: root, repairs: repairs, damage: damage)
        }
        repairs.insert(.truncated)
        // First all is trusted and closed at the end, which is right for what was cut off. Then each try trusts less:
        // up to the place of the error, which is now and then found a little too late.
        var limit = repaired.count
        for attempt in 0..<4 {
            guard case .failure(let error) = result, error.code.isRepairable else { break }
            if attempt > 0 { limit = min(limit, error.offset ?? limit) }
            guard let salvage = JSONSalvage(repaired.all, limit: limit) else {
                if attempt == 0 { continue }
                break
            }
            repaired.truncate(to: salvage.cut)
            for closer in salvage.closers { repaired.append(closer) }
            result = parseRepaired()
            if case .success(let root) = result {
                return JSONDocument(root: root, repairs: repairs, damage: damage)
            }
            limit = salvage.cut
        }
        throw damage
    }

    /// Mends the strings and numbers of `bytes` into ``repaired`` and parses them.
    mutating func sanitized(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (JSONRepairs, Result<JSONValue, JSONError>) {
        let repairs = JSONRepair.sanitize(bytes.withoutByteOrderMark, into: &repaired, parser: handle)
        return (repairs, parseRepaired())
    }

    private mutating func parseRepaired() -> Result<JSONValue, JSONError> {
        repaired.reserve(Self.padding)
        let text = repaired.all
        let (code, value) = attempt(text, readable: repaired.capacity - repaired.count)
        if let code { return .failure(located(code, in: text)) }
        return .success(value)
    }
}

extension JSONError.Code {
    /// Whether another text with the same content could be read.
    var isRepairable: Bool {
        switch self {
        case .empty, .tooLarge, .tooDeep, .outOfMemory: false
        default: true
        }
    }
}
