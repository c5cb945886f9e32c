import SquelchCuration
import SquelchModel

/// Share of signal over time, small: the line of the steps, and the two levels before and after the change.
struct ChangeChart {
    /// Steps that have posts.
    let points: [Point]
    /// x of the change.
    let change: Double
    /// y of the level before it.
    let before: Double
    /// y of the level after it.
    let after: Double

    static let width = 240.0
    static let height = 64.0
    static let inset = 4.0

    init(_ one: ReportInsights.Change) {
        let y = Scale(0...1, from: Self.height - Self.inset, to: Self.inset)
        let window = one.series.window
        let x = Scale(
            Double(window.from)...max(Double(window.from) + 1, Double(window.to)), from: Self.inset,
            to: Self.width - Self.inset)
        let step = one.series.steps.isEmpty ? 0 : (Self.width - 2 * Self.inset) / Double(one.series.steps.count)
        points = one.series.steps.enumerated().compactMap { index, value in
            value.share.map { Point(x: Self.inset + (Double(index) + 0.5) * step, y: y.position($0)) }
        }
        change = x.position(Double(one.change.since))
        before = y.position(Decibels.share(at: one.change.before))
        after = y.position(Decibels.share(at: one.change.after))
    }
}
