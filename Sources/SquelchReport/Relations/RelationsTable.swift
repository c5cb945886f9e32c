public import SquelchCuration
import SquelchTimeline

/// The connections for people: how many are real, then who owes whom a word; who was never spoken to is a mere count.
public enum RelationsTable {
    /// Connections of a class that are listed beside the other classes; of the dormant only the best.
    private static let mostInOverview = 25
    private static let mostDormant = 10
    private static let barWidth = 5

    /// The classes in words.
    static func words(_ standing: Relation.Standing) -> String {
        switch standing {
        case .close: "close"
        case .alive: "alive"
        case .waiting: "waiting for your answer"
        case .unanswered: "you wrote, no answer"
        case .dormant: "dormant, worth a message"
        case .never: "never interacted"
        }
    }

    /// The table in lines that fit the terminal, the headline before it.
    /// - Parameters:
    ///   - analysis: the connections, in the order of the rows.
    ///   - standing: only this class; nil lists all but those who never interacted.
    ///   - profile: width and abilities of the terminal.
    public static func render(
        _ analysis: RelationsAnalysis, only standing: Relation.Standing?, _ profile: TerminalProfile
    ) -> String {
        guard !analysis.relations.isEmpty else {
            return
                "No connections among the files: they are in the exports of LinkedIn and Facebook, and in archives.\n"
        }
        let groups = groups(analysis, only: standing)
        // Only networks for work know these, and not of everybody: a column of blanks tells nothing.
        let hasWork = groups.contains { $0.shown.contains { !work($0.person).isEmpty } }
        let hasSince = groups.contains { $0.shown.contains { $0.person.since != nil } }
        var columns = [TextTable.Column("Who", least: 14, stretch: 2, wraps: true)]
        if hasWork { columns.append(TextTable.Column("Work", least: 8, stretch: 2, dropOrder: 2)) }
        if hasSince { columns.append(TextTable.Column("Since", dropOrder: 1)) }
        columns += [
            TextTable.Column("Strength", dropOrder: 0), TextTable.Column("Last", dropOrder: 3),
            TextTable.Column("Rests on", least: 20, stretch: 4, wraps: true),
        ]
        var table = TextTable(columns, hasRule: true)
        for group in groups {
            let rest = group.all - group.shown.count
            let best = rest > 0 ? ", the best \(group.shown.count)" : ""
            table.addSection("\(words(group.standing))\(best): \(Counted.grouped(group.all))")
            for relation in group.shown { table.add(row(relation, hasWork: hasWork, hasSince: hasSince, profile)) }
            if rest > 0 {
                table.addNote("  and \(Counted.grouped(rest)) more: --class \(group.standing.rawValue) lists them")
            }
        }
        return headline(analysis, profile) + "\n" + table.render(profile) + foot(analysis, profile)
    }

    /// The connections of a class that are listed, the best first.
    private struct Group {
        var standing: Relation.Standing
        var shown: [Relation]
        var all: Int
    }

    private static func groups(_ analysis: RelationsAnalysis, only standing: Relation.Standing?) -> [Group] {
        Relation.Standing.allCases.compactMap { one in
            guard standing.map({ $0 == one }) ?? (one != .never) else { return nil }
            let relations = analysis.relations.filter { $0.standing == one }
            guard !relations.isEmpty else { return nil }
            let most = standing != nil ? Int.max : one == .dormant ? mostDormant : mostInOverview
            return Group(standing: one, shown: Array(relations.prefix(most)), all: relations.count)
        }
    }

    private static func work(_ person: Person) -> String {
        [person.position, person.company].compactMap { $0 }.joined(separator: ", ")
    }

    private static func row(
        _ relation: Relation, hasWork: Bool, hasSince: Bool, _ profile: TerminalProfile
    ) -> [TextTable.Cell] {
        let person = relation.person
        var row = [TextTable.Cell(person.name ?? person.id)]
        if hasWork { row.append(TextTable.Cell(work(person), .dim)) }
        if hasSince { row.append(TextTable.Cell(person.since.map(UTCTime.day) ?? "")) }
        return row + [
            TextTable.Cell(bar(relation.strength, profile)),
            TextTable.Cell(person.interaction.last.map(UTCTime.day) ?? ""),
            TextTable.Cell(
                relation.evidence.isEmpty ? "the connection alone" : relation.evidence.joined(separator: "; ")),
        ]
    }

    private static func bar(_ strength: Double, _ profile: TerminalProfile) -> String {
        let filled = min(barWidth, max(0, Int((strength * Double(barWidth)).rounded(.up))))
        let (full, empty) = profile.isUnicode ? ("▰", "▱") : ("#", ".")
        return String(repeating: full, count: filled) + String(repeating: empty, count: barWidth - filled)
    }

    private static func headline(_ analysis: RelationsAnalysis, _ profile: TerminalProfile) -> String {
        let (all, real) = (analysis.relations.count, analysis.real)
        let connections = all == 1 ? "1 connection" : "\(Counted.grouped(all)) connections"
        let head = "\(Counted.grouped(real)) of \(connections) \(real == 1 ? "is" : "are") real"
        let counts = Relation.Standing.allCases.filter { analysis.count($0) > 0 }
            .map { "\(words($0)) \(Counted.grouped(analysis.count($0)))" }.joined(separator: " · ")
        return lines("\(head): something passed, as of \(UTCTime.day(analysis.reference)).", profile, .heading)
            + lines(counts, profile, nil)
    }

    private static func foot(_ analysis: RelationsAnalysis, _ profile: TerminalProfile) -> String {
        var notes: [String] = []
        func names(_ title: String, _ isOne: (Relation) -> Bool) {
            let found = analysis.relations.filter(isOne)
            guard !found.isEmpty else { return }
            let names = found.prefix(mostDormant).map { $0.person.name ?? $0.person.id }.joined(separator: ", ")
            let rest = found.count > mostDormant ? " and \(Counted.grouped(found.count - mostDormant)) more" : ""
            notes.append("\(title): \(Counted.grouped(found.count)) (\(names)\(rest)).")
        }
        names("Could give a reference, having recommended or endorsed you", \.couldGiveReference)
        names("You could recommend, as you have recommended or endorsed them", \.couldRecommend)
        for network in analysis.oneSided {
            notes.append(
                "\(network.name): one-sided. The files hold what you wrote, and no answers; whether any came they "
                    + "do not tell.")
        }
        notes.append("Strength: half of the bar is about ten messages each way within the last months.")
        return "\n" + notes.map { lines($0, profile, .dim) }.joined()
    }

    private static func lines(_ text: String, _ profile: TerminalProfile, _ style: TerminalStyle?) -> String {
        TextWrap.lines(text, width: profile.width)
            .map { line in (style.map { profile.paint(line, $0) } ?? line) + "\n" }.joined()
    }
}
