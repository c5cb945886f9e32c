import SquelchDocuments
public import SquelchSystem
public import SquelchCuration
import SquelchTimeline

/// Whom the user follows and has to do with, as a page; and those never touched as a plan to work through.
public enum FollowingPage {
    /// Items of one sitting: networks stop those who unfollow hundreds in a row.
    private static let sitting = 25

    /// A self-contained page without script.
    /// - Parameters:
    ///   - review: whom the user follows, and what passed.
    ///   - hints: what else would add to it.
    ///   - version: of the program.
    public static func html(_ review: FollowingReview, hints: [String], version: String) -> String {
        let sections = FollowingReview.Contact.allCases.compactMap { contact -> [String: Any]? in
            let entries = review.entries.filter { $0.contact == contact }
            guard !entries.isEmpty else { return nil }
            return [
                "title": FollowingWords.title(contact), "count": Counted.grouped(entries.count),
                "has_deeds": entries.contains { !$0.deeds.isEmpty }, "entries": entries.map(row),
            ]
        }
        return SmallPage.following.render([
            "version": version, "headline": FollowingWords.headline(review),
            "as_of": UTCTime.day(review.reference), "sections": sections,
            "notes": (FollowingWords.notes(review) + hints).map { ["text": $0] },
        ])
    }

    private static func row(_ entry: FollowingReview.Entry) -> [String: Any] {
        [
            "name": FollowingWords.name(entry), "url": FollowingWords.link(entry) ?? false,
            "place": FollowingWords.place(entry), "last": entry.last.map(UTCTime.day) ?? false,
            "deeds": entry.deeds.joined(separator: ", "),
        ]
    }

    // MARK: - The plan

    /// The folder of a plan: what to look at, as Markdown and as a page of links. Nothing is done.
    public static func plan(_ review: FollowingReview, version: String) -> [OutputFolder.File] {
        [
            OutputFolder.File(path: "PLAN.md", text: markdown(review)),
            OutputFolder.File(path: "checklist.html", text: checklist(review, version: version)),
            OutputFolder.File(path: "following.csv", text: FollowingCSV.render(review)),
        ]
    }

    /// A few lines for the terminal that say what was written.
    public static func written(_ review: FollowingReview, folder: String, _ profile: TerminalProfile) -> String {
        let text = FollowingWords.headline(review) + " Nothing has been done. Begin with \(folder)/PLAN.md"
        return TextWrap.lines(text, width: profile.width).joined(separator: "\n") + "\n"
    }

    private static let lead = "Still worth following? Look at each, and unfollow those whom you do not miss."

    /// The plan in Markdown.
    static func markdown(_ review: FollowingReview) -> String {
        var lines = ["# A plan for what you follow", "", MarkdownText.escape(FollowingWords.headline(review)), ""]
        lines += ["**Nothing has been done.** \(lead)", ""]
        lines += FollowingWords.notes(review).map { "- " + MarkdownText.escape($0) } + [""]
        for (title, entries) in doubtful(review) {
            lines += ["## \(title)", ""]
            for entry in entries {
                let name = MarkdownText.link(FollowingWords.name(entry), FollowingWords.link(entry))
                lines.append("- [ ] **\(name)**: \(MarkdownText.escape(words(entry)))")
            }
            lines.append("")
        }
        lines += [
            "## The files", "", "- `checklist.html`: the same as links, in portions that no network minds.",
            "- `following.csv`: everybody you follow, for a spreadsheet.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func checklist(_ review: FollowingReview, version: String) -> String {
        let sections = doubtful(review).flatMap { title, entries in
            stride(from: 0, to: entries.count, by: sitting).enumerated().map { day, start -> [String: Any] in
                [
                    "title": day == 0 ? title : "\(title), day \(day + 1)",
                    "items": entries[start..<min(entries.count, start + sitting)].map { entry -> [String: Any] in
                        [
                            "name": FollowingWords.name(entry), "url": FollowingWords.link(entry) ?? false,
                            "what": words(entry), "feed": false,
                        ]
                    },
                ]
            }
        }
        return SmallPage.checklist.render([
            "version": version, "title": "Whom you follow without a word", "lead": lead, "sections": sections,
            "has_sections": !sections.isEmpty,
        ])
    }

    private static func doubtful(_ review: FollowingReview) -> [(String, [FollowingReview.Entry])] {
        [(FollowingReview.Contact.never, "Never"), (.earlier, "Not for a year")].compactMap { contact, title in
            let entries = review.entries.filter { $0.contact == contact }
            return entries.isEmpty ? nil : (title, entries)
        }
    }

    private static func words(_ entry: FollowingReview.Entry) -> String {
        var parts = [FollowingWords.place(entry)]
        if let since = entry.person.since { parts.append("since \(UTCTime.day(since))") }
        if let last = entry.last {
            parts.append("last \(UTCTime.day(last)): \(entry.deeds.joined(separator: ", "))")
        } else {
            let deeds = entry.deeds.joined(separator: ", ")
            parts.append(deeds.isEmpty ? "nothing that the files know of" : deeds)
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
