import SquelchCuration
import SquelchTimeline

/// The levels of the contexts.
enum PageContexts {
    /// Contexts that are listed.
    private static let most = 30
    /// Dots of a context, those of the most attention.
    private static let mostDots = 150
    private static let width = 240.0

    static func fields(_ analysis: Analysis, _ insights: ReportInsights) -> Fields {
        let levels = insights.levels
        guard !levels.isEmpty else { return [:] }
        var fields: Fields = [
            "contexts": true, "contextSentence": sentence(levels),
            "contextRows": levels.prefix(most).map { row($0, analysis) },
            "contextNames": analysis.contexts.prefix(500).map { PageText.line($0.context.name, width: 60) },
        ]
        if levels.count > most {
            fields["contextMore"] = "\(Counted.text(levels.count - most, "more context")) of less attention."
        }
        return fields
    }

    private static func sentence(_ levels: [ContextLevel]) -> String {
        let measured = levels.filter { $0.snr != nil }
        guard let best = measured.max(by: { ($0.snr?.decibels ?? 0) < ($1.snr?.decibels ?? 0) }),
            let worst = measured.min(by: { ($0.snr?.decibels ?? 0) < ($1.snr?.decibels ?? 0) }), measured.count > 1
        else { return "What counts as signal depends on why you follow an account." }
        return "Highest is \(quoted(best)), lowest \(quoted(worst)). An account that you follow in two "
            + "contexts counts in both."
    }

    private static func name(_ level: ContextLevel) -> String {
        level.context.map { PageText.line($0.name, width: 60) } ?? "no context"
    }

    private static func quoted(_ level: ContextLevel) -> String {
        level.context == nil ? "what is in no context" : "“\(name(level))”"
    }

    private static func row(_ level: ContextLevel, _ analysis: Analysis) -> Fields {
        var fields: Fields = [
            "context": name(level), "kind": level.context?.kind.rawValue ?? "", "hasBar": false, "snr": "",
            "interval": "", "count": Counted.grouped(level.places.count),
            "minutes": PageNumbers.minutes((level.signalPerWeek + level.noisePerWeek) / 7),
        ]
        guard let snr = level.snr else { return fields }
        fields["hasBar"] = true
        fields["snr"] = PageNumbers.decibels(snr.decibels)
        fields["interval"] = PageNumbers.interval(snr)
        fields["level"] = Drawing.number(position(snr.decibels))
        fields["whisker"] = "M\(Drawing.number(position(snr.low))) 12H\(Drawing.number(position(snr.high)))"
        let measured = level.places.compactMap { place -> (place: Int, x: Double, minutes: Double)? in
            let account = analysis.accounts[place]
            return account.snr.map { (place, position($0.decibels), account.attentionPerWeek) }
        }
        let dots = measured.sorted { $0.minutes != $1.minutes ? $0.minutes > $1.minutes : $0.place < $1.place }
        fields["dots"] = dots.prefix(mostDots).map {
            Drawing.mark(.keep, at: Point(x: $0.x, y: 12), radius: 2)
        }.joined()
        return fields
    }

    private static func position(_ decibels: Double) -> Double { DecibelBar.position(decibels, width: width) }
}
