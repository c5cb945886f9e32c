public import SquelchCuration
import SquelchDocuments

/// What has been done of a plan, for a terminal.
public enum VerificationText {
    /// A line for each item that is still open or cannot be seen, under their counts.
    public static func render(_ verification: PlanVerification, _ profile: TerminalProfile) -> String {
        let all = verification.items.count
        var lines = [profile.paint("\(verification.count(.done)) of \(all) done", .heading)]
        for (state, title) in [(PlanVerification.State.open, "Still open"), (.unseen, "Cannot be seen in an export")] {
            let items = verification.items.filter { $0.state == state }
            guard !items.isEmpty else { continue }
            lines.append("\(title): \(items.count)")
            for (item, _) in items {
                lines.append(TerminalText.fit("  \(item.name): \(item.action.rawValue)", profile.width))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
