import SquelchSystem

/// `ln(1 + n) / ln 13` for small n: how much of a full short post n content words are.
enum LogTable {
    /// Twelve content words are 1, 28 and more are 1.3.
    static func relativeLength(_ contentWords: Int) -> Float {
        values[min(values.count - 1, max(0, contentWords))]
    }

    /// Natural logarithm.
    @inline(__always)
    static func ln(_ x: Float) -> Float { Float(log(Double(x))) }

    private static let values = (0...28).map { min(1.3, Float(log(Double(1 + $0)) / log(13))) }
}
