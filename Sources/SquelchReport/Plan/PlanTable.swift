public import SquelchCuration

/// A plan in lines that fit the terminal, for a look before anything is written.
public enum PlanTable {
    /// Below this width the reason gets a line of its own.
    private static let oneLine = 132

    /// What to turn down and what to unfollow, with what it saves and why.
    public static func render(_ plan: ActionPlan, _ profile: TerminalProfile) -> String {
        let hasReasons = profile.width >= oneLine
        var table = TextTable(columns(hasReasons))
        for (title, isUnfollow) in [("Turn down", false), ("Unfollow", true)] {
            let items = plan.items.filter { ($0.step == .unfollow) == isUnfollow }
            if !items.isEmpty { table.addSection(title) }
            for item in items {
                table.add(row(item, hasReasons))
                if !hasReasons, let reason = item.reasons.first { table.addNote("  " + reason) }
            }
        }
        let rows = plan.items.isEmpty ? "" : table.render(profile) + "\n"
        let words =
            PlanSummary.head(plan)
            + (plan.items.isEmpty
                ? ""
                : " Nothing has been done or written: --output FOLDER "
                    + "writes it as files to review, with their undo.")
        return rows + TextWrap.lines(words, width: profile.width).joined(separator: "\n") + "\n"
    }

    private static func columns(_ hasReasons: Bool) -> [TextTable.Column] {
        var columns = [
            TextTable.Column("Account", least: 12, stretch: 2), TextTable.Column("What to do", least: 16, stretch: 3),
            TextTable.Column("Saves", isRight: true),
        ]
        if hasReasons { columns.append(TextTable.Column("Why", least: 20, stretch: 3)) }
        return columns
    }

    private static func row(_ item: PlanItem, _ hasReasons: Bool) -> [TextTable.Cell] {
        let verdict: Verdict = item.step == .unfollow ? .unfollow : .turnDown
        var row = [
            TextTable.Cell(item.name), TextTable.Cell(item.instruction, verdict.style),
            TextTable.Cell(item.savedPerWeek.map { Numbers.decimal($0, 1) + " min/wk" } ?? ""),
        ]
        if hasReasons { row.append(TextTable.Cell(item.reasons.first ?? "")) }
        return row
    }
}
