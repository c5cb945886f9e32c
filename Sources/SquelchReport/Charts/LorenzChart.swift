import SquelchCuration

/// The Lorenz curve in a square, thinned to what can be seen.
struct LorenzChart {
    /// Points of the curve in drawing units, from the lower left corner.
    let points: [Point]
    /// Where half of the attention is.
    let half: Point
    let plot: Box

    static let width = 400.0
    static let height = 340.0
    /// Least distance of two points that are both kept.
    private static let least = 2.0

    init(_ curve: SignalCurve) {
        let plot = Box(x: 42, y: 12, width: 300, height: 280)
        self.plot = plot
        func place(_ attention: Double, _ signal: Double) -> Point {
            Point(x: plot.x + plot.width * attention, y: plot.y + plot.height * (1 - signal))
        }
        var points: [Point] = []
        for (index, one) in curve.points.enumerated() {
            let point = place(one.attention, one.signal)
            if let last = points.last, index < curve.points.count - 1,
                abs(point.x - last.x) + abs(point.y - last.y) < Self.least
            {
                continue
            }
            points.append(point)
        }
        self.points = points
        half = place(0.5, curve.signal(in: 0.5))
    }
}
