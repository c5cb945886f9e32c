public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A plan in lines that fit the terminal, for a look before anything is written.
public enum PlanTable {
    /// Below this width the reason gets a line of its own.
    private static let oneLine = 132

    /// What to turn down and what to unfollow, with what it saves and why.
    public static func render(_ plan: ActionPlan, _ profile: TerminalProfile) -> String {
        let hasReasons = profile.width >= oneLine
        var table = TextTable(columns(hasReasons))
        let sections = PlanSections.list(plan)
        for section in sections {
            table.addSection(section.title)
            let shown = section.items.prefix(section.mostShown)
            for item in shown {
                let reason = item.missing ?? item.reasons.first
                table.add(row(item, hasReasons ? reason : nil, isPlanned: section.isPlanned))
                if !hasReasons, let reason { table.addNote("  " + reason) }
            }
            let rest = section.items.count - shown.count
            if rest > 0 { table.addNote("and \(Counted.grouped(rest)) more") }
        }
        let rows = sections.isEmpty ? "" : table.render(profile) + "\n"
        let words =
            PlanSummary.head(plan)
            + (plan.all.isEmpty
                ? ""
                : " Nothing has been done or written: --output FOLDER "
                    + "writes it as files to review, with their undo.")
        return rows + TextWrap.lines(words, width: profile.width).joined(separator: "\n") + "\n"
    }

    private static func columns(_ hasReasons: Bool) -> [TextTable.Column] {
        var columns = [
            TextTable.Column("Account", least: 12, stretch: 2),
            TextTable.Column("What to do", least: 16, stretch: 3, wraps: true),
            TextTable.Column("Saves", isRight: true),
        ]
        if hasReasons { columns.append(TextTable.Column("Why", least: 20, stretch: 3, wraps: true)) }
        return columns
    }

    private static func row(_ item: PlanItem, _ reason: String?, isPlanned: Bool) -> [TextTable.Cell] {
        let verdict: Verdict = item.step == .unfollow ? .unfollow : .turnDown
        return [
            TextTable.Cell(item.name), TextTable.Cell(isPlanned ? item.instruction : "", verdict.style),
            TextTable.Cell(item.savedPerWeek.map { Numbers.decimal($0, 1) + " min/wk" } ?? ""),
            TextTable.Cell(reason ?? ""),
        ]
    }
}
