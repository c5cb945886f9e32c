public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A list as Markdown (CommonMark).
public enum ListMarkdown {
    /// The list with a heading a context.
    public static func render(_ list: ListeningList) -> String {
        var lines = ["# " + MarkdownText.escape(list.title), ""]
        let author = list.author.map { MarkdownText.escape($0) + ", as" } ?? "As"
        lines.append("\(author) of \(UTCTime.day(list.asOf)).")
        for section in list.sections {
            lines += ["", "## " + MarkdownText.escape(section.title), ""]
            for entry in section.entries {
                let name = MarkdownText.link(entry.name, entry.url)
                let feed = WebLink.safe(entry.feedURL).map { " ([feed](<\($0)>))" } ?? ""
                lines.append("- **\(name)**\(feed): \(MarkdownText.escape(entry.sentence))")
                if !entry.subjects.isEmpty {
                    lines.append("  About \(entry.subjects.map(MarkdownText.escape).joined(separator: ", ")).")
                }
                for post in entry.posts {
                    let date = post.published.map { ", \(UTCTime.day($0))" } ?? ""
                    lines.append("  - \(MarkdownText.link(post.title, post.url))\(date)")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
