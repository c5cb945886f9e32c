import SquelchCuration
import SquelchTimeline

/// A plan's items under their headings, the same in the terminal and in Markdown.
enum PlanSections {
    struct Section {
        var title: String
        var items: [PlanItem]
        /// Whether its items are acted on; the others are only told.
        var isPlanned = true
        /// Items that a look at the plan shows; the files and `--format json` have all of them.
        var mostShown = Int.max
    }

    /// The headings that have items.
    static func list(_ plan: ActionPlan) -> [Section] {
        var sections: [Section]
        if plan.goal == nil {
            sections = [
                Section(title: "Turn down", items: plan.items.filter { $0.step != .unfollow }),
                Section(title: "Unfollow", items: plan.items.filter { $0.step == .unfollow }),
            ]
        } else {
            sections = [
                Section(title: "Sure", items: plan.items.filter(\.isSure)),
                Section(title: "From here on less sure", items: plan.items.filter { !$0.isSure }),
            ]
        }
        sections.append(Section(title: "To tidy, at no cost", items: plan.tidy, mostShown: 10))
        sections.append(Section(title: "Nearest to a suggestion", items: plan.nearest, isPlanned: false))
        return sections.filter { !$0.items.isEmpty }
    }
}
