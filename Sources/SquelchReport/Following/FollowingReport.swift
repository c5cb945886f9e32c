public import SquelchCuration
import SquelchTimeline

/// Whom the user follows and has to do with, for the terminal and as a table for programs.
public enum FollowingReport {
    /// People of a class that are listed.
    private static let most = 25

    /// The answer first, then who is who, in lines that fit the terminal.
    /// - Parameter hints: what else would add to it.
    public static func render(_ review: FollowingReview, hints: [String] = [], _ profile: TerminalProfile) -> String {
        var output = paragraph(FollowingWords.headline(review), profile, .heading) + "\n"
        var table = TextTable(
            [
                TextTable.Column("Who", least: 14, stretch: 2), TextTable.Column("Where", stretch: 1, dropOrder: 1),
                TextTable.Column("Last"), TextTable.Column("What you did", least: 14, stretch: 2),
                TextTable.Column("Link", stretch: 2, dropOrder: 0),
            ], hasRule: true)
        for contact in FollowingReview.Contact.allCases {
            let entries = review.entries.filter { $0.contact == contact }
            guard !entries.isEmpty else { continue }
            table.addSection("\(FollowingWords.title(contact)): \(Counted.grouped(entries.count))")
            for entry in entries.prefix(most) { table.add(row(entry)) }
            let rest = entries.count - most
            if rest > 0 {
                table.addNote("  and \(Counted.grouped(rest)) more: --format html or csv lists all of them")
            }
        }
        output += table.render(profile) + "\n"
        for note in FollowingWords.notes(review) + hints { output += paragraph("- " + note, profile, .dim) }
        return output
    }

    private static func paragraph(_ text: String, _ profile: TerminalProfile, _ style: TerminalStyle) -> String {
        TextWrap.lines(text, width: profile.width).map { profile.paint($0, style) + "\n" }.joined()
    }

    private static func row(_ entry: FollowingReview.Entry) -> [TextTable.Cell] {
        [
            TextTable.Cell(FollowingWords.name(entry)), TextTable.Cell(FollowingWords.place(entry), .dim),
            TextTable.Cell(entry.last.map(UTCTime.day) ?? ""),
            TextTable.Cell(entry.deeds.isEmpty ? "nothing" : entry.deeds.joined(separator: ", ")),
            TextTable.Cell(FollowingWords.link(entry) ?? "", .dim),
        ]
    }

    /// A header and a row for each who is followed, safe to open in a spreadsheet.
    public static func csv(_ review: FollowingReview) -> String {
        var output = CSVRow.render(["id", "name", "platform", "lists", "since", "contact", "last", "deeds", "url"])
        for entry in review.entries {
            output += CSVRow.render([
                CSVRow.text(entry.person.id), CSVRow.text(entry.person.name), CSVRow.text(entry.person.platform),
                CSVRow.text(entry.person.contexts.joined(separator: "; ")),
                entry.person.since.map(UTCTime.iso8601) ?? "", entry.contact.rawValue,
                entry.last.map(UTCTime.iso8601) ?? "", CSVRow.text(entry.deeds.joined(separator: ", ")),
                CSVRow.text(FollowingWords.link(entry)),
            ])
        }
        return output
    }
}
