public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// Whom the user follows and has to do with, for the terminal and as a table for programs.
public enum FollowingReport {
    /// People of a class that the answer on one screen names.
    public static let fewest = 3

    /// The answer first, then who is who, in lines that fit the terminal.
    /// - Parameters:
    ///   - review: whom the user follows, and what passed.
    ///   - hints: what else would add to it.
    ///   - most: people of a class that are listed; nil for all of them.
    ///   - more: what lists the others, where some are left out.
    ///   - profile: width and abilities of the terminal.
    public static func render(
        _ review: FollowingReview, hints: [String] = [], most: Int? = nil, more: String = "--all lists them",
        _ profile: TerminalProfile
    ) -> String {
        var output = paragraph(FollowingWords.headline(review), profile, .heading) + "\n"
        let hasDeeds = review.entries.contains { !$0.deeds.isEmpty }
        var columns = [
            TextTable.Column("Who", least: 24, stretch: 2),
            TextTable.Column("Where", least: 8, stretch: 1, dropOrder: 1),
        ]
        if hasDeeds {
            columns.append(TextTable.Column("Last", dropOrder: 2))
            columns.append(TextTable.Column("What you did", least: 20, stretch: 2, wraps: true))
        }
        // Half an address opens nothing: it is whole or not there.
        columns.append(TextTable.Column("Link", dropOrder: 0))
        var table = TextTable(columns, hasRule: true)
        for contact in FollowingReview.Contact.allCases {
            let entries = review.entries.filter { $0.contact == contact }
            guard !entries.isEmpty else { continue }
            table.addSection("\(FollowingWords.title(contact)): \(Counted.grouped(entries.count))")
            let shown = entries.prefix(most ?? entries.count)
            for entry in shown { table.add(row(entry, hasDeeds: hasDeeds)) }
            let rest = entries.count - shown.count
            if rest > 0 { table.addNote("  and \(Counted.grouped(rest)) more: \(more)") }
        }
        output += table.render(profile) + "\n"
        for note in FollowingWords.notes(review) + hints { output += paragraph("- " + note, profile, .dim) }
        return output
    }

    private static func paragraph(_ text: String, _ profile: TerminalProfile, _ style: TerminalStyle) -> String {
        TextWrap.lines(text, width: profile.width).map { profile.paint($0, style) + "\n" }.joined()
    }

    private static func row(_ entry: FollowingReview.Entry, hasDeeds: Bool) -> [TextTable.Cell] {
        var row = [TextTable.Cell(FollowingWords.name(entry)), TextTable.Cell(FollowingWords.place(entry), .dim)]
        if hasDeeds {
            row.append(TextTable.Cell(entry.last.map(UTCTime.day) ?? ""))
            row.append(TextTable.Cell(entry.deeds.isEmpty ? "nothing" : entry.deeds.joined(separator: ", ")))
        }
        return row + [TextTable.Cell(FollowingWords.link(entry) ?? "", .dim)]
    }
}
