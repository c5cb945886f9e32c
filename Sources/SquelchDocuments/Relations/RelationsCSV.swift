public import SquelchCuration
import SquelchTimeline

/// The connections as CSV, safe to open in a spreadsheet.
public enum RelationsCSV {
    /// A header and a row a connection.
    public static func render(_ analysis: RelationsAnalysis) -> String {
        var output = CSVRow.render([
            "id", "name", "platform", "company", "position", "class", "could_give_a_reference", "you_could_recommend",
            "strength", "last", "began", "since", "received", "sent", "evidence",
            "url",
        ])
        for relation in analysis.relations {
            let person = relation.person
            output += CSVRow.render([
                CSVRow.text(person.id), CSVRow.text(person.name), CSVRow.text(person.platform?.rawValue),
                CSVRow.text(person.company), CSVRow.text(person.position), relation.standing.rawValue,
                relation.couldGiveReference ? "yes" : "no", relation.couldRecommend ? "yes" : "no",
                Numbers.decimal(relation.strength, 3),
                person.interaction.last.map(UTCTime.iso8601) ?? "", person.interaction.first?.direction.rawValue ?? "",
                person.since.map(UTCTime.iso8601) ?? "", String(person.interaction.received),
                String(person.interaction.sent), CSVRow.text(relation.evidence.joined(separator: "; ")),
                CSVRow.text(person.url),
            ])
        }
        return output
    }
}
