/// Numbers as a sentence needs them, without Foundation.
enum Numerals {
    /// `61 %`, rounded to whole percent; a small part of something is never shown as none of it.
    static func percent(_ part: Double) -> String {
        let value = (min(1, max(0, part)) * 100).rounded()
        return value == 0 && part > 0 ? "under 1 %" : "\(Int(value)) %"
    }

    /// One decimal, `3.1`.
    static func oneDecimal(_ value: Double) -> String {
        let tenths = Int((min(1e12, max(-1e12, value)) * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}
