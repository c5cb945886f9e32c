/// Values over time as a line of blocks: `▁▂▅▇▃`.
public struct Sparkline: Sendable {
    private let levels: [Character]

    /// Sparklines in block characters, or in ASCII.
    public init(isUnicode: Bool) {
        levels = Array(isUnicode ? "▁▂▃▄▅▆▇█" : "_.-=+*#@")
    }

    /// One character a value; a blank where there is none.
    /// - Parameters:
    ///   - values: what is drawn, one column each; nil where nothing is known.
    ///   - range: values at the lowest and the highest level; beyond it they stay there.
    public func draw(_ values: [Double?], in range: ClosedRange<Double>) -> String {
        let width = max(range.upperBound - range.lowerBound, .leastNonzeroMagnitude)
        return String(
            values.map { value -> Character in
                guard let value, value.isFinite else { return " " }
                let share = min(1, max(0, (value - range.lowerBound) / width))
                return levels[min(levels.count - 1, Int(share * Double(levels.count)))]
            })
    }
}
