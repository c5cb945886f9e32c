public import SquelchCuration
import SquelchReport
import SquelchTimeline

/// What answers changed, in words.
public enum CalibrationWords {
    /// What an analysis says now that another said without the answers, a line each.
    public static func lines(from before: Analysis, to after: Analysis) -> [String] {
        let since = SinceLastTime(EarlierAnalysis(before), after)
        var lines: [String] = []
        let moved = since.risen.count + since.fallen.count
        if since.isEmpty {
            lines.append("No account moved by a decibel, and no verdict changed: your answers are what was expected.")
        } else {
            lines.append(
                "\(Counted.text(moved, "account")) moved by a decibel or more: "
                    + "\(since.risen.count) up, \(since.fallen.count) down.")
            lines +=
                names(since.risen.map(\.account.name), "Up most: ")
                + names(since.fallen.map(\.account.name), "Down most: ")
            lines += since.judged.prefix(most).map { judged in
                "\(PageText.line(judged.account.name, width: 60)): now \(judged.after.words)."
            }
        }
        if let personal = after.personal { lines.append(PersonalSentence.text(personal) + ".") }
        return lines
    }

    /// Accounts of a kind that are named.
    private static let most = 3

    private static func names(_ names: [String], _ words: String) -> [String] {
        guard !names.isEmpty else { return [] }
        return [words + names.prefix(most).map { PageText.line($0, width: 60) }.joined(separator: ", ") + "."]
    }
}
