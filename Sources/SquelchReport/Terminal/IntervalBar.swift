/// A value in decibels with its interval, as a small bar on a fixed scale with zero marked: `───━━●━━─│──`.
///
/// What lies beyond the scale is shown at its end: a value as `◄` or `►`, an end of the interval as `‹` or
/// `›`.
public struct IntervalBar: Sendable {
    /// Columns of every bar.
    public let width: Int
    private let glyphs: Glyphs
    /// The scale reaches from minus to plus this many decibels.
    private let reach: Double

    /// Bars in box characters, or in ASCII.
    /// - Parameters:
    ///   - isUnicode: whether box characters can be shown.
    ///   - width: columns; one more where it is even, so that zero has a column of its own.
    ///   - reach: decibels at the ends of the scale.
    public init(isUnicode: Bool, width: Int = 17, reach: Double = 12) {
        self.reach = max(1, reach)
        self.width = max(3, width | 1)
        glyphs = isUnicode ? .box : .ascii
    }

    /// The bar of a value; only the value where its interval is not known, blanks where nothing is.
    public func draw(_ value: Double?, low: Double?, high: Double?) -> String {
        guard let value, !value.isNaN else { return String(repeating: " ", count: width) }
        var cells = [Character](repeating: glyphs.scale, count: width)
        cells[width / 2] = glyphs.zero
        if let low, let high, !low.isNaN, !high.isNaN {
            // The interval always reaches to its value, even where rounding or a caller has it otherwise.
            let (low, high) = (min(low, high, value), max(low, high, value))
            for cell in cell(of: low)...cell(of: high) { cells[cell] = glyphs.interval }
            if cell(of: low)...cell(of: high) ~= width / 2 { cells[width / 2] = glyphs.zeroInside }
            if low < -reach { cells[0] = glyphs.lowEnd }
            if high > reach { cells[width - 1] = glyphs.highEnd }
        }
        cells[cell(of: value)] =
            value < -reach ? glyphs.below : value > reach ? glyphs.above : glyphs.value
        return String(cells)
    }

    private func cell(of decibels: Double) -> Int {
        let share = (min(reach, max(-reach, decibels)) + reach) / (2 * reach)
        return Int((share * Double(width - 1)).rounded())
    }

    private struct Glyphs: Sendable {
        let scale, zero, interval, zeroInside, value, below, above, lowEnd, highEnd: Character

        static let box = Glyphs(
            scale: "─", zero: "│", interval: "━", zeroInside: "┿", value: "●", below: "◄", above: "►",
            lowEnd: "‹",
            highEnd: "›")
        static let ascii = Glyphs(
            scale: "-", zero: "|", interval: "=", zeroInside: "+", value: "o", below: "<", above: ">",
            lowEnd: "(",
            highEnd: ")")
    }
}
