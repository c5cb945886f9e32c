public import SquelchCuration
public import SquelchDocuments
import SquelchReport
public import SquelchTimeline

extension PlanFiles {
    /// All files of a plan, with the pages of this program.
    /// - Parameters:
    ///   - plan: what is to be done, by a person.
    ///   - reports: of the sources; lists of follows among them are the originals.
    ///   - version: of the program.
    public init(_ plan: ActionPlan, _ reports: [SourceReport], version: String) {
        let pages = PlanPages(
            checklist: PlanChecklist.html(plan, isUndo: false, version: version),
            undo: PlanChecklist.html(plan, isUndo: true, version: version)
        ) {
            PlanSummary.render(plan, guides: $0, notes: $1)
        }
        self.init(plan, reports, pages: pages)
    }
}
