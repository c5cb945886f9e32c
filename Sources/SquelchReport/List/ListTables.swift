public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A list for the terminal.
public enum ListTables {
    /// The list in lines that fit the terminal.
    public static func text(_ list: ListeningList, _ profile: TerminalProfile) -> String {
        guard !list.entries.isEmpty else {
            return "Nobody yet: an account is listed once its posts prove it worth its time.\n"
        }
        var lines = [profile.paint(TerminalText.fit(list.title, profile.width), .heading)]
        for section in list.sections {
            lines += ["", profile.paint(TerminalText.fit(section.title, profile.width), .heading)]
            for entry in section.entries {
                lines += wrap(entry.name + (entry.url.map { "  " + $0 } ?? ""), 2, profile)
                lines += wrap(entry.sentence, 4, profile)
                if !entry.subjects.isEmpty {
                    lines += wrap("About " + entry.subjects.joined(separator: ", "), 4, profile)
                }
                for post in entry.posts {
                    let day = post.published.map { UTCTime.day($0) + "  " } ?? ""
                    lines.append(TerminalText.cut("    · " + SafeLine.escape(day + post.title), profile.width))
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func wrap(_ text: String, _ indent: Int, _ profile: TerminalProfile) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        return TextWrap.lines(text, width: profile.width - indent, indent: "  ").map { blanks + $0 }
    }

    /// What changed, in lines that fit the terminal.
    public static func text(_ difference: ListDifference, _ profile: TerminalProfile) -> String {
        if difference.isEmpty { return "Nothing has changed.\n" }
        var lines: [String] = []
        func add(_ title: String, _ entries: [(ListedAccount, String)]) {
            guard !entries.isEmpty else { return }
            lines += [profile.paint("\(title): \(entries.count)", .heading)]
            for (entry, words) in entries {
                let context = entry.context.map { " (\($0))" } ?? ""
                lines += wrap(entry.name + context + ": " + words, 2, profile)
            }
        }
        add("New", difference.added.map { ($0, $0.reason) })
        add("Gone", difference.removed.map { ($0, $0.reason) })
        add("Changed", difference.changed.map { ($0.entry, "\($0.entry.reason). Before: \($0.before)") })
        return lines.joined(separator: "\n") + "\n"
    }
}
