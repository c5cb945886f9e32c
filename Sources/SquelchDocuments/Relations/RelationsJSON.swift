public import SquelchCuration
import SquelchJSON
public import SquelchTimeline

/// The connections in the schema `squelch.relations/1`.
public enum RelationsJSON {
    /// Name and version of the schema.
    public static let schema = "squelch.relations/1"

    /// The JSON text; nil where there is no memory for it.
    /// - Parameters:
    ///   - analysis: what the document says.
    ///   - version: of the program.
    public static func render(_ analysis: RelationsAnalysis, version: String) -> ByteArena? {
        JSONObjectText.render(schema: schema) { json in
            json.field("squelch", version)
            json.time("reference", analysis.reference)
            json.key("totals")
            json.beginObject()
            json.integer("connections", analysis.relations.count)
            json.integer("real", analysis.real)
            json.integer("close", analysis.count(.close))
            json.integer("alive", analysis.count(.alive))
            json.integer("waiting_for_your_answer", analysis.count(.waiting))
            json.integer("no_answer", analysis.count(.unanswered))
            json.integer("dormant", analysis.count(.dormant))
            json.integer("never_interacted", analysis.count(.never))
            json.integer("could_give_a_reference", analysis.relations.count(where: \.couldGiveReference))
            json.integer("you_could_recommend", analysis.relations.count(where: \.couldRecommend))
            json.endObject()
            json.texts("one_sided", analysis.oneSided.map(\.rawValue))
            json.key("relations")
            json.beginArray()
            for relation in analysis.relations { write(relation, &json) }
            json.endArray()
        }
    }

    private static func write(_ relation: Relation, _ json: inout JSONWriter) {
        let person = relation.person
        json.beginObject()
        json.field("id", person.id)
        json.texts("also", person.aliases)
        json.field("name", person.name)
        json.field("platform", person.platform?.rawValue)
        json.field("url", person.url)
        json.field("company", person.company)
        json.field("position", person.position)
        json.texts("contexts", person.contexts)
        json.field("class", relation.standing.rawValue)
        json.key("could_give_a_reference")
        json.bool(relation.couldGiveReference)
        json.key("you_could_recommend")
        json.bool(relation.couldRecommend)
        json.decimal("strength", relation.strength, 3)
        json.time("since", person.since)
        json.time("first", person.interaction.first?.time)
        json.field("began", person.interaction.first?.direction.rawValue)
        json.time("last", person.interaction.last)
        json.key("exchanges")
        json.beginObject()
        for kind in AccountInteraction.Kind.allCases {
            let received = person.interaction.count(kind, .received)
            let sent = person.interaction.count(kind, .sent)
            guard received + sent > 0 else { continue }
            var name = kind.rawValue
            name.withUTF8 { json.key($0) }
            json.beginObject()
            json.integer("in", received)
            json.integer("out", sent)
            json.endObject()
        }
        json.endObject()
        json.texts("notes", person.notes)
        json.texts("evidence", relation.evidence)
        json.endObject()
    }
}
