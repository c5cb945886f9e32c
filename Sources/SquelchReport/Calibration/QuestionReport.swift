public import SquelchDocuments
import SquelchTimeline

/// Questions for a terminal.
public enum QuestionReport {
    /// One question, to stand alone on the lines that it needs.
    public static func screen(_ question: Question, number: Int, of count: Int, _ profile: TerminalProfile) -> String {
        let head = profile.paint("\(number) of \(count)", .dim)
        let keys = profile.paint("worth its time?  y yes · n no · s skip · u undo · q quit", .dim)
        // The title, and what there is of the text under it.
        let parts = question.text.split(separator: "\n", maxSplits: 1).map { SafeLine.escape(String($0)) }
        let lines = parts.flatMap { wrap($0, max(20, profile.width - 4)) }
        return "\n\(head)\n\n" + lines.map { "    \($0)\n" }.joined() + "\n\(keys) "
    }

    private static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
