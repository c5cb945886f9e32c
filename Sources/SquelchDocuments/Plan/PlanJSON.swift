public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// A plan, and what of it has been done, for programs.
public enum PlanJSON {
    /// Name and version of the plan's schema.
    public static let schema = "squelch.plan/1"
    /// Name of the folder for digests.
    public static let digest = "Digest"
    /// Name of the folder for what is silent.
    public static let silent = "Silent"

    /// The plan; nil where there is no memory for it.
    public static func render(_ plan: ActionPlan) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("as_of", UTCTime.day(plan.asOf))
            json.field("digest", digest)
            json.decimal("saved_minutes_per_day", plan.savedPerDay, 3)
            json.decimal("signal_lost_minutes_per_day", plan.signalLostPerDay, 3)
            json.field("silent", silent)
            write(plan.goal, &json)
            write("items", plan.items, &json)
            write("tidy", plan.tidy, &json)
            write("nearest", plan.nearest, &json)
        }
    }

    private static func write(_ goal: GoalOutcome?, _ json: inout JSONWriter) {
        json.key("goal")
        guard let goal else { return json.null() }
        json.beginObject()
        json.field("unit", goal.countsAccounts ? "accounts" : "minutes a day")
        json.decimal("target", goal.target, 3)
        json.decimal("reached", goal.reached, 3)
        json.endObject()
    }

    private static func write(_ key: StaticString, _ items: [PlanItem], _ json: inout JSONWriter) {
        json.key(key)
        json.beginArray()
        for item in items { write(item, &json) }
        json.endArray()
    }

    private static func write(_ item: PlanItem, _ json: inout JSONWriter) {
        json.beginObject()
        json.field("id", item.id)
        json.texts("also", item.aliases)
        json.field("name", item.name)
        json.field("platform", item.platform?.rawValue)
        json.field("url", item.url)
        json.field("feed", item.feedURL)
        json.field("action", item.action.rawValue)
        json.field("value", item.value)
        json.field("instruction", item.instruction)
        json.texts("reasons", item.reasons)
        json.decimal("noise_minutes_per_week", item.noisePerWeek, 3)
        json.decimal("saved_minutes_per_week", item.savedPerWeek, 3)
        json.decimal("signal_lost_minutes_per_week", item.signalLostPerWeek, 3)
        json.key("sure")
        json.bool(item.isSure)
        json.field("missing", item.missing)
        json.endObject()
    }

    /// What has been done, in the schema `squelch.verification/1`; nil where there is no memory for it.
    public static func render(_ verification: PlanVerification) -> ByteArena? {
        JSONObjectText.render(schema: "squelch.verification/1") { json in
            json.integer("done", verification.count(.done))
            json.integer("open", verification.count(.open))
            json.integer("unseen", verification.count(.unseen))
            json.key("items")
            json.beginArray()
            for (item, state) in verification.items {
                json.beginObject()
                json.field("id", item.ids.first)
                json.field("name", item.name)
                json.field("action", item.action.rawValue)
                json.field("state", state.rawValue)
                json.endObject()
            }
            json.endArray()
        }
    }
}
