import SquelchCuration
import SquelchTimeline

/// The values that the templates of a list use. Every key is there, since a missing one would be looked for further out.
enum ListValues {
    /// The values of a whole list.
    static func of(_ list: ListeningList) -> [String: Any] {
        [
            "title": list.title, "author": list.author ?? false, "as_of": UTCTime.day(list.asOf),
            "created": MailDate.rfc822(list.asOf - list.asOf % UTCTime.secondsPerDay), "lead": lead(list),
            "has_sections": list.sections.count > 1,
            "sections": list.sections.enumerated().map { index, section in of(section, index) },
        ]
    }

    private static func lead(_ list: ListeningList) -> String {
        let people = Set(list.entries.map(\.id)).count
        return people == 1 ? "One source, with the reason why." : "\(people) sources, each with the reason why."
    }

    private static func of(_ section: ListSection, _ index: Int) -> [String: Any] {
        [
            "title": section.title, "anchor": "c\(index + 1)", "is_folder": section.context != nil,
            "entries": section.entries.map { of($0, section) },
        ]
    }

    private static func of(_ entry: ListEntry, _ section: ListSection) -> [String: Any] {
        [
            "name": entry.name, "url": WebLink.safe(entry.url) ?? false, "feed": WebLink.safe(entry.feedURL) ?? false,
            "category": section.context.map { "/" + $0 } ?? false, "reason": entry.reason,
            "rel": entry.relations.isEmpty ? false : entry.relations.joined(separator: " "),
            "has_subjects": !entry.subjects.isEmpty, "subjects": entry.subjects.map { ["word": $0] },
            "since": entry.since.map(UTCTime.day) ?? false, "has_posts": !entry.posts.isEmpty,
            "posts": entry.posts.map { post -> [String: Any] in
                [
                    "title": post.title, "url": WebLink.safe(post.url) ?? false,
                    "date": post.published.map(UTCTime.day) ?? false,
                ]
            },
        ]
    }
}
