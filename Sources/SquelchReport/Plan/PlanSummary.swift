public import SquelchCuration
import SquelchTimeline

/// A plan as Markdown, for the person who decides.
public enum PlanSummary {
    /// A file of the plan's folder, and what to do with it.
    public struct Guide: Sendable {
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

    /// The summary, with the guides to the files beside it.
    /// - Parameter notes: what could not be done and why.
    public static func render(_ plan: ActionPlan, guides: [Guide], notes: [String]) -> String {
        var lines = ["# A plan for what you follow", ""]
        lines += [
            head(plan), "",
            "**Nothing has been done.** Read it, strike out what you disagree with, then use the files below.", "",
        ]
        let turnDowns = plan.items.filter { $0.step != .unfollow }
        let unfollows = plan.items.filter { $0.step == .unfollow }
        for (title, items) in [("Turn down", turnDowns), ("Unfollow", unfollows)] where !items.isEmpty {
            lines += ["## \(title)", ""]
            for item in items { lines += entry(item) }
            lines.append("")
        }
        if !guides.isEmpty {
            lines += ["## The files", ""]
            for guide in guides { lines.append("- `\(guide.path)`: \(guide.text)") }
            lines.append("")
        }
        if !notes.isEmpty { lines += ["## To know", ""] + notes.map { "- " + MarkdownText.escape($0) } + [""] }
        lines += [
            "## Afterwards", "",
            "Export your follows anew and run `squelch plan --verify NEW_EXPORT --plan THIS_FOLDER`: it says what is done.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// What it comes to, in two sentences.
    static func head(_ plan: ActionPlan) -> String {
        guard !plan.items.isEmpty else {
            return "As of \(UTCTime.day(plan.asOf)) there is nothing to do: no account is noise enough."
        }
        let unfollows = plan.items.count { $0.step == .unfollow }
        let saved = Numbers.decimal(plan.savedPerDay, 1)
        let lost = Numbers.decimal(plan.signalLostPerDay, 2)
        return
            "As of \(UTCTime.day(plan.asOf)): \(plan.items.count - unfollows) to turn down, \(unfollows) to unfollow. "
            + "All of it together saves about \(saved) minutes a day, and loses \(lost) minutes of signal a day."
    }

    private static func entry(_ item: PlanItem) -> [String] {
        let saved = item.savedPerWeek.map { ", saves about \(Numbers.decimal($0, 1)) minutes a week" } ?? ""
        var lines = [
            "- [ ] **\(MarkdownText.link(item.name, item.url))**: \(MarkdownText.escape(item.instruction))\(saved)"
        ]
        if !item.reasons.isEmpty {
            lines.append("  Why: \(MarkdownText.escape(item.reasons.joined(separator: "; "))).")
        }
        return lines
    }

    /// A few lines for the terminal that say what was written.
    public static func text(_ plan: ActionPlan, folder: String, _ profile: TerminalProfile) -> String {
        let text = head(plan) + " Nothing has been done. Begin with \(folder)/PLAN.md"
        return TextWrap.lines(text, width: profile.width).joined(separator: "\n") + "\n"
    }
}
