public import SquelchCuration
import SquelchTimeline

/// Whom the user follows and has to do with, as a table for programs.
public enum FollowingCSV {
    /// A header and a row for each who is followed, safe to open in a spreadsheet.
    public static func render(_ review: FollowingReview) -> String {
        var output = CSVRow.render(["id", "name", "platform", "lists", "since", "contact", "last", "deeds", "url"])
        for entry in review.entries {
            output += CSVRow.render([
                CSVRow.text(entry.person.id), CSVRow.text(entry.person.name),
                CSVRow.text(entry.person.platform?.rawValue),
                CSVRow.text(entry.person.contexts.joined(separator: "; ")),
                entry.person.since.map(UTCTime.iso8601) ?? "", entry.contact.rawValue,
                entry.last.map(UTCTime.iso8601) ?? "", CSVRow.text(entry.deeds.joined(separator: ", ")),
                CSVRow.text(FollowingWords.link(entry)),
            ])
        }
        return output
    }
}
