public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// A division of a sum, for programs.
public enum SupportJSON {
    /// Name and version of the JSON schema.
    public static let schema = "squelch.support/1"

    /// The division in the schema `squelch.support/1`; amounts are texts, since a number may lose a cent.
    public static func render(_ plan: SupportPlan) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("currency", plan.currency.code)
            json.field("budget", plan.currency.text(plan.budget))
            json.objects("shares", plan.shares) { share, json in
                json.field("id", share.id)
                json.field("name", share.name)
                json.field("amount", plan.currency.text(share.amount))
                json.decimal("signal_minutes_per_week", share.signalMinutesPerWeek, 3)
                json.texts("links", share.links)
            }
            json.integer("without_link", plan.withoutLink)
            json.integer("below_minimum", plan.belowMinimum)
        }
    }
}
