public import SquelchCuration
import SquelchJSON
import SquelchModel
public import SquelchTimeline

/// An explanation in the schema `squelch.explanation/1`.
public enum ExplanationJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.explanation/1"

    /// The JSON text; nil where there is no memory for it.
    /// - Parameters:
    ///   - explanation: what the document says.
    ///   - version: of the program.
    public static func render(_ explanation: Explanation, version: String) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("squelch", version)
            json.decimal("typical_db", explanation.typical, 2)
            json.decimal("threshold_db", explanation.threshold, 2)
            json.key("account")
            AccountJSON.write(explanation.account, &json)
            json.texts("subjects", explanation.subjects)
            series(explanation.series, &json)
            past(explanation.past, &json)
            stories(explanation, &json)
            posts("helped", explanation.helped, &json)
            posts("hurt", explanation.hurt, &json)
            json.texts("flips", explanation.flips)
        }
    }

    private static func series(_ series: SignalSeries, _ json: inout JSONWriter) {
        json.key("series")
        json.beginObject()
        json.window("window", series.window)
        json.decimal("step_days", series.stepDays, 3)
        json.objects("steps", series.steps) { step, json in
            json.integer("posts", step.posts)
            json.decimal("attention_minutes", step.attention, 3)
            json.decimal("signal_minutes", step.signal, 3)
        }
        json.endObject()
    }

    /// Only where earlier analyses were kept: files have none.
    private static func past(_ past: [PastScore], _ json: inout JSONWriter) {
        guard !past.isEmpty else { return }
        json.objects("earlier_analyses", past) { one, json in
            json.time("at", one.at)
            json.decimal("snr_db", one.decibels, 2)
            json.decimal("low_db", one.low, 2)
            json.decimal("high_db", one.high, 2)
            json.field("verdict", one.verdict?.rawValue)
        }
    }

    private static func stories(_ explanation: Explanation, _ json: inout JSONWriter) {
        json.key("stories")
        json.beginObject()
        json.integer("told", explanation.stories.all)
        json.integer("told_by_nobody_else", explanation.stories.alone)
        json.objects("shared_with", explanation.partners) { partner, json in
            json.field("name", partner.name)
            json.integer("stories", partner.pair.shared)
            json.integer("they_were_first", partner.pair.otherFirst)
        }
        json.endObject()
    }

    private static func posts(_ key: StaticString, _ posts: [PostInfluence], _ json: inout JSONWriter) {
        json.objects(key, posts) { influence, json in
            json.field("id", influence.post.id)
            json.field("url", influence.post.url)
            json.field("title", influence.post.title)
            json.time("published", influence.post.published)
            json.decimal("db", influence.decibels, 3)
            json.decimal("worth", influence.post.worth, 4)
            json.decimal("cost_seconds", influence.post.cost, 1)
            json.key("detectors")
            json.beginObject()
            for detector in Detector.allCases where detector.isProbability {
                json.decimal(detector, influence.detectors[detector], places: 4)
            }
            json.endObject()
            json.field("repeats", influence.original?.account)
        }
    }
}
