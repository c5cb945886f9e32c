/// A file of a plan's folder, and what to do with it.
public struct PlanGuide: Sendable {
    /// Path inside of the folder.
    public var path: String
    /// What it is and how to use it: one or two sentences.
    public var text: String

    /// A guide to a file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// The parts of a plan's folder that people look at.
public struct PlanPages {
    /// Links to work through, as a page.
    public var checklist: String
    /// The same with the way back.
    public var undo: String
    /// `PLAN.md`, from the guides to the files beside it and from what could not be done and why.
    public var summary: (_ guides: [PlanGuide], _ notes: [String]) -> String

    /// The pages of a plan.
    public init(
        checklist: String, undo: String, summary: @escaping (_ guides: [PlanGuide], _ notes: [String]) -> String
    ) {
        self.checklist = checklist
        self.undo = undo
        self.summary = summary
    }
}
