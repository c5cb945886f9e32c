public import SquelchTimeline

extension JSONValue {
    /// Copies a string into `arena`; missing for any other type.
    public func text(into arena: inout ByteArena) -> ByteSlice {
        guard let string else { return .missing }
        let offset = arena.count
        arena.append(string)
        return ByteSlice(offset: offset, length: string.count)
    }

    /// Copies an identifier into `arena`: a string, or the exact digits of a whole number.
    ///
    /// Some exporters write ids as numbers. Anything else, such as 1e3 or 1.5, is missing: an id is never
    /// rounded.
    public func identifier(into arena: inout ByteArena) -> ByteSlice {
        switch kind {
        case .string: return text(into: &arena)
        case .int64, .uint64:
            let offset = arena.count
            if let number = int64 {
                arena.append(digits: number.magnitude, isNegative: number < 0)
            } else if let number = uint64 {
                arena.append(digits: number, isNegative: false)
            }
            return ByteSlice(offset: offset, length: arena.count - offset)
        default: return .missing
        }
    }
}

extension ByteArena {
    mutating func append(digits magnitude: UInt64, isNegative: Bool) {
        if isNegative { append(UInt8(ascii: "-")) }
        var divisor: UInt64 = 1
        while magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / divisor % 10))
            divisor /= 10
        }
    }
}
