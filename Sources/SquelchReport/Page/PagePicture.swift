import SquelchCuration
import SquelchDocuments
import SquelchTimeline
import SquelchModel

/// The picture to remember: signal against attention.
enum PagePicture {
    static func fields(_ analysis: Analysis) -> Fields {
        let charts = [SignalChart(analysis, .wide), SignalChart(analysis, .narrow)]
        let threshold = PageNumbers.decibels(analysis.threshold)
        return [
            "pictureSentence": "What costs you most stands on the right, what is worth it stands high. "
                + "Look at the lower right first.",
            "pictureCaption":
                "The area of a mark is the attention that the account takes; the fine lines are 90\u{A0}% "
                + "intervals. The dotted line at \(threshold)\u{A0}dB is what the verdicts measure by."
                + (charts[0].crowds.isEmpty ? "" : " Grey dots stand for several accounts of little attention."),
            "legend": [Verdict.keep, .turnDown, .unfollow].map { verdict -> Fields in
                ["v": verdict.pageClass, "d": verdict.pageMark, "words": verdict.words]
            },
            "charts": zip(charts, ["wide", "narrow"]).map { chart($0, $1, analysis) },
        ]
    }

    private static func chart(_ chart: SignalChart, _ name: String, _ analysis: Analysis) -> Fields {
        let plot = chart.plot
        let right = plot.x + plot.width
        let bottom = plot.y + plot.height
        let isWide = chart.size.width > 500
        return [
            "chartName": name, "width": Drawing.number(chart.size.width), "height": Drawing.number(chart.size.height),
            "description": description(chart, analysis), "left": Drawing.number(plot.x),
            "right": Drawing.number(right), "labelX": Drawing.number(plot.x - 6), "shareX": Drawing.number(right + 6),
            "top": Drawing.number(plot.y), "bottom": Drawing.number(bottom), "tickY": Drawing.number(bottom + 17),
            "axisX": Drawing.number(plot.x + plot.width / 2), "axisY": Drawing.number(bottom + 38),
            "axisText": isWide ? "minutes of attention a week" : "minutes a week",
            "limitY": Drawing.number(chart.y.position(analysis.threshold)),
            "levels": SignalChart.levels.map { level -> Fields in
                let share = PageNumbers.percent(Decibels.share(at: level))
                return [
                    "y": Drawing.number(chart.y.position(level)), "textY": Drawing.number(chart.y.position(level) + 4),
                    "zero": level == 0,
                    "text": PageNumbers.minus(Numbers.signed(level, 0)) + (isWide && level == 20 ? " dB" : ""),
                    "share": isWide ? share + " signal" : share,
                ]
            },
            "ticks": ticks(chart).map { tick -> Fields in
                ["x": Drawing.number(chart.x.position(tick)), "text": self.tick(tick)]
            },
            "crowds": chart.crowds.map { crowd -> Fields in
                [
                    "x": Drawing.number(crowd.center.x), "y": Drawing.number(crowd.center.y),
                    "r": Drawing.number(crowd.radius),
                ]
            },
            "intervals": [Verdict.keep, .turnDown, .unfollow].compactMap { intervals($0, chart, analysis) },
            // The largest lie below the others.
            "marks": chart.marks.sorted { $0.radius != $1.radius ? $0.radius > $1.radius : $0.place < $1.place }.map {
                mark($0, isWide, analysis)
            },
            "labels": chart.labels.map { label -> Fields in
                [
                    "x": Drawing.number(label.at.point.x), "y": Drawing.number(label.at.point.y),
                    "anchorAt": label.at.anchor.rawValue,
                    "name": PageText.name(analysis.accounts[label.place].account, width: chart.size.nameWidth),
                ]
            },
        ]
    }

    /// The ticks whose numbers do not touch: where all would, those of powers of ten.
    private static func ticks(_ chart: SignalChart) -> [Double] {
        let all = chart.x.ticks
        let places = all.map { (center: chart.x.position($0), half: Double(tick($0).count) * digitWidth / 2) }
        let isTight = zip(places, places.dropFirst()).contains { one, next in
            next.center - next.half < one.center + one.half + digitWidth
        }
        let tens = all.filter(Scale.isPowerOfTen)
        return isTight && tens.count > 1 ? tens : all
    }

    /// Width of a digit of the charts' labels.
    private static let digitWidth = 7.5

    private static func tick(_ value: Double) -> String {
        value >= 1 ? Counted.grouped(Int(value)) : Numbers.decimal(value, value >= 0.1 ? 1 : value >= 0.01 ? 2 : 3)
    }

    private static func intervals(_ verdict: Verdict, _ chart: SignalChart, _ analysis: Analysis) -> Fields? {
        let lines = chart.marks.compactMap { mark -> String? in
            guard analysis.accounts[mark.place].verdict == verdict, let interval = mark.interval else { return nil }
            return "M\(Drawing.number(mark.center.x)) \(Drawing.number(interval.low))V\(Drawing.number(interval.high))"
        }
        return lines.isEmpty ? nil : ["v": verdict.pageClass, "d": lines.joined()]
    }

    private static func mark(_ mark: SignalChart.Mark, _ isTitled: Bool, _ analysis: Analysis) -> Fields {
        let account = analysis.accounts[mark.place]
        var title = ""
        if isTitled, let snr = account.snr {
            title =
                "\(PageText.name(account.account, width: 50)): \(PageNumbers.decibels(snr.decibels))\u{A0}dB, "
                + "\(PageNumbers.minutes(account.attentionPerWeek)) min. a week, \(account.verdict.words)"
        }
        return [
            "v": account.verdict.pageClass,
            "d": Drawing.mark(account.verdict, at: mark.center, radius: mark.radius), "markTitle": title,
        ]
    }

    private static func description(_ chart: SignalChart, _ analysis: Analysis) -> String {
        let count = chart.marks.count + chart.crowds.reduce(0) { $0 + $1.count }
        let below = analysis.accounts.count { ($0.snr?.decibels ?? .infinity) < analysis.threshold }
        return
            "\(Counted.text(count, "account")), each a mark: to the right the minutes of attention that it takes a "
            + "week, upwards its SNR. \(Counted.grouped(below)) lie below the line at "
            + "\(PageNumbers.decibels(analysis.threshold))\u{A0}dB. The table of accounts has the same numbers."
    }
}
