public import SquelchCuration
public import SquelchDocuments
import SquelchTimeline

/// A plan as Markdown, for the person who decides.
public enum PlanSummary {
    /// The summary, with the guides to the files beside it.
    /// - Parameters:
    ///   - plan: what is to be done, by a person.
    ///   - guides: what each file of the folder is for.
    ///   - notes: what could not be done and why.
    public static func render(_ plan: ActionPlan, guides: [PlanGuide], notes: [String]) -> String {
        var lines = ["# A plan for what you follow", ""]
        lines += [
            head(plan), "",
            "**Nothing has been done.** Read it, strike out what you disagree with, then use the files below.", "",
        ]
        for section in PlanSections.list(plan) {
            lines += ["## \(section.title)", ""]
            for item in section.items { lines += entry(item, isPlanned: section.isPlanned) }
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

    /// What it comes to, in a few sentences.
    static func head(_ plan: ActionPlan) -> String {
        var sentences = ["As of \(UTCTime.day(plan.asOf))"]
        let saved = Numbers.decimal(plan.savedPerDay, 1)
        let lost = Numbers.decimal(plan.signalLostPerDay, 2)
        // A plan of digests moves time, and saves none.
        let effect =
            saved == "0.0"
            ? [] : ["All of it together saves about \(saved) minutes a day, and loses \(lost) minutes of signal a day."]
        if let goal = plan.goal {
            sentences[0] += ": " + self.goal(goal, plan)
            if !plan.items.isEmpty { sentences += effect }
        } else if plan.items.isEmpty {
            // Where only what is to be tidied was asked for, nothing is said of noise.
            let isTidying = plan.nearest.isEmpty && !plan.tidy.isEmpty
            sentences[0] += isTidying ? ":" : " no account is noise for sure"
            if !isTidying { sentences[0] += plan.nearest.isEmpty ? "." : "; what comes nearest is listed." }
        } else {
            let unfollows = plan.items.count { $0.step == .unfollow }
            sentences[0] += ": \(plan.items.count - unfollows) to turn down, \(unfollows) to unfollow."
            sentences += effect
        }
        if !plan.tidy.isEmpty {
            let count = Counted.text(plan.tidy.count, "account")
            sentences.append("\(count) to tidy: silent, or followed twice.")
        }
        return sentences.joined(separator: " ")
    }

    /// What was asked for, how far it gets, and how much of it is sure.
    private static func goal(_ goal: GoalOutcome, _ plan: ActionPlan) -> String {
        func amount(_ value: Double) -> String {
            goal.countsAccounts
                ? Counted.text(Int(value), "account") : Numbers.decimal(value, 1) + " minutes a day"
        }
        let sure = plan.items.count(where: \.isSure)
        let surely = sure == plan.items.count ? "all of it is sure" : "\(sure) of \(plan.items.count) are sure"
        if goal.target <= 0 { return "the goal is reached as it is." }
        if goal.isReached {
            return "\(amount(goal.target)) fewer: reached; \(surely)."
        }
        return "of \(amount(goal.target)) fewer \(amount(goal.reached)) can be reached; \(surely). "
            + "Whom you protect, value or talk with is left alone."
    }

    private static func entry(_ item: PlanItem, isPlanned: Bool) -> [String] {
        let saved = item.savedPerWeek.map { ", saves about \(Numbers.decimal($0, 1)) minutes a week" } ?? ""
        let name = "**\(MarkdownText.link(item.name, item.url))**"
        let reasons = (isPlanned ? item.reasons : [item.missing].compactMap { $0 } + item.reasons).joined(
            separator: "; ")
        var lines = [isPlanned ? "- [ ] \(name): \(MarkdownText.escape(item.instruction))\(saved)" : "- \(name)"]
        if !reasons.isEmpty {
            lines.append("  \(isPlanned ? "Why" : "To know"): \(MarkdownText.escape(reasons)).")
        }
        return lines
    }

    /// A few lines for the terminal that say what was written.
    public static func text(_ plan: ActionPlan, folder: String, _ profile: TerminalProfile) -> String {
        let text = head(plan) + " Nothing has been done. Begin with \(folder)/PLAN.md"
        return TextWrap.lines(text, width: profile.width).joined(separator: "\n") + "\n"
    }
}
