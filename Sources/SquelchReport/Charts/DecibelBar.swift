import SquelchCuration

/// Positions on a small horizontal scale of decibels around 0.
enum DecibelBar {
    /// Width of the drawing.
    static let width = 120.0
    /// Decibels that reach an end.
    static let reach = 20.0

    /// Where a level lies.
    static func position(_ decibels: Double, reach: Double = reach, width: Double = width) -> Double {
        Scale(-reach...reach, from: 4, to: width - 4).position(decibels)
    }
}
