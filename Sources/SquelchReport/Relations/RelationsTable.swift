public import SquelchCuration
import SquelchTimeline

/// The connections for people: what could be vouched for first, and who was never spoken to as a mere count.
public enum RelationsTable {
    /// Connections of a class that are listed beside the other classes.
    private static let mostInOverview = 25

    /// The classes in words.
    static func words(_ standing: Relation.Standing) -> String {
        switch standing {
        case .reference: "could give a reference"
        case .alive: "alive"
        case .dormant: "dormant, worth a message"
        case .never: "never interacted"
        }
    }

    /// The table in lines that fit the terminal, the headline at its end.
    /// - Parameter standing: only this class; nil lists all but those who never interacted.
    public static func render(
        _ analysis: RelationsAnalysis, only standing: Relation.Standing?, _ profile: TerminalProfile
    ) -> String {
        guard !analysis.relations.isEmpty else {
            return
                "No connections among the files: they are in the exports of LinkedIn and Facebook, and in archives.\n"
        }
        var table = TextTable(
            [
                TextTable.Column("Who", least: 14, stretch: 2), TextTable.Column("Strength", isRight: true),
                TextTable.Column("Last"), TextTable.Column("Began"),
                TextTable.Column("Rests on", least: 20, stretch: 4),
            ], hasRule: true)
        for one in Relation.Standing.allCases where standing.map({ $0 == one }) ?? (one != .never) {
            let relations = analysis.relations.filter { $0.standing == one }
            guard !relations.isEmpty else { continue }
            table.addSection("\(words(one)): \(Numbers.grouped(relations.count))")
            let shown = standing == nil ? relations.prefix(mostInOverview) : relations[...]
            for relation in shown { table.add(row(relation)) }
            let rest = relations.count - shown.count
            if rest > 0 { table.addNote("  and \(Numbers.grouped(rest)) more: --class \(one.rawValue) lists them") }
        }
        return table.render(profile) + headline(analysis, profile)
    }

    private static func row(_ relation: Relation) -> [TextTable.Cell] {
        let interaction = relation.person.interaction
        let began: String =
            switch interaction.first?.direction {
            case .sent: "you"
            case .received: "them"
            case nil: ""
            }
        return [
            TextTable.Cell(relation.person.name ?? relation.person.id),
            TextTable.Cell(Numbers.decimal(relation.strength * 100, 0)),
            TextTable.Cell(interaction.last.map(UTCTime.day) ?? ""), TextTable.Cell(began),
            TextTable.Cell(
                relation.evidence.isEmpty ? "the connection alone" : relation.evidence.joined(separator: "; ")),
        ]
    }

    private static func headline(_ analysis: RelationsAnalysis, _ profile: TerminalProfile) -> String {
        let all = analysis.relations.count
        let vouched = analysis.count(.reference)
        let counts = Relation.Standing.allCases.map { "\(words($0)) \(Numbers.grouped(analysis.count($0)))" }
        return "\n"
            + profile.paint(
                "You could vouch for \(Numbers.grouped(vouched)) of \(Numbers.grouped(all)) connections", .heading)
            + ", as of \(UTCTime.day(analysis.reference))\n" + counts.joined(separator: " · ") + "\n"
            + profile.paint("Strength: 50 is about ten messages each way within the last months.", .dim) + "\n"
    }

}
