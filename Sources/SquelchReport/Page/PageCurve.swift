import SquelchCuration
import SquelchDocuments

/// The Lorenz curve and what it says.
enum PageCurve {
    static func fields(_ curve: SignalCurve) -> Fields {
        guard curve.points.count > 2 else { return [:] }
        let chart = LorenzChart(curve)
        let plot = chart.plot
        let (right, bottom) = (plot.x + plot.width, plot.y + plot.height)
        let corner = Point(x: right, y: bottom)
        let half = PageNumbers.percent(curve.signal(in: 0.5))
        let last = PageNumbers.percent(max(0, 1 - curve.signal(in: 0.75)))
        return [
            "curve": true, "curveTitle": "Where the signal comes from",
            "curveSentence": "The best half of your attention brings \(half) of the signal; the worst quarter brings "
                + "\(last).",
            "width": Drawing.number(LorenzChart.width), "height": Drawing.number(LorenzChart.height),
            "left": Drawing.number(plot.x), "right": Drawing.number(right), "top": Drawing.number(plot.y),
            "bottom": Drawing.number(bottom), "tickY": Drawing.number(bottom + 17),
            "labelX": Drawing.number(plot.x - 6), "axisX": Drawing.number(plot.x + plot.width / 2),
            "axisY": Drawing.number(bottom + 38), "nameY": Drawing.number(plot.y - 3),
            "gridX": ticks.map { tick -> Fields in
                ["x": Drawing.number(plot.x + plot.width * tick), "text": percent(tick)]
            },
            "gridY": ticks.map { tick -> Fields in
                let y = bottom - plot.height * tick
                return ["y": Drawing.number(y), "textY": Drawing.number(y + 4), "text": percent(tick)]
            },
            "diagonal": Drawing.line([Point(x: plot.x, y: bottom), Point(x: right, y: plot.y)]),
            "line": Drawing.line(chart.points), "area": Drawing.line(chart.points + [corner]) + "z",
            "guide": Drawing.line([
                Point(x: plot.x, y: chart.half.y), chart.half, Point(x: chart.half.x, y: bottom),
            ]),
            "halfX": Drawing.number(chart.half.x), "halfY": Drawing.number(chart.half.y),
            "halfTextX": Drawing.number(chart.half.x + 10), "halfTextY": Drawing.number(chart.half.y + 16),
            "halfText": half,
            "curveRows": [0.1, 0.25, 0.5, 0.75, 0.9].map { part -> Fields in
                ["attentionPart": percent(part), "signalPart": PageNumbers.percent(curve.signal(in: part))]
            },
        ]
    }

    private static let ticks = [0, 0.25, 0.5, 0.75, 1]

    private static func percent(_ part: Double) -> String { Numbers.decimal(part * 100, 0) + "\u{A0}%" }
}
