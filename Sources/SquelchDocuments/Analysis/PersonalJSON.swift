import SquelchCuration
import SquelchJSON
import SquelchTimeline
import SquelchModel

/// The personal model's figures, in the schema `squelch.analysis/1`.
enum PersonalJSON {
    static func write(_ personal: PersonalSummary?, _ json: inout JSONWriter) {
        json.key("personal")
        guard let personal else { return json.null() }
        json.beginObject()
        json.decimal("weight", personal.weight, 3)
        json.field("abstention", personal.abstention?.rawValue)
        json.integer("positives", personal.positives)
        json.integer("negatives", personal.negatives)
        json.integer("ratings", personal.ratings)
        json.key("held_out")
        if let heldOut = personal.heldOut { json.figures(heldOut) } else { json.null() }
        json.endObject()
    }
}
