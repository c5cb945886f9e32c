public import SquelchCuration
import SquelchJSON
import SquelchModel
public import SquelchTimeline

/// The analysis in the schema `squelch.analysis/1` (design section 6).
public enum AnalysisJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.analysis/1"

    /// The JSON text; nil where there is no memory for it.
    /// - Parameters:
    ///   - analysis: what the document says.
    ///   - version: of the program.
    ///   - following: whom the user follows and has to do with, where nobody's posts are among the files.
    public static func render(
        _ analysis: Analysis, version: String, following: FollowingReview? = nil
    ) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("squelch", version)
            json.field("generated", UTCTime.iso8601(analysis.generated))
            json.window("window", analysis.window)
            json.decimal("threshold_db", analysis.threshold, 2)
            write(analysis.totals, &json)
            write(analysis.contexts, &json)
            BudgetJSON.write(analysis.budget, &json)
            PersonalJSON.write(analysis.personal, &json)
            if let since = analysis.since { SinceJSON.write(since, &json) }
            json.key("accounts")
            json.beginArray()
            for account in analysis.accounts { AccountJSON.write(account, &json) }
            json.endArray()
            if let following {
                json.key("following")
                FollowingJSON.write(following, &json)
            }
            json.objects("warnings", analysis.warnings) { warning, json in
                json.field("source", warning.source)
                json.key("record")
                if let record = warning.record { json.int(Int64(record)) } else { json.null() }
                json.field("message", warning.message)
            }
            json.texts("hints", analysis.hints)
        }
    }

    private static func write(_ contexts: [ContextSummary], _ json: inout JSONWriter) {
        json.objects("contexts", contexts) { one, json in
            json.field("name", one.context.name)
            json.field("kind", one.context.kind.rawValue)
            json.field("from", one.context.origin.rawValue)
            json.integer("accounts", one.accounts)
        }
    }

    private static func write(_ totals: Totals, _ json: inout JSONWriter) {
        json.key("totals")
        json.beginObject()
        json.integer("accounts", totals.accounts)
        json.integer("posts", totals.posts)
        json.decimal("attention_minutes_per_day", totals.attentionMinutesPerDay, 3)
        json.decimal("signal_minutes_per_day", totals.signalMinutesPerDay, 3)
        json.decimal("noise_minutes_per_day", totals.noiseMinutesPerDay, 3)
        json.decimal("snr_db", totals.snr, 2)
        json.endObject()
    }
}

extension JSONWriter {
    mutating func field(_ key: StaticString, _ value: String?) {
        self.key(key)
        if let value { string(value) } else { null() }
    }

    /// A list of objects, each of which `write` fills in.
    mutating func objects<Items: Sequence>(
        _ key: StaticString, _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
    ) {
        self.key(key)
        beginArray()
        for item in items {
            beginObject()
            write(item, &self)
            endObject()
        }
        endArray()
    }

    mutating func integer(_ key: StaticString, _ value: Int) {
        self.key(key)
        int(Int64(value))
    }

    mutating func decimal(_ key: StaticString, _ value: Double?, _ places: Int) {
        self.key(key)
        if let value { decimal(value, places: places) } else { null() }
    }

    /// A value under a detector's name.
    mutating func decimal(_ detector: Detector, _ value: Double, places: Int) {
        var name = detector.name
        name.withUTF8 { key($0) }
        decimal(value, places: places)
    }

    mutating func time(_ key: StaticString, _ seconds: Int64?) { field(key, seconds.map(UTCTime.iso8601)) }

    mutating func window(_ key: StaticString, _ window: TimeWindow?) {
        self.key(key)
        guard let window else { return null() }
        beginObject()
        time("from", window.from)
        time("to", window.to)
        endObject()
    }

    mutating func texts(_ key: StaticString, _ texts: [String]) {
        self.key(key)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }
}
