/// A signed value as a bar from the middle: `    ████│`, `        │██  `.
public struct SignedBar: Sendable {
    private let half: Int
    private let reach: Double
    private let full: Character
    private let axis: Character

    /// Bars in block characters, or in ASCII.
    /// - Parameters:
    ///   - isUnicode: whether block characters can be shown.
    ///   - half: columns on either side of the middle.
    ///   - reach: value at the ends.
    public init(isUnicode: Bool, half: Int, reach: Double) {
        self.half = max(1, half)
        self.reach = max(reach, .leastNonzeroMagnitude)
        full = isUnicode ? "█" : "#"
        axis = isUnicode ? "│" : "|"
    }

    /// The bar; what is not zero has at least one column.
    public func draw(_ value: Double) -> String {
        guard value.isFinite else { return String(repeating: " ", count: half) + String(axis) }
        let length = min(half, Int((abs(value) / reach * Double(half)).rounded(.up)))
        let bar = String(repeating: full, count: abs(value) < 0.05 ? 0 : length)
        if value < 0 { return String(repeating: " ", count: half - bar.count) + bar + String(axis) }
        return String(repeating: " ", count: half) + String(axis) + bar
    }
}
