import SquelchCuration

/// Positions on a small horizontal scale of decibels around 0.
package enum DecibelBar {
    /// Width of the drawing.
    package static let width = 120.0
    /// Decibels that reach an end.
    package static let reach = 20.0

    /// Where a level lies.
    package static func position(_ decibels: Double, reach: Double = reach, width: Double = width) -> Double {
        Scale(-reach...reach, from: 4, to: width - 4).position(decibels)
    }
}
